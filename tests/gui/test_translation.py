"""The window in other languages: a made-up one that shows every text without a translation and every text that is cut
off, and the real ones."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QGroupBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.core.translate.languages import RIGHT_TO_LEFT
from app.core.window_languages import WINDOW_LANGUAGES, WindowLanguage
from app.gui.application import create_window
from app.gui.base.language import LANGUAGES, chosen_locale
from app.gui.base.theme import Theme
from app.gui.widgets.elided import ElidedButton, ElidedLabel
from tests.gui.walk import stages, visible
from tools.i18n import (
    FORMS,
    Key,
    Text,
    catalogue,
    check,
    compile_catalogue,
    found_texts,
    lost_placeholders,
    texts_of_the_window,
)

ROOT = Path(__file__).parents[2]
ACCENTS = str.maketrans("aceinosuyACEINOSUY", "åçéîñöšüýÅÇÉÎÑÖŠÜÝ")
PLACEHOLDER = re.compile(r"(\{[^{}]*\}|%n)")
START, END = "⟦", "⟧"
# Names, what the person wrote or keeps, keys, and the buttons that Qt's own catalogue translates.
NOT_OURS = re.compile(
    rf"^({'|'.join(map(re.escape, LANGUAGES.values()))}"
    r"|Alcove|.*[/\\].*|.*\.(pdf|docx|txt|mkv|md)|What is the rent\?|Contracts|Papers|.*fake.*"
    r"|[\W\d]*|.*(Qwen|SmolLM|Llama|Gemma|Phi|MiniLM|E5|Fake).*|(Ctrl|Alt|Shift|F\d+|Esc|Return|Del|Tab|Up|Down|PgUp)\b.*"
    r"|OK|Cancel|Close)$",
    re.DOTALL | re.IGNORECASE,
)


def pseudo(text: str) -> str:
    """Accented, in brackets, and 40 % longer; placeholders stay."""
    parts = PLACEHOLDER.split(text)
    accented = "".join(part if number % 2 else part.translate(ACCENTS) for number, part in enumerate(parts))
    longer = "~" * max(1, round(0.4 * len(text)))
    if " " in text:  # as words, so that it can be wrapped
        longer = re.sub("~~~~~", "~~~~ ", longer)
    return f"{START}{accented}{longer}{END}"


@pytest.fixture(scope="module")
def texts() -> dict[Key, Text]:
    return found_texts()


@pytest.fixture
def pseudo_locale(qapp: QApplication, texts: dict[Key, Text], tmp_path: Path) -> Iterator[None]:
    known = {key: [pseudo(text.source)] * (2 if text.is_plural else 1) for key, text in texts.items()}
    (tmp_path / "pseudo.ts").write_text(catalogue("de", texts, known), "utf-8")
    compile_catalogue(tmp_path / "pseudo.ts", tmp_path / "pseudo.qm")
    translator = QTranslator(qapp)
    assert translator.load(str(tmp_path / "pseudo.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def said_by(widget: QWidget) -> list[str]:
    said = [widget.toolTip(), widget.accessibleName()]
    if isinstance(widget, (QLabel, QAbstractButton)):
        said.append(widget.text())
    if isinstance(widget, QGroupBox):
        said.append(widget.title())
    if isinstance(widget, (QLineEdit, QPlainTextEdit)):
        said.append(widget.placeholderText())
    return [text for text in said if text]


def is_clipped(widget: QWidget) -> bool:
    if isinstance(widget, (ElidedLabel, ElidedButton)) or not isinstance(widget, (QLabel, QAbstractButton)):
        return False
    if not widget.text():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    return widget.sizeHint().width() > widget.width() + 1 and widget.minimumSizeHint().width() > widget.width() + 1


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
def test_nothing_is_left_untranslated_or_cut_off(
    qtbot: QtBot, pseudo_locale: None, services: Services, theme: Theme, tmp_path: Path, size: tuple[int, int]
) -> None:
    window = create_window(services, theme)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    untranslated, clipped = set(), set()
    for stage, top in stages(qtbot, window, tmp_path):
        with contextlib.suppress(WaitedTooLong):  # what was just said is laid out in the next turn of the event loop
            qtbot.waitUntil(lambda top=top: not any(map(is_clipped, visible(top))), timeout=1000)
        for widget in visible(top):
            for text in said_by(widget):
                if START not in text and not NOT_OURS.match(text):
                    untranslated.add(f"{stage}: {type(widget).__name__} {text!r}")
            if is_clipped(widget):
                clipped.add(f"{stage}: {type(widget).__name__} {widget.text()!r} {widget.size().toTuple()}")  # type: ignore[attr-defined]
    window.close()
    problems = sorted(untranslated) + [f"cut off: {text}" for text in sorted(clipped)]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", sorted(FORMS))
def test_a_language_is_complete_and_up_to_date(language: str, texts: dict[Key, Text]) -> None:
    assert check(language, texts) == []


def test_a_lost_placeholder_is_found() -> None:
    text = Text("A", "{n} of {total} files in {name}", False)
    assert lost_placeholders(text, "{name}: {n} von {total} Dateien") == ""
    assert "{total}" in lost_placeholders(text, "{name}: {n} Dateien")
    assert lost_placeholders(text, "{name}: {n} von {all} Dateien")
    assert lost_placeholders(Text("A", "%n file(s)", True), "eine Datei") == ""


def test_every_way_to_translate_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.py").write_text(
        "def _tr(text): return QCoreApplication.translate('short', text)\n"
        "class Page(QWidget):\n"
        "    def show(self): self.tr('one'); _tr('two'); QCoreApplication.translate('long', '%n three', '', 3)\n"
        "    def count(self, n): return self.tr('%n ' 'four', '', n)\n"
    )
    monkeypatch.setattr("tools.i18n.SOURCES", tmp_path)
    monkeypatch.setattr("tools.i18n.ROOT", tmp_path)
    found = texts_of_the_window()
    assert set(found) == {("Page", "one"), ("short", "two"), ("long", "%n three"), ("Page", "%n four")}
    assert found[("long", "%n three")].is_plural and not found[("Page", "one")].is_plural


SPEAKS = """
import sys
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from app.gui.base.language import install
from app.gui.base.messages import connections_text
app = QApplication([])
install(app, sys.argv[1])
box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
print(QCoreApplication.translate("commands", "Settings"), box.buttons()[0].text(), connections_text(1),
      connections_text(3), QLocale().toString(1234567), app.layoutDirection().name, sep="|")
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Settings|Cancel|1 connection since installation|3 connections since installation"
               "|1,234,567|LeftToRight"),
        ("de", "Einstellungen|Abbrechen|1 Verbindung seit der Installation|3 Verbindungen seit der Installation"
               "|1.234.567|LeftToRight"),
        ("ar", "الإعدادات|ألغِ|اتصال واحد منذ التثبيت|3 اتصالات منذ التثبيت|1,234,567|RightToLeft"),
    ],
)  # fmt: skip
def test_the_window_speaks_it(language: str, said: str) -> None:
    """In a process of its own: a translator of the application is there for every other test."""
    command = [sys.executable, "-c", SPEAKS, language]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=ROOT)
    plain = done.stdout.strip().translate({0x200E: None, 0x200F: None})
    assert plain.replace("&", "") == said


