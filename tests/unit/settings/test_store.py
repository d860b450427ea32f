"""Settings survive: damage never blocks the start, a save is whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import MachineError
from app.core.settings import store as module
from app.core.settings.base import LibrarySettings, Settings
from app.core.settings.store import SettingsStore

quick = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_defaults_write_no_file(file: Path) -> None:
    store = SettingsStore(file)
    assert store.get() == Settings()
    store.update(theme="system")
    assert not file.exists()
    assert store.notices == []


def test_only_differences_are_kept_for_their_owner(file: Path) -> None:
    SettingsStore(file).update(theme="dark", library={"max_file_mb": 50})
    assert json.loads(file.read_text()) == {"version": 1, "theme": "dark", "library": {"max_file_mb": 50}}
    assert SettingsStore(file).get().library.max_file_mb == 50
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("change", [{"theme": "pink"}, {"context_tokens": 100}, {"threads": -1}, {"threads": "many"}])
def test_a_value_out_of_range_is_refused_and_changes_nothing(file: Path, change: dict[str, Any]) -> None:
    store = SettingsStore(file)
    with pytest.raises(ValueError, match=next(iter(change))):
        store.update(**change)
    assert store.get() == Settings()
    assert not file.exists()


def test_one_bad_value_costs_only_itself(file: Path) -> None:
    library = {"max_file_mb": -4, "exclude": ["*.tmp"]}
    file.write_text(json.dumps({"theme": "dark", "threads": 9999, "splitter_sizes": [1, "x"], "library": library}))
    store = SettingsStore(file)
    assert store.get() == Settings(theme="dark", library=LibrarySettings(exclude=["*.tmp"]))
    assert store.notices == ["settings_value_reset"]
    assert json.loads((file.parent / "settings.json.bak").read_text())["threads"] == 9999


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_kept_aside(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    store = SettingsStore(file)
    assert store.get() == Settings()
    assert store.notices == ["settings_damaged"]
    assert (file.parent / "settings.json.bak").read_bytes() == content
    store.update(theme="light")
    assert SettingsStore(file).get().theme == "light"


def test_a_folder_in_the_place_of_the_file_does_not_block_the_start(file: Path) -> None:
    file.mkdir()
    assert SettingsStore(file).get() == Settings()


@quick
@given(st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
def test_no_content_blocks_the_start(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    store = SettingsStore(file)
    assert isinstance(store.get(), Settings) and set(store.notices) <= {"settings_damaged", "settings_value_reset"}


@quick
@given(st.dictionaries(st.sampled_from([*Settings.__struct_fields__, "version", "other"]), json_values, max_size=5))
def test_no_value_blocks_the_start(file: Path, data: dict[str, Any]) -> None:
    file.write_text(json.dumps(data))
    store = SettingsStore(file)
    assert msgspec.convert(msgspec.to_builtins(store.get()), Settings) == store.get()


@quick
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "theme": st.sampled_from(["system", "light", "dark"]),
            "window_geometry": st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
            "splitter_sizes": st.lists(st.integers(), max_size=4),
            "list_is_open": st.booleans(),
            "context_tokens": st.integers(2048, 131_072),
            "threads": st.integers(0, 256),
            "evidence_tokens": st.integers(200, 1200),
        },
    )
)
def test_what_is_saved_is_what_is_read(file: Path, changes: dict[str, Any]) -> None:
    file.unlink(missing_ok=True)
    saved = SettingsStore(file).update(**changes)
    again = SettingsStore(file)
    assert again.get() == saved
    assert again.notices == []


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "data_dir_unwritable")])
def test_a_failed_save_keeps_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    store = SettingsStore(file)
    store.update(theme="dark")
    before = file.read_bytes()

    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(module.os, "fsync", fail)
    with pytest.raises(MachineError, match=code):
        store.update(theme="light")
    assert file.read_bytes() == before
    assert store.get().theme == "dark"
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_a_missing_folder_is_an_error_with_a_code(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="data_dir_unwritable"):
        SettingsStore(tmp_path / "gone" / "settings.json").update(theme="dark")


def test_an_older_file_is_brought_up_to_date(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "VERSION", 3)
    monkeypatch.setattr(
        module,
        "MIGRATIONS",
        {1: lambda data: {"look": data["colours"]}, 2: lambda data: {"theme": data["look"]}},
    )
    file.write_text('{"version": 1, "colours": "dark"}')
    store = SettingsStore(file)
    assert store.get().theme == "dark"
    assert store.notices == []


def test_a_migration_that_fails_does_not_block_the_start(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "VERSION", 2)
    monkeypatch.setattr(module, "MIGRATIONS", {1: lambda data: {"theme": data["look"]}})
    file.write_text('{"version": 1}')
    store = SettingsStore(file)
    assert store.get() == Settings()
    assert store.notices == ["settings_damaged"]


def test_a_newer_file_is_read_as_far_as_it_is_understood(file: Path) -> None:
    file.write_text('{"version": 99, "theme": "dark", "unheard_of": 1}')
    assert SettingsStore(file).get().theme == "dark"
