"""Characters of the symbol fonts of Word (Wingdings, Symbol), which have numbers of their own, as Unicode. Pure."""

from __future__ import annotations

PRIVATE = 0xF000  # where Word puts the characters of a symbol font
_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x41: "✌", 0x43: "👍", 0x44: "👎", 0x46: "☞",
    0x4A: "☺", 0x4C: "☹", 0x52: "☼", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x73: "⬧",
    0x76: "❖", 0x78: "☒", 0x7F: "☐", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "☒", 0x56: "☒", 0x2A: "☐", 0x35: "☐",
    0xA3: "☐", 0xA2: "■", 0x97: "●", 0x98: "●", 0x99: "○",
}  # fmt: skip
_GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_CAPITALS = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_SYMBOL = _GREEK | _CAPITALS | {
    0x22: "∀", 0x24: "∃", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣",
    0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
    0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC6: "∅",
    0xC7: "∩", 0xC8: "∪", 0xCC: "⊂", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅",
    0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑", 0xF0: "", 0xF2: "∫",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
BOXES = frozenset("☐☑☒✓✗")  # what a bullet may say; other bullets say nothing


def symbol(code: str, font: str) -> str:
    """`code` is hexadecimal, as in `w:sym`. "" for what is not known: a wrong sign is worse than none."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    table = _FONTS.get(font.strip().casefold())
    if table is None:
        return "" if PRIVATE <= number < PRIVATE + 0x100 or number > 0x10FFFF or number < 32 else chr(number)
    return table.get(number & 0xFF if number >= PRIVATE else number, "")


def is_symbol_font(font: str) -> bool:
    return font.strip().casefold() in _FONTS


def symbols(text: str, font: str) -> str:
    """A text that was set in a symbol font."""
    return "".join(char if char.isspace() else symbol(f"{ord(char):x}", font) for char in text)