@pytest.mark.parametrize("language", WINDOW_LANGUAGES, ids=lambda language: language.code)
def test_every_language_has_its_name_its_direction_and_digits(language: WindowLanguage) -> None:
    """The name is the language's own and no country's; digits are 0-9, as in the texts of the program."""
    chosen = chosen_locale(language.code)
    assert LANGUAGES[language.code].casefold() in QLocale(language.code).nativeLanguageName().casefold()
    assert LANGUAGES[language.code][0] == LANGUAGES[language.code][0].upper()
    assert (chosen.textDirection() == Qt.LayoutDirection.RightToLeft) == (language.code in RIGHT_TO_LEFT)
    usual = QLocale(language.latin_digits or language.code)
    assert usual.zeroDigit() == "0" and usual.name().startswith(language.code)


def test_the_languages_are_called_as_before() -> None:
    assert {code: LANGUAGES[code] for code in ("en", "de", "ar")} == {
        "en": "English",
        "de": "Deutsch",
        "ar": "العربية",
    }


def test_an_unknown_language_is_english_and_a_chosen_one_is_kept() -> None:
    assert chosen_locale("de").language() == QLocale.Language.German
    assert chosen_locale("ar").textDirection() == Qt.LayoutDirection.RightToLeft
    assert chosen_locale("no such language").name().split("_")[0] in LANGUAGES
