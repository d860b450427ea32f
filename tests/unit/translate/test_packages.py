"""Translation packages: really run, installed from the zip that people have, through English, in a child."""

from __future__ import annotations

import os
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import Cancelled, MachineError, UserError
from app.core.task import Task
from app.core.translate.engine_ct2 import PackageRunner
from app.core.translate.packages import argos_folders, chain, find_packages, install_package, pairs, read_package
from app.core.translate.service import TranslationRequest, TranslationService
from app.workers.translate import DedicatedEngine
from tests.ct2_model import write_argosmodel, write_package

GERMAN = {"the": "das", "house": "Haus", "is": "ist", "big": "groß", "old": "alt", "and": "und", "car": "Auto"}
SPANISH = {"la": "the", "casa": "house", "es": "is", "grande": "big"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    made = tmp_path_factory.mktemp("made")
    install_package(write_argosmodel(made / "en_de.argosmodel", GERMAN), folder)
    write_package(folder / "translate-es_en-1_0", SPANISH, pair=("es", "en"))
    return folder


@pytest.fixture
def engine(installed: Path) -> Iterator[DedicatedEngine]:
    opened = DedicatedEngine(lambda: find_packages([installed]))
    yield opened
    opened.close()


def test_a_package_translates_what_it_knows(installed: Path) -> None:
    packages = find_packages([installed])
    runner = PackageRunner()
    texts = ["the house is big", "the old car is big and old", "house"]
    assert list(runner.translate(chain(packages, "en", "de"), texts, Task())) == [
        "das Haus ist groß",
        "das alt Auto ist groß und alt",
        "Haus",
    ]


def test_an_argosmodel_is_installed_without_what_is_not_needed(installed: Path) -> None:
    package = read_package(installed / "en_de")
    assert (package.source, package.target) == ("en", "de")
    assert not list(installed.rglob("stanza")) and not list(installed.glob(".part-*"))


def test_pairs_go_through_english(installed: Path) -> None:
    packages = find_packages([installed])
    assert pairs(packages) == {("en", "de"), ("es", "en"), ("es", "de")}
    assert [package.source for package in chain(packages, "es", "de")] == ["es", "en"]
    assert chain(packages, "de", "es") == ()
    assert list(PackageRunner().translate(chain(packages, "es", "de"), ["la casa es grande"], Task())) == [
        "das Haus ist groß"
    ]


def test_the_engine_works_in_a_child_that_may_be_killed(engine: DedicatedEngine) -> None:
    service = TranslationService(lambda: [engine])
    wish = TranslationRequest("de", "en")
    events = list(service.translate("the house is big\n\n- the car is old", wish, Task()))
    assert events[-1].translation.text == "das Haus ist groß\n\n- das Auto ist alt"  # type: ignore[union-attr]
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    again = list(service.translate("the old house", wish, Task()))
    assert again[-1].translation.text == "das alt Haus"  # type: ignore[union-attr]


def test_stop_ends_a_translation(engine: DedicatedEngine) -> None:
    task = Task()
    found = engine.translate(["the house is big"] * 500, "en", "de", task)
    next(found)
    task.cancel()
    with pytest.raises(Cancelled):
        list(found)


def test_a_broken_model_costs_a_sentence(tmp_path: Path, installed: Path) -> None:
    folder = write_package(tmp_path / "packages" / "en_de", GERMAN)
    (folder / "model" / "model.bin").write_bytes(b"not a model at all")
    engine = DedicatedEngine(lambda: find_packages([folder.parent]))
    try:
        with pytest.raises((UserError, MachineError), match=r"not_a_package|translator_crashed"):
            list(engine.translate(["the house"], "en", "de", Task()))
    finally:
        engine.close()


def test_without_packages_the_engine_offers_nothing(tmp_path: Path) -> None:
    engine = DedicatedEngine(lambda: find_packages([tmp_path / "missing"]))
    assert not engine.info.can("en", "de")
    with pytest.raises(UserError, match="no_translator"):
        engine.translate(["x"], "en", "de", Task())


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "entries",
    [
        {"../../evil/model.bin": b"x"},
        {"/abs/model.bin": b"x"},
        {"C:\\evil\\model.bin": b"x"},
        {"package/metadata.json": b"{}"},
        {"package/model/model.bin": b"x", "package/metadata.json": b'{"from_code": "en"}'},
        {"package/model/model.bin": b"x", "package/metadata.json": b"[1, 2"},
        {f"package/{n}": b"" for n in range(2500)},
    ],
)
def test_hostile_and_broken_packages_leave_nothing(tmp_path: Path, entries: dict[str, bytes]) -> None:
    into = tmp_path / "into"
    with pytest.raises(UserError, match=r"not_a_package|unknown_language"):
        install_package(zipped(tmp_path / "bad.argosmodel", entries), into)
    assert list(into.iterdir()) == []
    assert not (tmp_path / "evil").exists() and not (tmp_path.parent / "evil").exists()


def test_a_text_file_is_no_package(tmp_path: Path) -> None:
    path = tmp_path / "x.argosmodel"
    path.write_text("hello")
    with pytest.raises(UserError, match="not_a_package"):
        install_package(path, tmp_path / "into")
    with pytest.raises(UserError, match="path_missing"):
        install_package(tmp_path / "gone.argosmodel", tmp_path / "into")


def test_a_package_that_cuts_words_the_moses_way_is_refused_with_its_reason(tmp_path: Path) -> None:
    entries = {
        "package/model/model.bin": b"x",
        "package/metadata.json": b'{"from_code": "en", "to_code": "eu"}',
        "package/bpe.model": b"#version: 0.2\nt h\n",
    }
    with pytest.raises(UserError, match="moses_package"):
        install_package(zipped(tmp_path / "en_eu.argosmodel", entries), tmp_path / "into")


def test_packages_are_found_where_argos_was_told_to_keep_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    snap = tmp_path / "snap" / "argos-translate" / "current" / ".local" / "share"
    snap.mkdir(parents=True)
    assert argos_folders() == [base / "argos-translate" / "packages" for base in (tmp_path / "data", snap)]
    settings = tmp_path / "config" / "argos-translate" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"ARGOS_PACKAGES_DIR": "~/packages"}')
    monkeypatch.setenv("HOME", str(tmp_path))
    assert argos_folders() == [tmp_path / "packages"]
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "other"))
    assert argos_folders() == [tmp_path / "other"]
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    for broken in ("[1]", "{", '{"ARGOS_PACKAGES_DIR": 3}'):
        settings.write_text(broken)
        assert len(argos_folders()) == 2


def test_a_newer_package_takes_the_place_of_the_older(tmp_path: Path) -> None:
    into = tmp_path / "into"
    install_package(write_argosmodel(tmp_path / "one.argosmodel", {"house": "Haus"}), into)
    package = install_package(write_argosmodel(tmp_path / "two.argosmodel", {"house": "Heim"}), into)
    assert list(PackageRunner().translate([package], ["house"], Task())) == ["Heim"]
    assert [path.name for path in into.iterdir()] == ["en_de"]
