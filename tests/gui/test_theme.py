"""The visual language: contrast of every pair of colours, sizes of text, icons, less motion, the ring of the focus."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.resources import resource
from app.gui.base.icons import icon
from app.gui.base.motion import choose_motion, is_motion_reduced
from app.gui.base.theme import DARK, LIGHT, TEXT_PX, Colours, Theme, scaled, style_sheet
from app.gui.shell.main_window import MainWindow
from app.gui.widgets.elided import ElidedButton
from app.gui.widgets.focus_ring import FocusRing, _Ring

AA = 4.5
SHAPES = 3.0  # WCAG 1.4.11: borders and marks that say something
PAIRS = [(text, back) for text in ("text", "quiet", "accent") for back in ("background", "sidebar", "card")] + [
    ("on_accent", "accent"), ("accent", "accent_soft"), ("text", "accent_soft"), ("text", "mark"),
    ("attention", "attention_soft"), ("attention", "background"), ("attention", "card"), ("error", "background"),
    ("error", "card"), ("good", "background"), ("good", "card"),
]  # fmt: skip
BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize(("text", "back"), PAIRS)
def test_text_can_be_read_on_its_background(colours: Colours, text: str, back: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, back)) >= AA


@BOTH
def test_every_rule_of_the_style_sheet_that_sets_both_colours_has_contrast(colours: Colours) -> None:
    sheet = style_sheet(colours)
    found = 0
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        text = re.search(r"(?<!-)\bcolor: (#\w{6})", body)
        back = re.search(r"background(?:-color)?: (#\w{6})", body)
        if text and back and ":disabled" not in selector:
            found += 1
            assert contrast(text[1], back[1]) >= AA, selector
    assert found >= 8


@BOTH
def test_faint_text_is_only_what_cannot_be_used(colours: Colours) -> None:
    template = resource("styles", "window.qss").read_text("utf-8")
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", template):
        assert ":disabled" in selector or not re.search(r"(?<!-)\bcolor: @faint", body), selector


@BOTH
def test_the_border_of_the_focus_is_seen(colours: Colours) -> None:
    for back in ("background", "sidebar", "card"):
        assert contrast(colours.accent, getattr(colours, back)) >= SHAPES


def test_text_grows_with_the_setting(qapp: QApplication, theme: Theme) -> None:
    def sizes() -> set[str]:
        return set(re.findall(r"font-size: (\d+)px", qapp.styleSheet()))

    assert scaled(10) == 10 and str(TEXT_PX) in sizes()
    theme.choose_size("larger")
    assert scaled(10) == 13 and "18" in sizes() and "10" not in sizes()
    theme.choose_size("normal")


@pytest.mark.parametrize("file", sorted(resource("icons").glob("*.svg")), ids=lambda file: file.stem)
def test_an_icon_is_drawn_in_the_colour_that_was_asked_for(qapp: QApplication, file: Path) -> None:
    image = icon(file.stem, "#ff0000").pixmap(QSize(44, 44)).toImage()
    drawn = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = [colour for colour in drawn if colour.alpha() > 128]
    assert len(solid) > 8, "nothing is drawn"
    if not file.stem.startswith(("chevron", "tick", "program")):  # those have colours of their own
        assert all(colour.red() > 200 and colour.green() < 60 for colour in solid)


def test_an_icon_with_a_direction_is_mirrored_with_the_window(qapp: QApplication) -> None:
    def drawn(name: str) -> QImage:
        return icon(name, "#000000").pixmap(QSize(22, 22)).toImage()

    forward, plus = drawn("forward"), drawn("plus")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert drawn("forward") == forward.flipped(Qt.Orientation.Horizontal)
        assert drawn("plus") == plus
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_less_motion_by_choice_and_by_the_desktop(qapp: QApplication, own_home: Path) -> None:
    choose_motion(is_reduced=True)
    assert is_motion_reduced() and qapp.cursorFlashTime() == 0
    choose_motion(is_reduced=False)
    assert not is_motion_reduced() and qapp.cursorFlashTime() > 0
    config = own_home / "xdg_config_home"
    (config / "gtk-4.0").mkdir(parents=True)
    (config / "gtk-4.0" / "settings.ini").write_text("[Settings]\ngtk-enable-animations=false\n")
    assert is_motion_reduced()
    (config / "gtk-4.0" / "settings.ini").write_bytes(b"\xff\xfe not a settings file [[")
    assert not is_motion_reduced()
    (config / "kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n")
    assert is_motion_reduced()


def test_the_ring_follows_the_keyboard_and_not_the_mouse(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, second = QPushButton("One"), QPushButton("Two")
    layout.addWidget(first)
    layout.addWidget(second)
    FocusRing(window, theme)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not [ring for ring in window.findChildren(_Ring) if ring.isVisible()]
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    ring = next(ring for ring in window.findChildren(_Ring) if ring.isVisible())
    assert second.hasFocus() and ring.geometry().contains(second.geometry())
    second.hide()
    assert not ring.isVisible()


def test_the_ring_of_the_window_is_no_pane_and_does_not_outlive_what_it_lies_in(
    qtbot: QtBot, window: MainWindow
) -> None:
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    assert window.chat.reader.split.count() == 1
    window.open_page("settings")
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    window.page("settings").deleteLater()
    QApplication.processEvents()
    window.open_page("chat")
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)


def test_a_button_is_cut_only_where_it_does_not_fit(qtbot: QtBot, theme: Theme) -> None:
    whole, usual = ElidedButton("Use the usual names"), QPushButton("Use the usual names")
    for button in (whole, usual):
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
        button.show()
    assert whole.sizeHint() == usual.sizeHint() and whole.toolTip() == ""
    assert whole.grab().toImage() == usual.grab().toImage()
    whole.resize(80, whole.height())
    assert whole.toolTip() == "Use the usual names" and whole.sizeHint() == usual.sizeHint()
    whole.resize(400, whole.height())
    assert whole.toolTip() == ""
