"""What stemmers and stop words from libraries would change: nDCG@10 of the keyword leg as it is, with Snowball's stems
in place of the first letters of a word, and with the stop words of stopwords-iso; then how often, of the sentences of a
paragraph, the one that holds the answer shares most words with the question. Both libraries get the collection's own
language, which the program would have to guess. Measures what is installed of snowballstemmer and stopwordsiso
(decision 0019). Usage: python3 dev.py eval words [sentences | COLLECTION ...]"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from unittest import mock

from app.core.chat import words as chat_words
from app.core.chat.words import content_words
from app.core.embed.fake import FakeEmbedder
from app.core.library.extract.base import DirectParser
from app.core.library.retrieve import grams, keywords
from app.core.library.retrieve.script import PREFIX_SCRIPTS, script_of
from app.core.library.service import LibraryService
from app.core.task import Task
from app.core.text.sentences import split_sentences
from tools.evals.collections import Collection, vaswani, xquad, xquad_answers
from tools.evals.retrieval import mean

Change = Callable[[str], Iterator[None]]
Answered = list[tuple[str, list[tuple[str, tuple[str, ...]]]]]
SNOWBALL = {"en": "english", "de": "german", "ru": "russian", "ro": "romanian"}


def main(folder: Path, arguments: list[str]) -> None:
    columns = {"ours": [], "stems": [_stems], "stop words": [_stop_words], "both": [_stems, _stop_words]}
    wanted = {"snowballstemmer": _stems, "stopwordsiso": _stop_words}
    missing = {change for name, change in wanted.items() if not find_spec(name)}
    columns = {name: changes for name, changes in columns.items() if not missing & set(changes)}
    if arguments != ["sentences"]:
        _search(folder, arguments, columns)
    print(f"the sentence with the answer comes first, of 100\n{'':10}" + "".join(f"{name:>12}" for name in columns))
    for language in SNOWBALL:
        figures = [100 * _first_sentences(xquad_answers(folder, language), language, one) for one in columns.values()]
        print(f"{language:10}" + "".join(f"{figure:12.1f}" for figure in figures), flush=True)


def _search(folder: Path, arguments: list[str], columns: dict[str, list[Change]]) -> None:
    print(f"nDCG@10 of the keyword leg\n{'':10}" + "".join(f"{name:>12}" for name in columns))
    collections = [*((xquad(folder, code, code), code) for code in SNOWBALL), (vaswani(folder), "en")]
    for collection, language in collections:
        if arguments and collection.name not in arguments:
            continue
        print(f"{collection.name:10}", end="", flush=True)
        for changes in columns.values():
            print(f"{_measure(collection, language, changes):12.3f}", end="", flush=True)
        print()


def _measure(collection: Collection, language: str, changes: list[Change]) -> float:
    with ExitStack() as stack:
        for change in changes:
            stack.enter_context(contextmanager(change)(language))
        return _keyword_leg(collection)


def _first_sentences(paragraphs: Answered, language: str, changes: list[Change]) -> float:
    """A share of the questions whose answer stands in one sentence. The first of equals counts."""
    right = []
    with ExitStack() as stack:
        for change in changes:
            stack.enter_context(contextmanager(change)(language))
        for text, asked in paragraphs:
            sentences = [span.text for span in split_sentences(text)]
            held = [set(content_words(sentence)) for sentence in sentences]
            for question, answers in asked:
                wanted = set(content_words(question))
                best = max(range(len(sentences)), key=lambda index: len(wanted & held[index]))
                if any(answer in sentence for answer in answers for sentence in sentences):
                    right.append(any(answer in sentences[best] for answer in answers))
    return sum(right) / len(right)


def _keyword_leg(collection: Collection) -> float:
    grams._grams_as_text.cache_clear()  # what was made under another change
    with tempfile.TemporaryDirectory() as base:
        files = Path(base) / "files"
        files.mkdir()
        for number, text in enumerate(collection.texts):
            (files / f"{number}.txt").write_text(text, "utf-8")
        library = LibraryService(Path(base) / "library", FakeEmbedder(), DirectParser())
        try:
            library.add([files], Task())
            return mean(collection, library, "keyword")
        finally:
            library.close()


def _stems(language: str) -> Iterator[None]:
    """Replace every word of an alphabet with endings by its stem, in texts and in questions."""
    import snowballstemmer

    stemmer, ours = snowballstemmer.stemmer(SNOWBALL[language]), grams._grams_of_one_script

    def stemmed(word: str) -> list[str]:
        script = script_of(next((char for char in word if script_of(char)), ""))
        if not word.isalpha() or script not in PREFIX_SCRIPTS:
            return ours(word)
        return [grams._token(grams.without_marks(stemmer.stemWord(word)))]

    def forms(word: str) -> list[str]:
        return [chat_words.DIGITS.get(word) or stemmer.stemWord(word)]

    with (
        mock.patch.object(grams, "_grams_of_one_script", stemmed),
        mock.patch.object(keywords, "query_grams", grams.grams),
        mock.patch.object(chat_words, "forms", forms),
    ):
        yield


def _stop_words(language: str) -> Iterator[None]:
    import stopwordsiso

    stops = frozenset(stopwordsiso.stopwords(language))
    with (
        mock.patch.object(keywords, "is_stopword", lambda word, _: word in stops),
        mock.patch.object(chat_words, "STOPWORDS", stops),
    ):
        yield
