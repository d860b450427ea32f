"""Checks a translated segment for errors that show without understanding it: numbers, addresses, placeholders, units,
language, length, repetition. Pure; every finding is a `Warning`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from app.core.library.retrieve.language import language_of
from app.core.library.retrieve.script import language_of_script
from app.core.text.numbers import dates, found_dates
from app.core.translate.base import Warning, WarningKind
from app.core.translate.figures import SCALES, Figure, ascii_digits, figures, rewritten, spelled

# Formatting may change inside of an address: the marker of a border belongs to it where the address goes on.
ADDRESS = re.compile(
    r"(?:https?://|www\.)(?:[^\s<>\"')\]]|<x\d+/>(?=[^\s<>\"')\]]))*[^\s<>\"')\].,;:!?]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
# What programs and documents put into text: {name}, {{name}}, ${name}, %(name)s, %1$s, %s, %n, <tag>, &amp;, `code`.
PLACEHOLDER = re.compile(
    r"\{\{[^{}]*\}\}|\$?\{[\w.:!\[\]-]*\}|%\([\w.]+\)[#0 +-]*\d*(?:\.\d+)?[a-zA-Z]|%\d+\$[a-zA-Z@]|"
    r"%[#0+-]*\d*(?:\.\d+)?(?:hh|h|ll|l|z)?[diouxXeEfgGcsrn@](?![a-zA-Z])|</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[\da-fA-F]+|\w+);|`[^`\n]+`"
)
# A unit after a number, and what it may be in another language.
_UNITS: dict[str, tuple[str, ...]] = {
    "%": ("%", "٪", "prozent", "percent", "per cent", "процент", "pour cent", "por ciento", "per cento", "เปอร์เซ็นต์"),
    "€": ("€", "eur", "евро", "يورو"),
    "$": ("$", "usd", "dollar", "dólar", "доллар", "دولار"),
    "£": ("£", "gbp", "pfund", "pound", "фунт"),
    "km": ("km", "км", "kilomet", "километр", "กม", "كم"),
    "kg": ("kg", "кг", "kilogram", "килограмм", "กก", "كجم", "كغ"),
    "mg": ("mg", "мг", "milligram"),
    "cm": ("cm", "см", "centimet", "zentimet", "ซม", "سم"),
    "mm": ("mm", "мм", "millimet", "มม", "ملم"),
    "ml": ("ml", "мл", "millilit"),
    "°C": ("°c", "℃", "grad celsius", "degrees celsius"),
    "°F": ("°f", "℉"),
    "kWh": ("kwh", "квт"),
    "GB": ("gb", "гб", "gigabyte", "go"),
    "MB": ("mb", "мб", "megabyte", "mo"),
}
_UNIT = re.compile(rf"\d\s?({'|'.join(re.escape(unit) for unit in _UNITS)})(?![\w])|([€$£])\s?\d")
LEAST_WORDS = 6  # words from which on the language of a sentence can be detected
SAME_WORDS = 4  # shorter sentences may be the same in both: names, titles
LONG, SHORT, LENGTH_FROM = 3.5, 0.25, 24
DENSE = 2.5  # a character of Thai, Chinese or Japanese says as much as so many Latin ones
REPEATS = 4
_WORD = re.compile(r"\w+")


def check(source: str, target: str, *, source_language: str, target_language: str) -> tuple[Warning, ...]:
    """All findings, the worst first. An empty target has only one."""
    if source.strip() and not target.strip():
        return (Warning("empty", source[:80]),)
    languages = (source_language, target_language)
    checks: tuple[Callable[[str, str, tuple[str, str]], Iterable[Warning]], ...] = (
        _placeholders, _addresses, _numbers, _months, _units, _untranslated, _language, _length, _repetition,
    )  # fmt: skip
    return tuple(warning for look in checks for warning in look(source, target, languages))


def fixed_parts(text: str) -> list[tuple[int, int]]:
    """The ranges that no engine may touch: placeholders and addresses, in order, without overlaps."""
    spans = sorted({match.span() for pattern in (PLACEHOLDER, ADDRESS) for match in pattern.finditer(text)})
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _placeholders(source: str, target: str, _: tuple[str, str]) -> Iterable[Warning]:
    yield from _differences("placeholder", PLACEHOLDER, source, target)


def _addresses(source: str, target: str, _: tuple[str, str]) -> Iterable[Warning]:
    yield from _differences("address", ADDRESS, source, target)


def _differences(kind: WarningKind, pattern: re.Pattern[str], source: str, target: str) -> Iterable[Warning]:
    wanted, got = Counter(pattern.findall(source)), Counter(pattern.findall(target))
    for text in wanted - got:
        yield Warning(kind, text)
    for text in got - wanted:
        yield Warning(kind, "", text)


def _numbers(source: str, target: str, languages: tuple[str, str]) -> Iterable[Warning]:
    """Each number of the source must be in the target once, in whatever notation."""
    one, other = languages if SCALES.keys() >= set(languages) else ("", "")
    wanted = figures(_bare(source), written_in=languages[0], scaled_in=one)
    missing, extra = _unmatched(wanted, figures(_bare(target), scaled_in=other))
    in_words, asked_in_words = spelled(target), spelled(source)
    missing = [figure for figure in missing if figure.unscaled.isdisjoint(in_words)]
    extra = [figure for figure in extra if figure.unscaled.isdisjoint(asked_in_words)]
    remedy = rewritten(missing[0].text, *languages) if len(missing) == len(extra) == 1 else ""
    if extra and remedy == extra[0].text:  # the word behind it is wrong
        remedy = ""
    for number, figure in enumerate(missing):
        found = extra[number].text if number < len(extra) else ""
        yield Warning("number", figure.text, found, remedy)
    for figure in extra[len(missing) :]:
        yield Warning("number", "", figure.text)


def _months(source: str, target: str, _: tuple[str, str]) -> Iterable[Warning]:
    """The day may be right and the month wrong; checked only where both languages' month names are known."""
    got = {(month, day) for _, month, day in dates(target)}
    days = {day for _, day in got}
    for date, start, end in found_dates(source):
        if date[2] in days and date[1:] not in got:
            yield Warning("number", source[start:end].strip())


