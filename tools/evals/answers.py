"""Asks XQuAD questions of the whole set, half of them with their paragraph taken out, through the program's own
answering with a real model: what is refused, how good the answers are, whether the citations hold them and whether a
number is left unmarked. Usage: python3 dev.py eval answers MODEL.gguf [QUESTIONS [SEED]] [--profile NAME]

NAME is one of resources/profiles.json: how a model of another size would be asked."""

from __future__ import annotations

import argparse
import os
import random
import re
import string
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.chat.ask import AnswerService
from app.core.chat.base import Answer, AnswerDone, Citation, Question
from app.core.chat.engine import QUOTE_BELOW_PARAMETERS
from app.core.chat.profiles import SMALLEST, profiles
from app.core.embed.base import Embedder
from app.core.embed.choose import open_embedder
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService
from app.core.models.fake import FakeModels
from app.core.task import Task
from app.core.text.numbers import DIGITS
from app.workers.model import ModelChild
from tools.evals.collections import xquad_answers

QUESTIONS = 120
RIGHT_F1 = 0.5  # from here on an answer counts as correct when its citation is looked at
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Item:
    """`answers` is empty where the paragraph that answers was taken out."""

    question: str
    answers: tuple[str, ...]


def main(folder: Path, arguments: list[str]) -> None:
    options = _parser().parse_args(arguments)
    texts, items = choose(folder, options.questions, options.seed)
    with tempfile.TemporaryDirectory() as base:
        embedder = open_embedder(Path(os.environ["ALCOVE_TEST_MODELS"]) / "all-minilm-l6-v2")
        library = open_library(Path(base), texts, embedder)
        loader = ModelChild()
        models = FakeModels(parameters=_parameters(options))
        model = models.add(options.model.expanduser()).id
        asker = AnswerService(library, models, loader)
        try:
            results = [(item, _ask(asker, item.question, model)) for item in items]
        finally:
            loader.close()
            library.close()
    report(results)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py eval answers")
    parser.add_argument("model", type=Path)
    parser.add_argument("questions", type=int, nargs="?", default=QUESTIONS)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("--profile", choices=list(profiles()), default=SMALLEST)
    return parser


def _parameters(options: argparse.Namespace) -> int:
    """A size of the profile; of the smallest one that is asked at all."""
    return max(profiles()[options.profile].from_parameters, QUOTE_BELOW_PARAMETERS)


