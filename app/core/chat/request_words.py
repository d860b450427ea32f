"""What the words of a request say of the answer: its subject, its length, whether what changed or what is most is asked
for. In English, German, French and Spanish. Pure."""

from __future__ import annotations

import re

from app.core.text.numbers import NUMBER_WORDS

_MOST_WORDS = re.compile(
    r"(?:max(?:imum|imal|\.)?|at most|under|less than|höchstens|about|in|,|\ba)\s*(\d+)[ -]"
    r"(?:words?|wörter\w*|worte\w*|mots|palabras)",
    re.IGNORECASE,
)
_MOST_SENTENCES = re.compile(
    r"(?:max(?:imum|imal|\.)?|at most|no more than|not more than|up to|within|in|höchstens|maximal|en|au plus|"
    r"como máximo)\s+"
    r"(?P<before>\d+|one|two|three|four|five|einem?|zwei|drei|vier|fünf|une?|deux|trois|quatre|cinq|una?|dos|tres|"
    r"cuatro|cinco)\s+(?:short\s+|kurzen\s+)?(?:sentences?|sätze[n]?|satz|phrases?|frases?)\b|"
    r"\b(?P<after>\d+|one|two|three|four|five|zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco)\s+"
    r"(?:short\s+)?(?:sentences?|sätze|phrases?|frases?)\s*(?:max\w*\.?|at (?:the )?most|tops|or (?:less|fewer)|"
    r"höchstens|au plus|como máximo)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"chang|differ|new in|what(?:'s|s) new|dearer|cheaper|more expensive|compared? (?:to|with)|unterschied|"
    r"geändert|teurer|"
    r"chang[ée]|diff[ée]ren|cambi|diferen",
    re.IGNORECASE,
)
_DEARER = re.compile(
    r"\b(?:dearer|more expensive|went up|rises?|rose|increase\w*|teurer|erhöht|gestiegen|plus cher\w*|m[áa]s car\w*)\b",
    re.IGNORECASE,
)
# Words that only say what is to be made of a request.
_TASK = re.compile(
    r"^\W*(?:please\s+|can you\s+|could you\s+)*(?:write|draft|compose|make|create|give|list|summari[sz]e|sum up|"
    r"compare|"
    r"schreib\w*|erstell\w*|fass\w*|vergleich\w*|[ée]cris|r[ée]dige)\b(?:\s+(?:me|us|mir|moi))?",
    re.IGNORECASE,
)
_GENRE = re.compile(
    r"^(?:(?:a|an|the|ein\w*|une?|una?)\s+)?(?:(?:short|polite|friendly|kurze\w*|courte?|corta?)\s+)*"
    r"(?:(?:check\s?list|to-?do list|packing list|letter|e?-?mail|message|reminder|invitation|notice|note|text|summary|"
    r"list|checkliste|packliste|brief|nachricht|erinnerung|einladung|aushang|antwort|zusammenfassung|liste|lettre|courriel|"
    r"message|rappel|annonce|r[ée]ponse|r[ée]sum[ée]|carta|correo|mensaje|aviso|respuesta|resumen|lista)\s+){1,2}"
    r"(?:for|to|about|of|on|für|an|über|von|zu|pour|à|sur|de|para|sobre)\s+(?=\S)",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:most|least|\w+est|higher|lower|larger|smaller|cheaper|dearer|longer|shorter|earlier|later|more|less|"
    r"by how much|faster|slower|quicker|older|younger|newer|bigger|heavier|lighter|sooner|fewer|warmer|colder|"
    r"busier|quieter|fuller|emptier|hotter|taller|wider|"
    r"schneller|langsamer|älter|jünger|neuer|größer|kleiner|schwerer|leichter|früher|später|"
    r"höher|niedriger|teurer|billiger|günstiger|länger|kürzer|mehr|weniger|am \w+sten|plus|moins|m[áa]s|menos)\b",
    re.IGNORECASE,
)

_SECTION = re.compile(
    r"\b(?:section|chapter|paragraph|clause|part|abschnitt|kapitel|absatz|teil|chapitre|partie|paragraphe|secci[óo]n|"
    r"cap[íi]tulo|apartado)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:in(?:to)? force|takes? effect|comes? into effect|valid from|replaces?|supersedes?|signed on|in kraft|"
    r"gilt ab|gültig ab|ersetz\w*|unterzeichnet am|en vigueur|remplace\w*|valable|signé le|en vigor|sustituye|"
    r"vigente|firmado el)\b",
    re.IGNORECASE,
)
_WHICH_HOLDS = re.compile(
    r"(?:^|[.!?:;]\s+|,\s+)\W*(?:which|what|welche\w*|quel\w*|lequel|cu[áa]l\w*)\b[^.!?:;]{0,50}\b"
    r"(?:in force|valid|current|currently|latest|up to date|holds?|applies|apply|counts?|binding|gilt|gelten|zählt|"
    r"gültig|aktuell\w*|en vigueur|compte|valable\w*|vigente\w*|vale|en vigor)\b\W*"
    r"(?:now|today|these days|nowadays|at (?:the moment|present)|jetzt|heute|derzeit|maintenant|"
    r"aujourd'hui|ahora|hoy)?\W*$",
    re.IGNORECASE,
)
_CHECKLIST = re.compile(
    r"\b(?:check\s?list|to-?do(?:\s+list)?|packing list|shopping list|checkliste|packliste|einkaufsliste|merkzettel|"
    r"liste de (?:contr[ôo]le|v[ée]rification)|lista de (?:control|verificaci[óo]n|comprobaci[óo]n))\b",
    re.IGNORECASE,
)
_ASKED_FACT = re.compile(
    r"\b(?:from when|until when|when and|and when|where and|and where|how (?:much|many|long)|what time|"
    r"which (?:day|date)|day \+ time|date and time|von wann|bis wann|wann und|wo und|wie (?:viel|lange)|"
    r"à quelle heure|quand et|où et|combien|cuándo y|dónde y|cuánto)\b",
    re.IGNORECASE,
)
MOST_ITEMS, MOST_ITEM_WORDS = 8, 6
_COUNT_OF = {
    word: value for language in ("en", "de", "fr", "es") for value, word in enumerate(NUMBER_WORDS[language].split(), 1)
}
_MENTION = re.compile(
    r"\b(?:with|put(?:ting)? in|add(?:ing)?(?! up)|us(?:e|ing)|quot(?:e|ing)|"
    r"mention(?:ing)?|includ(?:e|es|ing)|say(?:ing)?|stat(?:e|es|ing)|giv(?:e|ing)|nam(?:e|ing)|"
    r"mit|samt|inklusive|nenn\w*|erwähn\w*|avec|mentionn\w*|indiqu\w*|incluant|con|menciona\w*|indica\w*|incluy\w*)\s+"
    r"(?:which\s+)?(?P<items>[^.!?:;]+)$",
    re.IGNORECASE,
)
# "Contract number, sum and the deadline should be in there"
_TO_BE_IN = re.compile(
    r"(?:^|[.!?:;]\s+|,\s+(?:and|und|et|y)\s+)(?P<items>[^.!?:;]+?)\s+"
    r"(?:should|must|ha(?:ve|s) to|needs? to|ought to|soll\w*|m[uü]ss(?:en)?|doi(?:t|vent)|deben?)\s+"
    r"(?:all\s+|also\s+|auch\s+)?"
    r"(?:be\s+(?:in(?:\s+(?:it|there|the\s+(?:e-?mail|mail|letter|text|note|message)))?(?=\W*(?:$|,))|there|mentioned|included|"
    r"named)|appear|vorkommen|drin\w*|hinein|rein|erwähnt|genannt|figurer|être|apparaître|aparecer|figurar|constar)\b"
    r"[^.!?:;]*$",
    re.IGNORECASE,
)  # fmt: skip
_ENUMERATION = re.compile(r"[:,]\s*(?P<items>[^.!?:;]*)$")
_BETWEEN = re.compile(r"\s*,\s*(?:(?:and|und|et|y|&)\s+)?|\s+(?:and|und|et|y|sowie|&|\+)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:(?:the|its|our|their|der|die|das|den|dem|l[ea]s?|el|los)\s+|l['’])", re.IGNORECASE)


def subject_of(request: str) -> str:
    """The request without the words that only say what is to be made of it: they are no words to look for."""
    plain = _GENRE.sub("", _TASK.sub("", request).strip(" :,")).strip(" :,")
    return plain or request


def most_words(request: str) -> int | None:
    """How many words an answer may have; None where nothing is said."""
    found = _MOST_WORDS.search(request)
    return int(found[1]) if found else None


def most_sentences(request: str) -> int | None:
    """How many sentences an answer may have ("3 sentences max", "in two sentences"); None where nothing is said."""
    found = _MOST_SENTENCES.search(request)
    if found is None:
        return None
    said = (found["before"] or found["after"]).casefold()
    return int(said) if said.isdigit() else _COUNT_OF.get(said, 1)  # "einem", "une"


def asks_what_changed(request: str) -> bool:
    return _CHANGED.search(request) is not None


def asks_what_rose(request: str) -> bool:
    return _DEARER.search(request) is not None


def asks_for_extreme(request: str) -> bool:
    """Whether what is most or more is asked for, which figures decide."""
    return _SUPERLATIVE.search(request) is not None


def asks_for_checklist(request: str) -> bool:
    return _CHECKLIST.search(request) is not None


def asked_items(request: str) -> tuple[str, ...]:
    """The facts that a text has to have, as the request lists them at its end: "with claim number and amount",
    ", when, where, how to sign up". Empty where it lists none."""
    for pattern, least in ((_TO_BE_IN, 1), (_MENTION, 1), (_ENUMERATION, 2)):
        for found in reversed(list(pattern.finditer(request.rstrip(" .!?")))):
            items = [_ARTICLE.sub("", item).strip() for item in _BETWEEN.split(found["items"])]
            kept = tuple(dict.fromkeys(item for item in items if item))
            if len(kept) >= least and all(len(item.split()) <= MOST_ITEM_WORDS for item in kept):
                return kept[:MOST_ITEMS]
    return ()


def asks_for_facts(request: str) -> bool:
    """Whether a request for a text asks for something that it does not say: "from when to when", "with the amount"."""
    return bool(asked_items(request)) or _ASKED_FACT.search(request) is not None


def asks_which_holds(request: str) -> bool:
    """Whether the question is which of several versions holds, and not what it says."""
    return _WHICH_HOLDS.search(request) is not None


def says_that_it_holds(sentence: str) -> bool:
    return _HOLDS.search(sentence) is not None


def asks_for_section(request: str) -> bool:
    return _SECTION.search(request) is not None
