"""How well texts are split into sentences, by our splitter and by the libraries that are installed beside it (pysbd,
sentencex; decision 0019). Usage: python3 dev.py eval sentences

`sentence_ends.tsv` holds marks of XQuAD paragraphs after which a sentence may end, drawn by chance from the difficult
ones (a short word before, a small letter, digit or quotation mark behind) and decided by a reader: language, paragraph,
offset behind the mark, 1 where a sentence ends. Answers of XQuAD are phrases, so that a cut through one is an error."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from app.core.library.retrieve.script import language_of_script
from app.core.text.sentences import split_sentences

GOLD = Path(__file__).with_name("sentence_ends.tsv")
LANGUAGES = ("en", "de", "ru", "ro", "th")
Splitter = Callable[[str, str], list[int]]  # language and text; where sentences end, without the space behind them


def ours(language: str, text: str) -> list[int]:
    return [span.end for span in split_sentences(text)]


def by_pysbd(language: str, text: str) -> list[int]:
    import pysbd

    known = language if language in ("en", "de", "ru") else "en"  # it knows neither Romanian nor Thai
    return _ends(text, pysbd.Segmenter(language=known, clean=False).segment(text))


def by_sentencex(language: str, text: str) -> list[int]:
    import sentencex

    return _ends(text, sentencex.segment(language, text))


def without_language(_: str, text: str) -> list[int]:
    """As `split_sentences` is called: with the text alone, whose alphabet may tell its language."""
    return by_sentencex(language_of_script(text) or "en", text)


def _ends(text: str, pieces: list[str]) -> list[int]:
    ends, at = [], 0
    for piece in pieces:
        if bare := piece.strip():
            at = text.index(bare, at) + len(bare)
            ends.append(at)
    return ends


def splitters() -> dict[str, Splitter]:
    found: dict[str, Splitter] = {"ours": ours}
    if find_spec("pysbd"):
        found["pysbd"] = by_pysbd
    if find_spec("sentencex"):
        found |= {"sentencex": by_sentencex, "not told": without_language}
    return found


def main(folder: Path, arguments: list[str]) -> None:
    gold = [line.split("\t") for line in GOLD.read_text("utf-8").splitlines()]
    print(f"{'':22} wrong splits  missed ends   answers cut    s/MB")
    for name, splitter in splitters().items():
        for language in LANGUAGES:
            marks = [(int(paragraph), int(at), end == "1") for code, paragraph, at, end in gold if code == language]
            print(f"{name:12} {language:8} {_row(folder, language, splitter, marks)}", flush=True)


def _row(folder: Path, language: str, splitter: Splitter, marks: list[tuple[int, int, bool]]) -> str:
    data = json.loads((folder / f"xquad.{language}.json").read_text("utf-8"))["data"]
    paragraphs = [paragraph for article in data for paragraph in article["paragraphs"]]
    texts = [paragraph["context"] for paragraph in paragraphs]
    started = time.perf_counter()
    ends = [set(splitter(language, text)) for text in texts]
    seconds = time.perf_counter() - started
    wrong = sum(at in ends[paragraph] for paragraph, at, is_end in marks if not is_end)
    missed = sum(at not in ends[paragraph] for paragraph, at, is_end in marks if is_end)
    spans = [
        (found, answer["answer_start"], answer["answer_start"] + len(answer["text"]))
        for found, paragraph in zip(ends, paragraphs, strict=True)
        for asked in paragraph["qas"]
        for answer in asked["answers"]
    ]
    cut = sum(any(start < end < stop for end in found) for found, start, stop in spans)
    no_ends = sum(not is_end for _, _, is_end in marks)
    size = sum(len(text.encode()) for text in texts) / 1e6
    return (
        f"{wrong:3} of {no_ends:<3}    {missed:3} of {len(marks) - no_ends:<3}    {cut:3} of {len(spans):<4}"
        f"  {seconds / size:6.2f}"
    )
