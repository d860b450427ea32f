"""`selftest`: runs every engine once on a small input, in temporary folders: of the checkout, the frozen program or the
installed package."""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.bootstrap import open_paths
from app.cli.context import Context
from app.cli.doctor import print_checks
from app.core.resources import resource

if TYPE_CHECKING:
    from app.bootstrap import StartOptions
    from app.core.doctor import Check
    from app.core.llm.base import ChatModel

CONTEXT = 256  # tokens of the tiny model


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("selftest", help="run every engine once on a small input")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--model-only", action="store_true", help="draw one token in this very process, and name its processor code"
    )
    parser.set_defaults(run=_run)


def _run(context: Context, arguments: argparse.Namespace) -> int:
    if arguments.model_only:
        return print_checks(_model_here(), is_json=arguments.json)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        checks = _all(context, Path(folder))
    return print_checks(checks, is_json=arguments.json)


def _all(context: Context, folder: Path) -> list[Check]:
    from app.core import selftest

    options = _options(context, folder / "library")
    fresh = replace(options, base_dir=folder / "profile")
    with _tiny_model() as tiny:
        checks = selftest.run(selftest.program_steps(open_paths(fresh), tiny))
    sample, known = _sample(folder / "files")
    with contextlib.closing(Context(options, open_paths(options))) as own:
        steps = selftest.library_steps(own.library, own.asker, sample, known["question"], known["file"])
        checks += selftest.run(steps)
    return checks + selftest.run(context.window_steps(replace(options, base_dir=folder / "window")))


def _options(context: Context, base: Path) -> StartOptions:
    """Uses the person's models and nothing else of theirs. Where no search model is installed, the one without weights
    is used, so that an edition without models can be tested."""
    models = context.options.models_dir or context.paths.models
    is_fake = context.options.is_fake or context.models.default("embedder") is None
    return replace(context.options, base_dir=base, models_dir=models, is_fake=is_fake)


def _sample(folder: Path) -> tuple[Path, dict[str, Any]]:
    """A copy of the sample files with a picture beside them, and a question that they answer."""
    from app.core.selftest import draw_picture

    shutil.copytree(resource("sample"), folder)
    draw_picture(folder / "picture.png")
    return folder, json.loads(resource("sample_questions.json").read_text("utf-8"))[0]


@contextlib.contextmanager
def _tiny_model() -> Iterator[ChatModel]:
    from app.workers.model import ModelClient

    with contextlib.closing(ModelClient("tiny", resource("selftest", "tiny.gguf"), context=CONTEXT)) as model:
        yield model


def _model_here() -> list[Check]:
    """In this process, so that another processor can be tested with an emulator."""
    from app.core import selftest
    from app.core.llm.backends import loaded_variant
    from app.core.llm.llama import LlamaModel

    def step() -> str:
        with contextlib.closing(LlamaModel("tiny", resource("selftest", "tiny.gguf"), context=CONTEXT)) as model:
            return f"{selftest.one_token(model)}, code for {loaded_variant() or 'this computer'}"

    return selftest.run([("model", step)])
