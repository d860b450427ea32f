"""The window's translations: python3 dev.py i18n [extract|compile|check]. Without a word it does all three.

extract   the texts of app/gui and packaging into i18n/*.ts, what was translated stays
compile   i18n/*.ts into resources/i18n/*.qm, by Qt's own lrelease
check     fails on a text that is not translated, a placeholder that is lost, and a .qm that is not up to date
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.core.window_languages import SOURCE, WINDOW_LANGUAGES

ROOT = Path(__file__).parents[1]
SOURCES, CATALOGUES, COMPILED = ROOT / "app" / "gui", ROOT / "i18n", ROOT / "resources" / "i18n"
# Number of plural forms by language; English needs a catalogue for its plurals alone.
FORMS = {language.code: language.plural_forms for language in WINDOW_LANGUAGES}
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n")
Key = tuple[str, str]  # context, source text


@dataclass
class Text:
    context: str
    source: str
    is_plural: bool
    places: list[str] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    wanted = arguments or ["extract", "compile", "check"]
    if not set(wanted) <= {"extract", "compile", "check"}:
        print(__doc__)
        return 2
    texts = found_texts()
    problems: list[str] = []
    if "extract" in wanted:
        for language in FORMS:
            write_catalogue(language, texts)
    if "compile" in wanted:
        for language in FORMS:
            compile_catalogue(CATALOGUES / f"alcove_{language}.ts", COMPILED / f"alcove_{language}.qm")
    if "check" in wanted:
        problems = [problem for language in FORMS for problem in check(language, texts)]
    sys.stdout.write("".join(f"{problem}\n" for problem in problems))
    print(f"i18n: {len(texts)} texts, {len(FORMS)} languages, {len(problems)} problems")
    return 1 if problems else 0


# -- what the sources say


def found_texts() -> dict[Key, Text]:
    """Those of the window and those of the packages."""
    from tools.release import tables  # which reads catalogues

    texts = texts_of_the_window()
    for source, place in tables.texts():
        texts.setdefault((tables.CONTEXT, source), Text(tables.CONTEXT, source, False)).places.append(place)
    return texts


def texts_of_the_window() -> dict[Key, Text]:
    """Of every call of `tr`, `_tr` and `translate`. lupdate does not see through the short name `_tr`."""
    texts: dict[Key, Text] = {}
    for file in sorted(SOURCES.rglob("*.py")):
        for context, source, is_plural, line in _calls(ast.parse(file.read_text("utf-8"))):
            text = texts.setdefault((context, source), Text(context, source, is_plural))
            text.is_plural |= is_plural
            text.places.append(f"{file.relative_to(ROOT).as_posix()}:{line}")
    return texts


def _calls(tree: ast.Module) -> Iterator[tuple[str, str, bool, int]]:
    alias = _context_of_alias(tree)
    owners: dict[ast.AST, str] = {}
    for node in ast.walk(tree):  # parents come before their children
        for child in ast.iter_child_nodes(node):
            owners[child] = node.name if isinstance(node, ast.ClassDef) else owners.get(node, "")
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            literals = [item.value if isinstance(item, ast.Constant) else None for item in node.args]
            if name == "tr" and literals and isinstance(literals[0], str):
                yield owners.get(node, ""), literals[0], len(literals) > 2, node.lineno
            elif name == "_tr" and literals and isinstance(literals[0], str):
                yield alias, literals[0], len(literals) > 1, node.lineno
            elif name == "translate" and len(literals) > 1 and all(isinstance(one, str) for one in literals[:2]):
                yield str(literals[0]), str(literals[1]), len(literals) > 3, node.lineno


def _context_of_alias(tree: ast.Module) -> str:
    """What the module's `_tr` names as its context."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "translate":
                    return str(call.args[0].value)  # type: ignore[attr-defined]
    return ""


# -- the catalogues


