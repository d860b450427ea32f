"""Reads the collections: texts, queries, and which texts are relevant to which query. Knows no library."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CUT = 10


@dataclass(frozen=True)
class Collection:
    """`relevant` holds, for each query, the indices of the texts that answer it."""

    name: str
    texts: list[str]
    queries: list[str]
    relevant: list[frozenset[int]]


def xquad(folder: Path, texts: str, queries: str) -> Collection:
    """XQuAD asks the same questions of the same paragraphs in every language, in one order."""
    paragraphs = _paragraphs(folder, texts)
    asked = _paragraphs(folder, queries)
    pairs = [(question, index) for index, (_, questions) in enumerate(asked) for question in questions]
    return Collection(
        texts if texts == queries else f"{queries}-to-{texts}",
        [text for text, _ in paragraphs],
        [question for question, _ in pairs],
        [frozenset({index}) for _, index in pairs],
    )


def _paragraphs(folder: Path, language: str) -> list[tuple[str, list[str]]]:
    data = json.loads((folder / f"xquad.{language}.json").read_text("utf-8"))["data"]
    found = [paragraph for article in data for paragraph in article["paragraphs"]]
    return [(item["context"], [question["question"] for question in item["qas"]]) for item in found]


def xquad_answers(folder: Path, language: str) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Each paragraph with its questions and their answers."""
    data = json.loads((folder / f"xquad.{language}.json").read_text("utf-8"))["data"]
    return [
        (item["context"], [(asked["question"], tuple(a["text"] for a in asked["answers"])) for asked in item["qas"]])
        for article in data
        for item in article["paragraphs"]
    ]


def vaswani(folder: Path) -> Collection:
    read = (folder / "vaswani" / "doc-text.trec").read_text("utf-8")
    documents = re.findall(r"<DOCNO>\s*(\d+)\s*</DOCNO>(.*?)</DOC>", read, re.S)
    place = {number: index for index, (number, _) in enumerate(documents)}
    asked = re.findall(r"<num>\s*(\d+)\s*</num>\s*<title>(.*?)</title>",
                       (folder / "vaswani" / "query-text.trec").read_text("utf-8"), re.S)  # fmt: skip
    relevant: dict[str, set[int]] = {}
    for line in (folder / "vaswani" / "qrels").read_text("utf-8").splitlines():
        query, _, document, grade = line.split()
        if int(grade) > 0:
            relevant.setdefault(query, set()).add(place[document])
    known = [(number, " ".join(text.split())) for number, text in asked if number in relevant]
    return Collection(
        "vaswani",
        [text.strip() for _, text in documents],
        [text for _, text in known],
        [frozenset(relevant[number]) for number, _ in known],
    )


def ndcg(ranking: Sequence[int], relevant: frozenset[int]) -> float:
    """nDCG@10 with binary gains (Järvelin and Kekäläinen 2002)."""
    gain = sum(1 / math.log2(place + 2) for place, found in enumerate(ranking[:CUT]) if found in relevant)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(CUT, len(relevant))))
