"""Recognises a question about the files as files (how many, the newest, which mention something, where one is), in
English, German, French and Spanish, a few in Arabic, by its words. Pure; `inventory.py` answers it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from app.core.chat.routes.kinds import KIND_WORDS, kind_of
from app.core.chat.routes.typed import in_full_words

_FILES_EN = r"(?:files?|documents?|docs?|papers|pdfs?)"
_FILES = rf"(?:{_FILES_EN}|dateien|datei|dokumente?n?|unterlagen|fichiers?|documents?|archivos?|ficheros?|documentos?)"
_LANGUAGES = {
    "en": "english englisch englischer anglais inglés ingles", "de": "german deutsch deutscher allemand alemán aleman",
    "fr": "french französisch französischer français francais francés frances", "es": "spanish spanisch espagnol español espanol",
    "it": "italian italienisch italien italiano", "ru": "russian russisch russe ruso", "ar": "arabic arabisch arabe árabe",
    "nl": "dutch niederländisch néerlandais holandés", "pt": "portuguese portugiesisch portugais portugués",
    "pl": "polish polnisch polonais polaco", "ro": "romanian rumänisch roumain rumano", "sv": "swedish schwedisch suédois sueco",
    "tr": "turkish türkisch turc turco", "uk": "ukrainian ukrainisch ukrainien ucraniano", "th": "thai thailändisch thaï tailandés",
    "zh": "chinese chinesisch chinois chino", "ja": "japanese japanisch japonais japonés",
}  # fmt: skip
LANGUAGE_CODES = {word: code for code, words in _LANGUAGES.items() for word in words.split()}
LANGUAGE_NAMES = "|".join(sorted(LANGUAGE_CODES, key=len, reverse=True))
# What people call a type of file, and the suffixes that it has.
_TYPES = {
    "pdf": ("pdf",), "pdfs": ("pdf",), "word": ("docx", "docm", "doc", "odt"), "excel": ("xlsx", "xlsm", "xls", "ods"),
    "spreadsheet": ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv"), "spreadsheets": ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv"),
    "powerpoint": ("pptx", "ppsx", "odp"), "presentation": ("pptx", "ppsx", "odp"), "csv": ("csv", "tsv"),
    "text": ("txt", "text", "md"), "html": ("html", "htm", "xhtml"), "web": ("html", "htm", "xhtml"),
    "mail": ("eml", "mbox", "msg"), "mails": ("eml", "mbox", "msg"), "email": ("eml", "mbox", "msg"), "emails": ("eml", "mbox", "msg"),
    "e-mail": ("eml", "mbox", "msg"), "e-mails": ("eml", "mbox", "msg"),
    "image": ("jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "webp"), "images": ("jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "webp"),
    "picture": ("jpg", "jpeg", "png", "tif", "tiff"), "pictures": ("jpg", "jpeg", "png", "tif", "tiff"), "photos": ("jpg", "jpeg", "png", "tif", "tiff"),
    "markdown": ("md", "markdown"), "epub": ("epub",), "ebooks": ("epub",), "bilder": ("jpg", "jpeg", "png", "tif", "tiff"),
}  # fmt: skip
_TYPE = "|".join(sorted(_TYPES, key=len, reverse=True))
_KIND = "|".join(sorted(map(re.escape, KIND_WORDS), key=len, reverse=True))
_MY = r"(?:(?:of|in|all|the|these|those|my|our|your|der|die|das|meine\w*|unsere\w*|alle\w*|von|den|les|mes|nos|tous|des|de|mis|los|todos)\s+)*"
_MENTION = (
    r"(?:mentions?|mentioning|names?|naming|contains?|containing|includes?|including|refers?\s+to|talks?\s+about|speaks?\s+of|"
    r"says?\s+(?:something|anything)\s+about|have\s+(?:something|anything)\s+(?:about|on)|has\s+the\s+words?|with\s+the\s+words?|"
    r"(?:is|are)\s+about|deals?\s+with|erwähn(?:t|en)|nenn(?:t|en)|enth[äa]lt|enthalten|handel(?:t|n)\s+von|"
    r"mentionnent|mentionne|contiennent|contient|parlent\s+d[eu]|parle\s+d[eu]|mencionan?|contienen?|hablan?\s+de)"
)
_WHICH = r"(?:which|what|in\s+which|in\s+what|list|show(?:\s+me)?|find|give\s+me|name|how\s+many|in\s+how\s+many|welche[rsn]?|in\s+welche[nr]|zeig\w*(?:\s+mir)?|liste?|wie\s*viele|quels?|dans\s+quels|montre\w*(?:-moi)?|combien\s+de|qu[ée]|cu[áa]ntos|en\s+qu[ée]|muestra(?:me)?)"
_NEW = r"(?:newest|latest|most\s+recent(?:ly\s+\w+)?|last\s+(?:added|changed|modified|saved|edited)|neueste[nr]?|letzte\s+geändert\w*|zuletzt\s+\w+|aktuellste\w*|plus\s+r[ée]cents?|dernier\w*|m[áa]s\s+(?:nuevo|reciente)s?|[úu]ltimo)"
_OLD = r"(?:oldest|älteste[nr]?|plus\s+anciens?|m[áa]s\s+(?:antiguo|viejo)s?)"
_BIG = r"(?:largest|biggest|größte[nr]?|plus\s+(?:gros|grand|volumineux)|m[áa]s\s+grandes?)"
_SMALL = r"(?:smallest|kleinste[nr]?|plus\s+petits?|m[áa]s\s+peque[ñn]os?)"


@dataclass(frozen=True)
class LibraryQuestion:
    """`topic` is one of newest, oldest, largest, smallest, count, mention, where, contents, language, type. `what` is
    the kind of file, the words that are mentioned, the file that is looked for or the language's code, where
    `is_negated` asks for those in every other; `suffixes` are those of a type."""

    topic: str
    what: str = ""
    suffixes: tuple[str, ...] = ()
    is_negated: bool = False


def library_question(text: str) -> LibraryQuestion | None:
    """What is asked about the files themselves; None for every other question. "where" is only a guess: whether there
    is such a file is for the names to say."""
    said = " ".join(in_full_words(text).rstrip("?!. ").split())
    for topic, pattern in _patterns():
        if found := pattern.search(said):
            made = _read(topic, found)
            if made is not None:
                return made
    return None


# "How many files are there, and which is the newest?": the second half leaves the files out.
_AND = re.compile(
    r",?\s+(?:and|und|et|y)\s+(?=(?:which|what|how\s+many|where|welche\w*|was|wie\s*viele|wo|quel\w*|lequel|combien|cu[áa]l\w*|"
    r"cu[áa]nt\w*)\b)",
    re.IGNORECASE,
)
_BARE_WHICH = re.compile(r"^(which|what|welche\w*|quel|lequel|cu[áa]l)(?:\s+one)?\s+(?=(?:is|was|ist|war|est|es)\b)", re.IGNORECASE)
_FILE_WORDS = {"w": "which file ", "l": "quel fichier ", "q": "quel fichier ", "c": "qué archivo "}


def library_questions(text: str) -> tuple[LibraryQuestion, ...]:
    """As `library_question`, with both halves of a double question; one where a half is about something else."""
    halves = [_BARE_WHICH.sub(_with_file, half.strip()) for half in _AND.split(text)]
    asked = [library_question(half) for half in halves]
    if len(asked) > 1 and all(one is not None and one.topic != "where" for one in asked):
        return tuple(one for one in asked if one is not None)
    whole = library_question(text)
    return (whole,) if whole is not None else ()


def _with_file(found: re.Match[str]) -> str:
    word = found.group(1).casefold()
    return "welche datei " if word.startswith("welche") else _FILE_WORDS[word[0]]


def _read(topic: str, found: re.Match[str]) -> LibraryQuestion | None:
    parts = {name: (value or "").strip(" \"'“”„«»") for name, value in found.groupdict().items()}
    what = parts.get("what", "")
    if topic == "language":
        is_negated = re.search(r"\b(?:not|nicht|pas|no)\b", found.group(), re.IGNORECASE) is not None
        return LibraryQuestion(topic, LANGUAGE_CODES[parts["language"].casefold()], is_negated=is_negated)
    if topic == "type":
        return LibraryQuestion(topic, parts["type"].casefold(), _TYPES[parts["type"].casefold()])
    if (
        topic in ("newest", "oldest", "largest", "smallest")
        and what
        and not is_files(what)
        and not kind_of(what.split()[-1])
    ):
        return None
    if topic == "count" and not _is_countable(what):
        return None
    if topic == "mention" and not what:
        return None
    return LibraryQuestion(topic, "" if topic != "mention" and is_files(what) else what)


def named_language(text: str) -> str:
    """The ISO 639-1 code of the first language that a text names; "" for none."""
    return next((LANGUAGE_CODES[word] for word in re.findall(r"\w+", text.casefold()) if word in LANGUAGE_CODES), "")


def suffixes_of(word: str) -> tuple[str, ...]:
    """The suffixes of the type of file that a word means, without the dot; none for other words."""
    return _TYPES.get(word.casefold(), ())


def is_files(words: str) -> bool:
    """Whether the words mean files of every kind."""
    return re.fullmatch(rf"{_MY}{_FILES}", words, re.I) is not None


def _is_countable(words: str) -> bool:
    """Whether the words mean documents and not, for example, members."""
    return is_files(words) or bool(words and kind_of(words.split()[-1]))


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    noun = r"(?P<what>(?:(?!(?:ha[sd]|have|is|are|does|do|in|of|the|hat|haben|sind)\s)[\w-]+\s+){0,3}?[\w-]+)"
    made = (
        (
            "mention",
            rf"^\W*{_WHICH}\s+{_MY}(?:{_FILES}|{_KIND})\s+(?:\w+\s+){{0,2}}?{_MENTION}\s+(?:the\s+words?\s+|das\s+wort\s+)?(?P<what>.+)$",
        ),
        (
            "mention",
            rf"^\W*(?:in\s+which|in\s+welche[nr]|dans\s+quels|en\s+qu[ée])\s+{_MY}{_FILES}\s+(?:is|are|does|do|steht|kommt|wird|est|aparece)\s+(?P<what>.+?)\s*(?:mentioned|named|listed|appears?|occurs?|figures?|(?:turn|crop|come|show|pop)s?\s+up|stand|vor|erwähnt|mentionné\w*)?$",
        ),
        (
            "mention",
            rf"^\W*(?:in\s+)?(?:which|what|welche[nr]?|quels|qu[ée])\s+{_MY}{_FILES}\s+(?:does|do|did|can|kann|kommt|kommen|taucht|tauchen)\s+(?P<what>(?!i\b|we\b|you\b|ich\b).+?)\s+"
            r"(?:turn|come|show|pop)s?\s+up(?:\s+in)?$",
        ),
        (
            "mention",
            rf"^\W*(?:in\s+)?(?:which|what|welche[nr]?)\s+{_MY}{_FILES}\s+(?:does|do|did|can|kommt|kommen)\s+(?P<what>(?!i\b|we\b|you\b|ich\b).+?)\s+"
            r"(?:appear|occur|feature|figure|vor)\w*(?:\s+in)?$",
        ),
        (
            "mention",
            rf"^\W*in\s+(?:which|what|welche[nr]?)\s+{_MY}{_FILES}\s+(?:do|can|will|would|did|finde)\s+(?:i|we|ich)\s*(?:find|see|read\s+about|look\s+for)?\s+(?P<what>.+)$",
        ),
        (
            "mention",
            rf"^\W*(?:do|have)\s+(?:i|we)\s+(?:have\s+|got\s+|keep\s+)?(?:a|an|any|some)\s+{_FILES}\s+(?:about|on|regarding|mentioning|that\s+mentions?|dealing\s+with)\s+(?P<what>.+)$",
        ),
        (
            "mention",
            r"^\W*(?:where|wo|o[ùu]|d[óo]nde)\s+(?:is|are|wird|werden|est|se)\s+(?P<what>.+?)\s+(?:mentioned|erwähnt|mentionn[ée]\w*|menciona\w*)$",
        ),
        (
            "language",
            rf"^\W*{_WHICH}\s+{_MY}{_FILES}\s+(?:\w+\s+){{0,3}}?(?:in|auf|en)\s+(?P<language>{LANGUAGE_NAMES})$",
        ),
        ("language", rf"^\W*{_WHICH}\s+{_MY}(?P<language>{LANGUAGE_NAMES})\w*\s+{_FILES}\b"),
        (
            "language",
            rf"^\W*(?:is\s+there|are\s+there|do\s+(?:i|we)\s+have)\s+(?:any|some)?\s*(?:{_FILES}\s+in\s+)(?P<language>{LANGUAGE_NAMES})\b",
        ),
        (
            "type",
            rf"^\W*{_WHICH}\s+{_MY}(?P<type>{_TYPE})(?:[\s-]*(?:{_FILES}|sheets?|tables?|dateien|tabellen|fichiers|archivos))?(?:\s+(?:are|do|does|have|did|are\s+there|is|in|sind|gibt|habe|haben|hay|tengo)\b(?!.*{_MENTION})[^?]*)?$",
        ),
        (
            "newest",
            rf"^\W*(?:which|what|welche[srn]?|was|quel\w*|cu[áa]l)\b(?:.{{0,30}}?\b(?P<what>{_FILES}|{_KIND}))?.{{0,24}}?\b{_NEW}\b(?:\s+(?:{_FILES}|{_KIND}|one|eine|added|changed))?(?:\s+(?:in|here|that|i|we|du|ich|hier)\b.{{0,20}})?$",
        ),
        (
            "newest",
            rf"^\W*(?:(?:show|open|find|zeig\w*|montre\w*|muestra\w*)\s+(?:me\s+|mir\s+)?)?(?:the\s+|my\s+|die\s+|meine\s+|mon\s+|le\s+|el\s+)?{_NEW}\s+(?P<what>{_FILES})$",
        ),
        (
            "newest",
            rf"^\W*(?:which|what)\s+{_MY}{_FILES_EN}\s+(?:did|have)\s+(?:i|we)\s+(?:(?:last|most\s+recently)\s+\w+|\w+\s+(?:last|most\s+recently|latest))(?:\s+(?:in\s+)?here)?$",
        ),
        (
            "newest",
            rf"^\W*(?:(?:what|which)\s+(?:is|was)\s+)?the\s+last\s+(?:{_FILES_EN}|thing)\s+(?:that\s+)?(?:i|we)\s+(?:have\s+)?(?:saved|changed|added|edited|modified|worked\s+on|wrote|put\s+in)(?:\s+(?:in\s+)?here)?$",
        ),
        ("oldest", rf"^\W*(?:the\s+|my\s+)?{_OLD}\s+(?P<what>{_FILES})$"),
        ("largest", rf"^\W*(?:the\s+|my\s+)?{_BIG}\s+(?P<what>{_FILES})$"),
        (
            "oldest",
            rf"^\W*(?:which|what|welche[srn]?|quel\w*|cu[áa]l)\b.{{0,30}}\b{_OLD}\b(?:\s+(?P<what>{_FILES}|{_KIND}))?(?:\s+(?:here|in\s+here|hier|ici))?$",
        ),
        (
            "largest",
            rf"^\W*(?:which|what|welche[srn]?|quel\w*|cu[áa]l)\b.{{0,30}}\b{_FILES}\b.{{0,20}}\b{_BIG}$|^\W*(?:which|what|welche[srn]?|quel\w*|cu[áa]l)\b.{{0,20}}\b{_BIG}\s+(?P<what>{_FILES})$",
        ),
        (
            "smallest",
            rf"^\W*(?:which|what|welche[srn]?|quel\w*|cu[áa]l)\b.{{0,30}}\b{_FILES}\b.{{0,20}}\b{_SMALL}$|^\W*(?:which|what|welche[srn]?|quel\w*|cu[áa]l)\b.{{0,20}}\b{_SMALL}\s+(?P<what>{_FILES})$",
        ),
        (
            "count",
            rf"^\W*(?:how\s+many|wie\s*viele|combien\s+de|cu[áa]nt[ao]s)\s+(?:of\s+)?(?:my\s+|the\s+|our\s+|different\s+)?{noun}\s+(?:(?:are|do|does|did|have|has|is|gibt|sind|habe|haben|hast|liegen|ai-je|avons-nous|sont|y\s+a-t-il|hay|tengo|tenemos)\b.*)$",
        ),
        ("count", rf"^\W*(?:how\s+many|wie\s*viele|combien\s+de|cu[áa]nt[ao]s)\s+{noun}$"),
        (
            "contents",
            r"^\W*(?:what(?:'s|s|\s+is|\s+do\s+(?:i|we|you)\s+have|\s+have\s+(?:i|we))|was\s+(?:ist|liegt|steht|gibt\s+es|habe\s+ich)|qu'y\s+a-t-il|qu'est-ce\s+qu'il\s+y\s+a|qu[ée]\s+hay)\s+(?:alles\s+)?(?:in|dans|en)\s+(?:this|the|my|our|here|diesem|dem|meinem|meinen|meiner|der|unserem|unseren|ce|le|mon|ma|mes|est[ea]|la|el|mi|mis)\s*(?:folder|library|files|collection|documents|ordner|bibliothek|sammlung|dateien|dossier|biblioth[èe]que|fichiers|carpeta|biblioteca|archivos)?$",
        ),
        (
            "contents",
            rf"^\W*(?:what|which|welche|quels|qu[ée])\s+{_FILES}\s+(?:do\s+(?:i|we|you)\s+(?:have|know|see)|are\s+(?:there|here|in\s+(?:here|this\s+folder|the\s+(?:folder|library)))|have\s+(?:i|we)|hast\s+du|habe\s+ich|haben\s+wir|gibt\s+es|sind\s+da|ai-je|as-tu|y\s+a-t-il|hay|tengo|tienes)(?:\s+(?:here|in\s+here|hier|ici|aqu[íi]))?$",
        ),
        ("newest", r"^\W*(?:ما\s+(?:هو\s+)?)?أحدث\s+ملف(?:اتي)?[؟\s]*$"),
        ("contents", r"^\W*(?:ماذا|ما\s+الذي)\s+يوجد\s+في\s+(?:ملفاتي|مكتبتي|المكتبة)[؟\s]*$"),
        (
            "contents",
            rf"^\W*(?:list|show(?:\s+me)?|liste?|zeig\w*(?:\s+mir)?|montre\w*(?:-moi)?|muestra(?:me)?)\s+(?:all\s+|alle\s+|tous\s+|todos\s+)?(?:of\s+)?(?:my\s+|the\s+|our\s+|meine\s+|die\s+|mes\s+|les\s+|mis\s+|los\s+)?{_FILES}$",
        ),
        (
            "count",
            rf"^\W*(?:(?:list|show(?:\s+me)?|liste?|zeig\w*(?:\s+mir)?|find|open)\s+(?:all\s+|alle\s+)?(?:of\s+)?(?:my|our|the|meine|unsere|die)|(?:which|what|welche))\s+(?P<what>(?:[\w-]+\s+){{0,2}}?(?:{_KIND}))(?:\s+(?:do|have|are\s+(?:there|here|in\s+here)|haben|habe|gibt)\b(?!.*\b(?:to|need)\b).{{0,25}})?$",
        ),
        (
            "count",
            rf"^\W*(?:for\s+)?(?:who|whom|which\s+\w+|what\s+\w+)\s+(?:do\s+(?:we|i)\s+have|have\s+(?:we|i)(?:\s+got)?)\s+(?:an?|the|any|some)\s+(?P<what>(?:[\w-]+\s+){{0,2}}?(?:{_KIND}))(?:\s+(?:for|from|of|on\s+file))?$",
        ),
        (
            "where",
            r"^\W*(?:where|wo|o[ùu]|d[óo]nde)\s+(?:did\s+(?:i|we)\s+(?:save|put|store|file|leave)|have\s+(?:i|we)\s+(?:saved|put|stored|filed)|do\s+(?:i|we)\s+(?:have|keep)|can\s+i\s+find|is|are|habe\s+ich|ist|liegt|finde\s+ich|se\s+trouve|est|ai-je\s+(?:mis|enregistr[ée])|est[áa]|guard[ée])\s+(?:the\s+|my\s+|our\s+|a\s+|die\s+|der\s+|das\s+|den\s+|meine?n?\s+|le\s+|la\s+|l'|mon\s+|ma\s+|el\s+|mi\s+)?(?P<what>.+?)(?:\s+(?:file|document|saved|stored|gespeichert|abgelegt))?$",
        ),
    )
    return tuple((topic, re.compile(pattern, re.I)) for topic, pattern in made)