def read_catalogue(language: str) -> dict[Key, list[str]]:
    """The forms of every text that is translated; one form where it has no plural."""
    file = CATALOGUES / f"alcove_{language}.ts"
    known: dict[Key, list[str]] = {}
    if file.exists():
        for context in xml.parse(file).getroot().iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                if translation is not None and translation.get("type") is None:
                    forms = [form.text or "" for form in translation.iter("numerusform")]
                    key = context.findtext("name", ""), message.findtext("source", "")
                    known[key] = forms or [translation.text or ""]
    return known


def write_catalogue(language: str, texts: dict[Key, Text], known: dict[Key, list[str]] | None = None) -> None:
    known = read_catalogue(language) if known is None else known
    file = CATALOGUES / f"alcove_{language}.ts"
    file.parent.mkdir(exist_ok=True)
    file.write_text(catalogue(language, texts, known), "utf-8")


def catalogue(language: str, texts: dict[Key, Text], known: dict[Key, list[str]]) -> str:
    root = xml.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, xml.Element] = {}
    for key, text in sorted(texts.items()):
        if language == SOURCE.code and not text.is_plural:
            continue
        if text.context not in contexts:
            contexts[text.context] = xml.SubElement(root, "context")
            xml.SubElement(contexts[text.context], "name").text = text.context
        message = xml.SubElement(contexts[text.context], "message", {"numerus": "yes"} if text.is_plural else {})
        xml.SubElement(message, "source").text = text.source
        translation = xml.SubElement(message, "translation")
        forms = known.get(key, [])
        if text.is_plural:
            for number in range(FORMS.get(language, 1)):
                xml.SubElement(translation, "numerusform").text = forms[number] if number < len(forms) else ""
        elif forms:
            translation.text = forms[0]
        if not is_finished(forms, FORMS.get(language, 1) if text.is_plural else 1):
            translation.set("type", "unfinished")
    xml.indent(root, "  ")
    return '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + xml.tostring(root, "unicode") + "\n"


def is_finished(forms: list[str], count: int) -> bool:
    return len(forms) == count and all(form.strip() for form in forms)


def compile_catalogue(source: Path, target: Path) -> None:
    """Raises CalledProcessError where lrelease finds the catalogue broken."""
    import PySide6  # lies beside its lrelease; packages are made by a Python without it

    target.parent.mkdir(parents=True, exist_ok=True)
    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    command = [str(tool), "-silent", "-nounfinished", str(source), "-qm", str(target)]
    subprocess.run(command, check=True, capture_output=True)


# -- what is wrong


def check(language: str, texts: dict[Key, Text]) -> list[str]:
    file = CATALOGUES / f"alcove_{language}.ts"
    known = read_catalogue(language)
    wanted = {key: text for key, text in texts.items() if text.is_plural or language != SOURCE.code}
    problems = []
    for key, text in sorted(wanted.items()):
        forms = known.get(key, [])
        if not is_finished(forms, FORMS[language] if text.is_plural else 1):
            problems.append(f"{file.name}: not translated: {text.source!r} ({text.places[0]})")
        problems += [f"{file.name}: {lost} in {form!r}" for form in forms if (lost := lost_placeholders(text, form))]
    problems += [f"{file.name}: not in the program any more: {key[1]!r}" for key in sorted(set(known) - set(wanted))]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.qm"
        compile_catalogue(file, fresh)
        compiled = COMPILED / f"alcove_{language}.qm"
        if not compiled.exists() or compiled.read_bytes() != fresh.read_bytes():
            problems.append(f"{compiled.name} is not up to date; run `python3 dev.py i18n`")
    return problems


def lost_placeholders(text: Text, form: str) -> str:
    """What stands in the text and not in its translation, or the other way round. A plural form that means one or two
    may leave its number out."""
    wanted, found = sorted(_PLACEHOLDER.findall(text.source)), sorted(_PLACEHOLDER.findall(form))
    if text.is_plural:
        wanted, found = [one for one in wanted if one != "%n"], [one for one in found if one != "%n"]
    return "" if wanted == found else f"placeholders {wanted} became {found}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
