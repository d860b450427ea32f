"""Decodes bytes of any encoding: by byte order marks, then as UTF-8, then by letter statistics. Knows no file
format."""

from __future__ import annotations

import codecs
import re
import unicodedata

from app.core.errors import UserError

SAMPLE_BYTES = 64 * 1024  # is enough to tell, and the detector is slow
FOREIGN_SHARE = 0.25  # of the bytes over 127: below it the script is Latin, where the detector guesses badly
_CANDIDATES = (
    *("cp1251", "koi8_r", "cp866", "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp1253", "cp1255", "cp1256"),
    *("cp874", "utf_16_le", "utf_16_be"),
)
_HIRAGANA = "".join(map(chr, range(0x3041, 0x3094)))
_SCRIPTS = (  # codecs of one script, letters that fill its texts, and how much of a text they are at least
    (("cp1251", "koi8_r", "cp866"), "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", 0.6),
    (("cp932", "euc_jp"), _HIRAGANA, 0.2),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp_ext"), (b"\x1b$@", "iso2022_jp_ext"))
STRAY_SHARE = 0.01  # zeros in a text; UTF-16 has half of it
_POLISH = re.compile(r"(?<=[a-z])[¹³¿](?=[a-z\s,.])|(?<=\s)[¿](?=[a-z])|£(?=[a-zó])")  # ą ł ż read as cp1252
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes, declared: str = "") -> str:
    """The text with line ends as "\n". `declared` is the encoding that the file claims, used if it fits. Raises
    UserError damaged for binary data."""
    return _decode(data, declared).replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")


def _decode(data: bytes, declared: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    whole = data.rstrip(b"\0\r\n\t ")
    data = whole if b"\0" in data and b"\0" not in whole else data
    if b"\0" in data:
        return _stray_zeros(data, declared) if data.count(0) <= STRAY_SHARE * len(data) else _utf_16(data)
    # Seven-bit codecs first: their bytes are good UTF-8 as well. Others only after it: mails often declare what they
    # are not, and what is good UTF-8 is nothing else.
    for encoding in (_seven_bit(data, declared), "utf-8", declared):
        text = _strict(data, encoding)
        if text is not None:
            return text
    return data.decode(_guess(data), errors="replace")


def _seven_bit(data: bytes, declared: str) -> str:
    """The codec of a text that switches scripts by escape sequences, "" for another."""
    if not data.isascii():
        return ""
    if declared.lower().replace("_", "-").startswith(("iso-2022", "iso2022", "hz", "utf-7", "csiso2022")):
        return declared
    return next((codec for mark, codec in _ESCAPES if mark in data), "")


def _stray_zeros(data: bytes, declared: str) -> str:
    """A text in which a few zeros stand, as programs that crashed leave them."""
    text = _decode(data.replace(b"\0", b" "), declared)
    if _odd_share(text) > 0.02:
        raise UserError("damaged", detail="binary data")
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (ValueError, LookupError):  # a mail may give the codec a name that is no text itself
        return None


def _utf_16(data: bytes) -> str:
    """Without a mark: the byte order that gives more spaces, line ends and Latin letters."""
    texts = [_strict(data[: len(data) // 2 * 2], encoding) for encoding in ("utf-16-le", "utf-16-be")]
    text = max((text for text in texts if text is not None), key=_usual_share, default=None)
    if text is None or _usual_share(text) < 0.005 or _odd_share(text) > 0.02:
        raise UserError("damaged", detail="binary data")
    return text


def _usual_share(text: str) -> float:
    sample = text[:SAMPLE_BYTES]
    return sum(" " <= c <= "~" or c in "\n\r\t、。" for c in sample) / max(1, len(sample))


def _odd_share(text: str) -> float:
    """The share of control characters and of characters of no script."""
    sample = text[:SAMPLE_BYTES]
    odd = sum(unicodedata.category(c) in ("Cn", "Co") or bool(_CONTROL.match(c)) for c in sample)
    return odd / max(1, len(sample))


def _guess(data: bytes) -> str:
    """The name of a codec; Windows-1252 where nothing is likely, as it reads every byte."""
    sample = data[:SAMPLE_BYTES]
    high = sum(byte > 127 for byte in sample)
    if high < FOREIGN_SHARE * len(sample.translate(None, b" \t\r\n0123456789.,;:-")):
        text = sample.decode("cp1252", errors="replace")
        return "cp1250" if _POLISH.search(text) else "cp1252"
    for codecs_of_script, letters, least in _SCRIPTS:
        likely = max(codecs_of_script, key=lambda name: _share(sample, name, letters))
        if _share(sample, likely, letters) > least:
            return likely
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_CANDIDATES)).best()
    return best.encoding if best else "cp1252"


def _share(sample: bytes, encoding: str, letters: str) -> float:
    """The share, among characters over 127, of letters usual in the script: a short text is too little for the
    detector, while the wrong codec gives capitals, box drawing or rare signs."""
    found = [c for c in sample.decode(encoding, errors="replace") if ord(c) > 127]
    return sum(c in letters for c in found) / len(found) if found else 0.0