def _bare(text: str) -> str:
    """Without placeholders and addresses, whose digits are checked with them."""
    for start, end in reversed(fixed_parts(text)):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _unmatched(wanted: list[Figure], got: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    missing, left = [], list(got)
    for figure in wanted:
        match = next((other for other in left if not figure.readings.isdisjoint(other.readings)), None)
        if match is None:
            missing.append(figure)
        else:
            left.remove(match)
    return missing, left


def _units(source: str, target: str, _: tuple[str, str]) -> Iterable[Warning]:
    folded = target.casefold()
    for unit in {match[1] or match[2] for match in _UNIT.finditer(ascii_digits(source))}:
        if not any(form in folded for form in _UNITS[unit]):
            yield Warning("unit", unit)


def _untranslated(source: str, target: str, languages: tuple[str, str]) -> Iterable[Warning]:
    words = _WORD.findall(source.casefold())
    is_same = words == _WORD.findall(target.casefold())
    if is_same and languages[0] != languages[1] and sum(word.isalpha() for word in words) >= SAME_WORDS:
        yield Warning("untranslated", target[:80])


def _language(source: str, target: str, languages: tuple[str, str]) -> Iterable[Warning]:
    """The script decides at once; otherwise the target must not be in the language of the source."""
    wanted = languages[1]
    script = language_of_script(target)
    if script is not None and script != wanted and language_of_script(source) == script != languages[1]:
        yield Warning("language", script)
    elif (
        languages[0] != wanted
        and len(_WORD.findall(target)) >= LEAST_WORDS
        and language_of(target) == languages[0]
        and language_of(source) == languages[0]
    ):
        yield Warning("language", languages[0])


def _length(source: str, target: str, _: tuple[str, str]) -> Iterable[Warning]:
    said, wanted = _weight(target), _weight(source)
    if max(said, wanted) >= LENGTH_FROM and not SHORT <= said / max(1.0, wanted) <= LONG:
        yield Warning("length", f"{said / max(1.0, wanted):.1f}")


def _weight(text: str) -> float:
    dense = sum(char >= "\u0e00" for char in text)
    return len(text) - dense + DENSE * dense


def _repetition(source: str, target: str, _: tuple[str, str]) -> Iterable[Warning]:
    """A model in a loop repeats the same three words or one sign."""
    worst, times = _most_repeated(target)
    if times >= REPEATS and times >= 2 * _most_repeated(source)[1]:
        yield Warning("repetition", worst)


def _most_repeated(text: str) -> tuple[str, int]:
    words = _WORD.findall(text.casefold())
    triples = Counter(zip(words, words[1:], words[2:], strict=False))
    runs = [match.group() for match in re.finditer(r"(\S)\1{9,}", text)]
    best = max(triples.items(), key=lambda item: item[1], default=(("",), 0))
    return (runs[0][:20], len(runs[0])) if runs else (" ".join(best[0]), best[1])
