"""How commands print: JSON objects on stdout in the shapes of the contract, progress on stderr."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from typing import Any

from app.cli.terminal import json_line, line
from app.core.chat.base import Answer
from app.core.library.base import FileRow, Hit, IndexReport, SearchResult
from app.core.models.base import ModelEntry
from app.core.task import Progress, Task

STAGES = {
    "index": "Reading files",
    "translate": "Translating",
    "download": "Downloading",
    "embed": "Making searchable",
    "files": "Asking",
}
BAR_WIDTH = 24


def print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json_line(json.dumps(value, ensure_ascii=False)) + "\n")
    sys.stdout.flush()


def printing_task() -> Task:
    """A task that draws a progress bar on a terminal; elsewhere it prints a line every few seconds and one at the end.
    """
    return Task(ProgressPrinter())


class ProgressPrinter:
    def __init__(self) -> None:
        self._last = 0.0
        self._shown = ""
        self._is_terminal = sys.stderr.isatty()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        is_last = progress.total > 0 and progress.done >= progress.total
        if not is_last and now - self._last < (0.1 if self._is_terminal else 5.0):
            return
        text = _line(progress)
        if text == self._shown:
            return
        self._last, self._shown = now, text
        if self._is_terminal:
            sys.stderr.write(f"\r{text[:100]:<100}" + ("\n" if is_last else ""))
        else:
            sys.stderr.write(text + "\n")
        sys.stderr.flush()


def _line(progress: Progress) -> str:
    share = progress.done / progress.total if progress.total else 0.0
    filled = round(share * BAR_WIDTH)
    if progress.stage == "download":
        count = f"{progress.done / 1e6:.0f} of {progress.total / 1e6:.0f} MB"
    else:
        count = f"{progress.done} of {progress.total}"
    stage = STAGES.get(progress.stage, progress.stage)
    return f"{stage} [{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {count} {line(progress.detail)}"


def index_json(report: IndexReport) -> dict[str, Any]:
    status = report.status
    return {
        "files": {
            "total": status.total,
            "indexed": status.indexed,
            "skipped": status.skipped,
            "failed": status.failed,
        },
        "chunks": status.chunks,
        "seconds": round(report.seconds, 3),
        "items": [file_json(row) for row in report.items],
    }


def file_json(row: FileRow) -> dict[str, Any]:
    return {
        "path": str(row.path),
        "state": str(row.state),
        "reason": row.reason,
        "pages": row.pages,
        "chunks": row.chunks,
        "ocr": row.ocr,
        **_more(row),
    }


def _more(row: FileRow) -> dict[str, Any]:
    """What most files have nothing to say of is left out there."""
    seen = row.pictures
    pictures = {"pictures": {"read": seen.read, "blank": seen.blank, "passed": seen.passed}} if seen else {}
    return pictures | ({"untried_pages": row.untried_pages} if row.untried_pages else {})


def search_json(result: SearchResult) -> dict[str, Any]:
    return {"query": result.query, "ms": round(result.ms, 2), "hits": [hit_json(hit) for hit in result.hits]}


def hit_json(hit: Hit) -> dict[str, Any]:
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "path": str(hit.path),
        "page": hit.page,
        "heading": hit.heading,
        "text": hit.text,
        "start": hit.start,
        "end": hit.end,
        "scores": {"keyword": hit.keyword, "vector": hit.vector},
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    timings = answer.timings
    return {
        "answer": answer.text,
        "found": answer.found,
        "sentences": [
            {"text": item.text, "supported": item.is_supported, "citations": list(item.citations)}
            for item in answer.sentences
        ],
        "citations": [
            {
                "n": item.n,
                "path": str(item.path),
                "page": item.page,
                "quote": item.quote,
                "start": item.start,
                "end": item.end,
            }
            for item in answer.citations
        ],
        "timings": {
            "search_ms": round(timings.search_ms, 2),
            "first_token_ms": round(timings.first_token_ms, 1),
            "total_ms": round(timings.total_ms, 1),
            "prompt_tokens": timings.prompt_tokens,
            "reused_tokens": timings.reused_tokens,
            "tokens_per_s": round(timings.tokens_per_s, 1),
        },
        "model": answer.model,
    }


def model_json(entry: ModelEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "path": str(entry.path) if entry.path else None,
        "family": entry.family,
        "params": entry.parameters,
        "quant": entry.quant,
        "bytes": entry.bytes,
        "fits": entry.fits,
        "source": entry.source,
        "installed": entry.is_installed,
    }


def models_json(entries: Sequence[ModelEntry]) -> dict[str, Any]:
    return {"models": [model_json(entry) for entry in entries]}