def choose(folder: Path, count: int, seed: int) -> tuple[list[str], list[Item]]:
    """The texts that are left, and the questions, half of which they answer."""
    asked = xquad_answers(folder, "en")
    pick = random.Random(seed)
    order = list(range(len(asked)))
    pick.shuffle(order)
    gone: set[int] = set()
    unanswerable: list[Item] = []
    for index in order:
        if len(unanswerable) >= count // 2:
            break
        gone.add(index)
        question, _ = pick.choice(asked[index][1])
        unanswerable.append(Item(question, ()))
    left = [pair for index in order if index not in gone for pair in asked[index][1]]
    answerable = [Item(question, answers) for question, answers in pick.sample(left, count - count // 2)]
    return [text for index, (text, _) in enumerate(asked) if index not in gone], [*answerable, *unanswerable]


def open_library(base: Path, texts: Sequence[str], embedder: Embedder) -> LibraryService:
    """A file each, named by its number."""
    files = base / "files"
    files.mkdir()
    for number, text in enumerate(texts):
        (files / f"{number}.txt").write_text(text, "utf-8")
    library = LibraryService(base / "library", embedder, DirectParser())
    library.add([files], Task())
    return library


def _ask(asker: AnswerService, question: str, model: str) -> Answer:
    events = asker.ask(Question(question, model_id=model), Task())
    answer = next(event.answer for event in events if isinstance(event, AnswerDone))
    print(f"{answer.timings.total_ms / 1000:5.1f} s  {question}  {answer.text!r}", file=sys.stderr, flush=True)
    return answer


def report(results: Sequence[tuple[Item, Answer]]) -> None:
    yes = [(item, answer) for item, answer in results if item.answers]
    no = [(item, answer) for item, answer in results if not item.answers]
    answered = [(item, answer) for item, answer in yes if answer.found]
    scores = [token_f1(said(answer), item.answers) for item, answer in answered]
    right = [pair for pair, score in zip(answered, scores, strict=True) if score >= RIGHT_F1]
    held = [pair for pair in right if _is_held(pair[1], pair[0].answers)]
    unmarked = [number for _, answer in results for number in unmarked_numbers(answer)]
    by_search = sum(not answer.found and answer.timings.prompt_tokens == 0 for _, answer in no)
    rows = (
        ("unanswerable that were refused", _share(sum(not answer.found for _, answer in no), len(no)), "at least 85 %"),
        ("of them without a model", _share(by_search, len(no)), ""),
        ("answerable that were refused", _share(len(yes) - len(answered), len(yes)), "at most 8 %"),
        ("token F1 of the answered", f"{sum(scores) / max(1, len(scores)):.3f}", "at least .60"),
        (f"cited passage holds the answer (F1 from {RIGHT_F1})", _share(len(held), len(right)), "at least 95 %"),
        ("numbers unmarked and in no cited passage", str(len(unmarked)), "0"),
        ("first word, median", f"{_first_word(results):.1f} s", ""),
    )
    print("\n".join(f"{name:48} {figure:>18}   {target}" for name, figure, target in rows))
    for item, answer in results:
        _print_failure(item, answer)


def _print_failure(item: Item, answer: Answer) -> None:
    if item.answers and not answer.found:
        print(f"refused: {item.question} | {item.answers[0]}")
    elif item.answers and token_f1(said(answer), item.answers) < RIGHT_F1:
        print(f"wrong: {item.question} | {answer.text!r} | {item.answers[0]}")
    elif item.answers and not _is_held(answer, item.answers):
        print(f"not cited: {item.question} | {answer.text!r} | {[c.quote for c in answer.citations]}")
    elif not item.answers and answer.found:
        print(f"answered from nothing: {item.question} | {answer.text!r}")
    for number in unmarked_numbers(answer):
        print(f"unmarked: {number} in {answer.text!r}")


def said(answer: Answer) -> str:
    """The answer itself, without the sentence of the file that stands behind a fragment."""
    return answer.sentences[0].text if answer.sentences else answer.text


def unmarked_numbers(answer: Answer) -> list[str]:
    """Numbers of sentences that count as supported, which stand in no passage that those cite."""
    quotes = {citation.n: citation for citation in answer.citations}
    found = []
    for sentence in answer.sentences:
        if sentence.is_supported:
            cited = " ".join(quotes[n].quote for n in sentence.citations)
            held = {*_NUMBER.findall(cited), *(DIGITS.get(word, "") for word in cited.lower().split())}
            found += [number for number in _NUMBER.findall(sentence.text) if number not in held]
    return found


def token_f1(answer: str, golds: Sequence[str]) -> float:
    """As SQuAD's own script counts: without articles and punctuation, the best over the given answers."""
    return max(_f1(_tokens(answer), _tokens(gold)) for gold in golds)


def _f1(ours: list[str], theirs: list[str]) -> float:
    shared = sum((Counter(ours) & Counter(theirs)).values())
    return 2 * shared / (len(ours) + len(theirs)) if shared else 0.0


def _tokens(text: str) -> list[str]:
    plain = "".join(char for char in text.lower() if char not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", plain).split()


def _is_held(answer: Answer, golds: Sequence[str]) -> bool:
    return any(_holds(citation, gold) for citation in answer.citations for gold in golds)


def _holds(citation: Citation, gold: str) -> bool:
    return " ".join(_tokens(gold)) in " ".join(_tokens(citation.quote))


def _first_word(results: Sequence[tuple[Item, Answer]]) -> float:
    times = sorted(answer.timings.first_token_ms / 1000 for _, answer in results if answer.found)
    return times[len(times) // 2] if times else 0.0


def _share(count: int, total: int) -> str:
    return f"{count} of {total} ({count / max(1, total):.1%})"
