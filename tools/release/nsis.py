"""The Windows installer, by NSIS. Its script can be compiled on any system, with a stand-in for the program."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from app.core.window_languages import SOURCE, WINDOW_LANGUAGES
from tools.release import icons, sign, tables
from tools.release.places import BUILD, PACKAGING, artifact, folder_bytes, frozen, run, version

SCRIPT = PACKAGING / "windows" / "alcove.nsi"


def build(edition: str) -> Path:
    source = frozen(edition)
    if not (source / "alcove.exe").is_file():
        raise SystemExit(f"{source} holds no program for Windows: freeze it on Windows first")
    sign.windows(*source.glob("*.exe"))
    target = compile_script(source, artifact(edition, "-setup.exe"))
    sign.windows(target)
    return target


def compile_script(source: Path, target: Path) -> Path:
    """An installer of everything in `source`."""
    tool = shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe"
    target.parent.mkdir(parents=True, exist_ok=True)
    values = {"VERSION": version(), "SOURCE": source, "TARGET": target, "ICON": icons.for_windows(),
              "KB": folder_bytes(source) // 1024, "TABLES": write_tables(BUILD / "windows" / "tables.nsh")}  # fmt: skip
    run(tool, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in values.items()), SCRIPT)
    return target


def write_tables(target: Path) -> Path:
    """The part of the script that is made from the program's tables: languages, and the types of files."""
    running = re.findall(r'^!define RUNNING "(.+)"$', SCRIPT.read_text("utf-8"), re.MULTILINE)[0]
    said = {language.nsis: text for language, text in tables.translations(running)}
    names = [language.nsis for language in (SOURCE, *WINDOW_LANGUAGES) if language.nsis]
    lines = [line for name in dict.fromkeys(names) for line in _language(name, said.get(name, running))]
    macros = [f'  !insertmacro ${{MACRO}} "{suffix}"' for suffix in tables.suffixes()]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join([*lines, "!macro ForEachType MACRO", *macros, "!macroend", ""]), "utf-8")
    return target


def _language(name: str, running: str) -> tuple[str, str]:
    text = running.replace("$", "$$").replace('"', '$\\"')
    return f'!insertmacro MUI_LANGUAGE "{name}"', f'LangString Running ${{LANG_{name.upper()}}} "{text}"'
