"""The question itself, without what people say around it: "Hello, could you tell me what was stolen, please?" Neither a
search nor a model finds anything by a greeting. Units get the sign that files write. Pure."""

from __future__ import annotations

import re

from app.core.chat.routes.typed import corrected

_GREETING = re.compile(
    r"^\W*(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|dear \w+|excuse me|sorry|hallo|"
    r"guten (?:tag|morgen|abend)|entschuldigung|bonjour|bonsoir|salut|hola|buen[oa]s (?:d[íi]as|tardes|noches))"
    r"(?:\s+(?:there|again|alcove|nochmal))?"
    r"\s*[,.!;:–-]+\s*(?=\S+\s+\S)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^\W*(?:(?:so|ok(?:ay)?|well|please|pls|bitte|also|alors|bueno)[,\s]+)?"
    r"(?:(?:can|could|would|will) (?:you|u)(?: please| kindly| maybe)? (?:tell|remind|let|show|inform) (?:me|us)"
    r"(?: know)?(?: please| again)?|(?:please )?(?:tell|remind) me(?: again| please)?|do (?:you|u) (?:happen to )?"
    r"(?:know|remember)|i(?:'d| would) (?:like|love|need) to (?:know|find out|ask)|"
    r"i (?:need|want|have) to (?:know|find out|ask(?: you)?)|"
    r"i(?:'m| am|was| was)? (?:just )?wonder(?:ing)?|any (?:idea|chance you know)|quick question|(?:i )?can't remember|"
    r"(?:kannst du|k[öo]nntest du|k[öo]nnen sie|k[öo]nnten sie)(?: mir)?(?: bitte)? sagen|"
    r"sag(?:en sie)? mir(?: bitte)?|"
    r"wei[ßs]+t du|wissen sie|ich (?:m[öo]chte|will|w[üu]rde gern\w*) (?:gern\w* )?wissen|ich w[üu]sste gern\w*|"
    r"(?:peux-tu|pouvez-vous|tu peux|vous pouvez|pourriez-vous)(?: me)? (?:me )?dire|dis-moi|"
    r"dites-moi|sais-tu|savez-vous|"
    r"je (?:voudrais|veux|souhaite) savoir|"
    r"puedes decirme|podr[íi]as? decirme|dime|sabes|me gustar[íi]a saber|"
    r"quisiera saber)\s*[,:]?\s+"
    r"(?=(?:who|whose|whom|what|when|where|why|which|how|from when|until when|by when|wer|wen|wem|was|wann|wo|wohin|"
    r"warum|welche\w*|wie|womit|bis wann|ab wann|qui|quand|où|pourquoi|quel\w*|comment|combien|ce que|ce qui|"
    r"qui[ée]n|qu[ée]|"
    r"cu[áa]ndo|d[óo]nde|c[óo]mo|cu[áa]l\w*|cu[áa]nt\w+|por qu[ée])\b)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"[\s,]+(?:please|pls|thanks|thank you|thx|cheers|ta|bitte|danke|merci|s'il (?:te|vous) pla[îi]t|por favor|gracias)"
    r"(?P<end>\W*)$",
    re.IGNORECASE,
)
_UNITS = (
    (re.compile(r"\b(?:kilos?|kilogram(?:me)?s?|kilogramm)\b", re.IGNORECASE), "kg"),
    (re.compile(r"\b(?:kilomet(?:re|er)s?|kilom[èe]tres?)\b", re.IGNORECASE), "km"),
    (re.compile(r"\b(?:centimet(?:re|er)s?|zentimeter|centim[èe]tres?)\b", re.IGNORECASE), "cm"),
    (re.compile(r"\b(?:millimet(?:re|er)s?|millim[èe]tres?)\b", re.IGNORECASE), "mm"),
    (re.compile(r"\b(?:square met(?:re|er)s?|quadratmetern?|m[èe]tres? carrés?)\b", re.IGNORECASE), "m²"),
)


def plain_question(text: str) -> str:
    """The question; as it was where nothing would be left. A text that is to be changed must not come here."""
    plain = _CLOSING.sub(lambda found: found["end"], _ASKING.sub("", _GREETING.sub("", text)))
    plain = corrected(plain)
    for pattern, unit in _UNITS:
        plain = pattern.sub(unit, plain)
    return plain.strip() or text
