"""The table of file types names readers that are there, and loads none of them."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from app.core.file_types import DOCUMENTS

NAMES = sorted({name for kind in DOCUMENTS for name in (kind.reader, kind.path_reader, kind.pages) if name})


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_is_where_the_table_says(name: str) -> None:
    module, _, function = name.partition(":")
    assert callable(getattr(import_module(f"app.core.library.extract.{module}"), function))


def test_choosing_a_reader_loads_none() -> None:
    code = (
        "import sys; import app.core.library.extract.base; "
        "print([name for name in sys.modules if name.startswith('app.core.library.extract.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    light = "nested ocrgate view pictures plainletters layout resume sniff base"
    choosing = [f"app.core.library.extract.{name}" for name in light.split()]
    assert done.stdout.strip() == str(choosing)
