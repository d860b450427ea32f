"""Reads from a question about the files what it is about, where its topic is known and no pattern of `library_words`
fits: the kind of file, the language, what is mentioned. Pure; `inventory.py` answers it."""

from __future__ import annotations

import re

from app.core.chat.routes.kinds import kind_in
from app.core.chat.routes.library_words import LibraryQuestion, is_files, named_language, suffixes_of
from app.core.chat.routes.typed import in_full_words
from app.core.chat.words import STOPWORDS

ONE = frozenset({"newest", "oldest", "largest", "smallest"})
# Words by which people ask what stands in which file, and which are none of what is looked for.
_ASKING_WORDS = """
file files document documents doc docs paper papers pdf pdfs folder library collection stuff thing things page pages
letter letters bit bits place places line lines paperwork archive record records drawer pile mention mentions
mentioned mentioning anything something nothing any some find found see seen show look looking search got get gets
have having there here turn turns up come comes crop crops pop pops appear appears occur occurs say says said saying
talk talks written writing read contain contains containing included includes refer refers concern concerning
regarding deal deals touch touches word words name names named speak speaks spoken discussed somewhere anywhere ever
every each please pls tell know remember think need want like keep kept stored saved put call called open remind
wonder wondering idea chance my me we us them ones does did do let lets list bring cover covers covered related
dealing stand stands hold holds total all across through everything whatever also still not cannot can't couldn't
don't didn't i'm i've where's what's which's there's title titled mine ours can
datei dateien dokument dokumente dokumenten unterlagen ordner papiere papier wo welche welchen welcher welches wird
werden steht stehen kommt kommen vor erwähnt erwähnung etwas was irgendwo irgendwas zu zum zur über habe haben hab ich
wir mir mal bitte gibt es finde finden such suche suchen zeig zeige alle allen meine meinen meiner unsere unseren drin
drinsteht rede geht um taucht auf genannt heißt heisst abgelegt gespeichert liegt ist
fichier fichiers document documents dossier où dans quels quelles quel quelle mes nos les des du de la le un une sur
est sont il elle y a on parle parlent mentionne mentionné mentionnés quelque chose trouve trouver cherche montre moi
ai j'ai je ranger rangé mis enregistré s'appelle se
archivo archivos documento documentos carpeta dónde donde en qué que cuáles cual cuál mis los las el un una sobre del
aparece aparecen menciona mencionan hay algo alguna alguno busco buscar encuentro muéstrame tengo guardé guardado está
se habla hablan papeles
"""
_ASKING = frozenset(_ASKING_WORDS.split())
# What is counted, of no kind that is known: files may be called so ("how many care plans have we got").
_NO_NOUN = "have|has|do|does|did|are|is|got|we|i|there|haben|hab|gibt|sind|ai|avons|hay|tengo"
_COUNTED = re.compile(
    r"\b(?:how many|number of|wie ?viele|anzahl der|combien de|cu[áa]nt[oa]s)\s+(?:of\s+)?(?:my\s+|our\s+|the\s+)?"
    rf"(?P<what>(?:(?!(?:{_NO_NOUN})\b)[\w-]+)(?:\s+(?!(?:{_NO_NOUN}|in)\b)[\w-]+)?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def asked_about(text: str, topic: str) -> LibraryQuestion | None:
    """What a question of this topic asks about; None where it names nothing that it could ask about."""
    said = in_full_words(text)
    if topic == "contents":
        return LibraryQuestion(topic)
    if topic in ONE:
        return LibraryQuestion(topic, _kind(said))
    if topic == "language":
        code = named_language(said)
        is_negated = re.search(r"\b(?:not|nicht|pas|no)\b", said, re.IGNORECASE) is not None
        return LibraryQuestion(topic, code, is_negated=is_negated) if code else None
    if topic == "type":
        return _of_type(said)
    if topic == "count":
        kind = _kind(said)
        if not kind and (of_type := _of_type(said)) is not None:
            return of_type
        if kind or any(map(is_files, _words(said))):
            return LibraryQuestion(topic, kind)
        counted = _COUNTED.search(said)
        return LibraryQuestion(topic, counted["what"]) if counted else None
    what = _asked(said)
    return LibraryQuestion(topic, what) if what else None


def _words(text: str) -> list[str]:
    return [found.casefold() for found in _WORD.findall(text)]


def _kind(text: str) -> str:
    """The word for a kind of document: the first, "files" for none."""
    return next((word for word in _words(text) if kind_in(word) and not is_files(word)), "")


def _of_type(text: str) -> LibraryQuestion | None:
    for word in _words(text):
        if suffixes := suffixes_of(word):
            return LibraryQuestion("type", word, suffixes)
    return None


def _asked(text: str) -> str:
    """The words between the first and the last that are none by which people ask."""
    found = [one for one in _WORD.finditer(text) if not _is_asking(one.group().casefold())]
    return text[found[0].start() : found[-1].end()] if found else ""


def _is_asking(word: str) -> bool:
    return word in _ASKING or word in STOPWORDS
