"""The words by which a request shows what it asks for, in English, German, French and Spanish. Pure. Order matters:
`first_match` takes the first kind of which a pattern fits."""

from __future__ import annotations

import functools
import re

from app.core.chat.routes.base import RouteKind
from app.core.chat.routes.typed import in_full_words

_PLEASE = (
    r"^\W*(?:(?:please|pls|now|ok|and|can you|could you|would you|will you|i (?:want|need) you to|i'd like you to|help me|"
    r"bitte|kannst du|könntest du|können sie|könnten sie|s'il (?:te|vous) plaît|peux-tu|pouvez-vous|por favor|puedes)"
    r"[\s,:]+)*"
)
_WRITE = (
    r"(?:write|draft|compose|formulate|prepare|type|pen|schreib(?:e|en)?|verfass(?:e|en)?|formulier(?:e|en)?|entwirf|"
    r"[ée]cris|[ée]crire|[ée]crivez|r[ée]dige[zr]?|escrib(?:e|ir|a)|redacta(?:r)?)"
)
_MAKE = r"(?:make|create|give|do|set up|mach(?:e|en)?|erstell(?:e|en)?|gib|fais|cr[ée]e[zr]?|donne|haz|crea(?:r)?|dame)"
_GENRE = (
    r"(?:check\s?list|to-?do(?: list)?|(?:packing|shopping|guest) list|sign|card|letter|e?-?mail(?![- ]?addres)|message|reminder|invitation|notice|note|memo|reply|answer to|response|"
    r"announcement|poster|flyer|newsletter|post|speech|text|template|form letter|complaint|application|cover letter|sms|"
    r"checkliste|(?:pack|einkaufs)liste|schild|karte|brief|nachricht|erinnerung|einladung|aushang|antwort|mitteilung|rede|ankündigung|kündigung|anschreiben|"
    r"lettre|courriel|courrier|message|rappel|annonce|affiche|r[ée]ponse|"
    r"carta|correo|mensaje|recordatorio|invitaci[óo]n|aviso|respuesta|lista de (?:control|verificaci[óo]n))"
)
# Texts that no file is needed for.
_CREATIVE = (
    r"(?:poems?|haikus?|limericks?|songs?|lyrics|rhymes?|jokes?|riddles?|stor(?:y|ies)|tales?|slogans?|greetings?|toasts?|birthday|names? for|ideas?|"
    r"suggestions?|out[- ]of[- ]office|gedicht|witz|geschichte|märchen|lied|rätsel|slogan|gruß|glückwunsch|namen für|"
    r"ideen|vorschläge|abwesenheitsnotiz|po[èe]me|blague|histoire|chanson|noms? pour|id[ée]es?|"
    r"poema|chiste|cuento|canci[óo]n|nombres? para|ideas?)"
)
_NUMBER = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|some|a few|ein(?:e|en)?|zwei|drei|vier|fünf|zehn|un|une|deux|trois|cinq|dix|dos|tres|cinco|diez)"
_CHANGE = (
    r"(?:shorten|translate|correct|fix|proof\s?read|rewrite|rephrase|reword|paraphrase|improve|simplify|polish|summari[sz]e|"
    r"sum up|expand|turn|convert|change|make (?:this|it|that|the following)|put (?:this|it|that)|format|check|explain|"
    r"kürz(?:e|en)?|übersetz(?:e|en)?|korrigier(?:e|en)?|verbesser(?:e|n)?|formulier(?:e|en)?|vereinfach(?:e|en)?|mach(?:e|en)?\s+(?:das|dies\w*|aus)|"
    r"fass(?:e|en)?|wandle|schreib(?:e|en)?\s+(?:das|dies\w*|folgende\w*)|erklär(?:e|en)?|"
    r"raccourci[st]?|tradui[st]|traduire|traduisez|corrige[zr]?|am[ée]liore[zr]?|simplifie[zr]?|reformule[zr]?|r[ée]sume[zr]?|"
    r"transforme[zr]?|explique[zr]?|mets\s+(?:ce|le|la)|rends\s+(?:ce|le|la)|"
    r"traduce|traducir|traduzca|corrige|corregir|mejora|acorta|simplifica|resume|reescribe|convierte|haz)"
)
# What is done with a text that stands behind a colon, and what comes out of it.
_TREAT = (
    r"(?:make|give|do|put|say|write|merge|combine|join|split|condense|boil|break|render|mach\w*|gib|sag\w*|schreib\w*|"
    r"fais|dis|[ée]cris|haz|di|escribe)"
)
_THIS = r"(?:it|this|that|these|those|them|the following|das|dies\w*|daraus|folgende\w*|ce|cela|ça|ceci|esto|eso)"
_RESULT = (
    r"(?:shorter|longer|simpler|nicer|politer|more \w+|bullet points|one sentence|two sentences|keywords|german|english|french|"
    r"spanish|kürzer|einfacher|höflicher|stichpunkte|englisch|deutsch|französisch|spanisch|plus court|plus simple|anglais|"
    r"allemand|français|espagnol|más corto|ingl[ée]s|alem[áa]n|franc[ée]s|español)"
)
_AUXILIARY = (
    r"(?:can|could|may|might|must|should|shall|is|are|was|were|am|do|does|did|has|have|had|will|would|"
    r"kann|können|könnte|darf|dürfen|muss|müssen|soll|sollen|ist|sind|war|waren|hat|haben|hatte|wird|werden|gibt es|braucht|"
    r"brauchen|brauche|gilt|gelten|"
    r"est-ce que|est-ce qu'|puis-je|peut-on|peut-il|dois-je|doit-on|faut-il|y a-t-il|a-t-on|est-il|est-elle|sont-ils|avons-nous|"
    r"puedo|podemos|puede|pueden|debo|debe|hay que|es|son|est[áa]|est[áa]n|hay|tengo que|tiene|se puede)"
)
_COMPARATIVE = (
    r"(?:higher|lower|larger|bigger|smaller|cheaper|dearer|more expensive|longer|shorter|faster|slower|earlier|later|older|"
    r"newer|heavier|lighter|busier|quieter|fuller|emptier|warmer|colder|hotter|taller|wider|höher|niedriger|größer|kleiner|billiger|günstiger|teurer|länger|kürzer|schneller|langsamer|"
    r"früher|später|plus (?:cher|chère|haut\w*|grand\w*|petit\w*|long\w*|rapide)|moins cher\w*|m[áa]s (?:barat\w|car\w|alt\w|"
    r"grande|larg\w|r[áa]pid\w))"
)
GERMAN_WAS = (
    r"was\s+(?:ist|sind|waren?|hat|haben|steht|stehen|kostet|kosten|tut|macht|sagt|sagen|gilt|wird|wurden?|muss|müssen|"
    r"soll|sollen|kann|können|darf|braucht?e?|passiert|bedeutet|regelt|enthält|verlangt)\b"
)
_PATTERNS: tuple[tuple[RouteKind, tuple[str, ...]], ...] = (
    # A given text stands behind a colon or on lines of its own.
    (
        "write",
        (
            rf"{_PLEASE}{_CHANGE}\b[^:\n]{{0,60}}:\s*\S",
            rf"{_PLEASE}{_CHANGE}\b[^\n]{{0,80}}\n\s*\S",
            rf"{_PLEASE}{_TREAT}\b[^:?\n]{{0,40}}\b{_THIS}\b[^:?\n]{{0,30}}:\s*(?:\S+\s+){{5,}}\S",
            # Whatever is to be done with "this", of which more than a few words follow.
            rf"^(?!.*\b(?:{_WRITE})\b)[^:?\n]{{2,80}}\b{_THIS}\b[^:?\n]{{0,40}}:\s*(?:\S+\s+){{7,}}\S",
            # "Can you squeeze this into a text message? Hello …": the text follows the question.
            rf"^(?!.*\b(?:{_WRITE}|reply|answer)\b[^?]*\?)(?=[^?]*\b(?:can|could|would|will)\s+you\b)[^:?\n]{{2,120}}\b{_THIS}\b[^:?\n]{{0,60}}\?\s+(?:\S+\s+){{14,}}\S",
            rf"{_PLEASE}(?:(?:in|as|auf|en|al?)\s+)?{_RESULT}\b[^:?\n]{{0,40}}:\s*(?!(?:who|what|when|where|why|which|how|w(?:er|as|ann|o|ie|elche\w*)|"
            r"qui|que|quand|où|quel\w*|combien|qu[ée]|cu[áa]\w+)\b)(?:\S+\s+){5,}\S",
        ),
    ),
    (
        "write",
        (
            rf"{_PLEASE}(?:{_WRITE}|{_MAKE}|tell|find|suggest|think of|erzähl\w*|raconte|cuenta(?:me)?)\b.{{0,40}}?\b{_CREATIVE}\b",
            rf"{_PLEASE}(?:think up|come up with|invent|brainstorm|dream up|make up|denk dir|erfinde\w*|überleg dir|"
            r"invente[zr]?|imagine[zr]?|inventa(?:me)?)\b",
            rf"{_PLEASE}{_NUMBER}\s+(?:\w+\s+){{0,2}}{_CREATIVE}\b",
            rf"^\W*(?:{_NUMBER}|some|a few|short)\s+(?:\w+\s+)?(?:sentences?|lines?|words|sätze|zeilen|worte|phrases?|lignes?|mots|"
            r"frases?|palabras)\s+(?:for|to|about|on|für|an|über|pour|à|sur|para|sobre)\b",
            rf"{_PLEASE}(?:tell|sing)\s+me\s+(?:a|another)\b",
        ),
    ),
    (
        "write_from_files",
        (
            rf"{_PLEASE}{_WRITE}\b",
            rf"{_PLEASE}(?:me\s+|mir\s+|moi\s+)?{_MAKE}\s*(?:-moi|me|mir|us|uns)?\s+(?:\w+\s+){{0,3}}{_GENRE}\b",
            # What it is for comes first: "I am leaving on Friday, make me a checklist".
            rf"[,.;:!]\s+(?:please\s+|can you\s+|could you\s+|bitte\s+)?(?:{_WRITE}|{_MAKE})\s*(?:-moi|me|mir|us|uns)?\s+(?:\w+\s+){{0,3}}{_GENRE}\b",
            rf"^\W*(?:(?:a|an|ein(?:e|en)?|une?)\s+)?(?:short\s+|kurze[rn]?\s+)?{_GENRE}\s+(?:for|to|about|für|an|über|pour|à|para|al?)\b",
        ),
    ),
    (
        "versions",
        (
            r"\b(?:what|was|qu'est-ce qui|qu[ée])\b.{0,20}\b(?:changed|is new|has changed|is different|differs|hat sich|geändert|"
            r"ist neu|a chang[ée]|cambi[óo]|ha cambiado)\b",
            r"\bwhat(?:'s|s)\s+(?:new|different|changed)\b",
            r"^\W*(?:did|has|have|hat)\b.{0,20}\b(?:anything|something|etwas|was)\s+(?:been\s+|sich\s+)?(?:chang|differ|(?:ge)?änder)\w*\b",
            r"\b(?:two|both|several|zwei|beide|deux|dos)\b.{0,60}\b(?:which|welche\w*|lequel|laquelle|cu[áa]l)\b.{0,30}\b(?:counts?|appl(?:y|ies)|holds?|"
            r"valid|binding|zählt|gilt|compte|vale)\b",
            r"^\W*(?:what|which\b.{0,30})\s+(?:gets?|got|becomes?|became|went|goes?|is getting|will (?:be|get|become))\s+(?:dearer|"
            r"more expensive|cheaper|up|down|higher|lower)\b|^\W*(?:was|welche\b.{0,30})\s+(?:wird|werden|wurden?)\s+(?:teurer|billiger)\b",
            r"\b(?:differences?|unterschiede?|diff[ée]rences?|diferencias?)\b.{0,60}\b(?:draft|version|signed|final|old|new|former|"
            r"entwurf|fassung|alt\w*|neu\w*|brouillon|ancien\w*|nouve\w*|borrador|versi[óo]n|antigu\w*|nuev\w*|between|zwischen|entre)\b",
            r"\b(?:which|what|welche\w*|quel\w*|cu[áa]l\w*)\b.{0,40}\b(?:in force|currently valid|current version|latest version|valid now|up to date|"
            r"gilt|gelten|aktuell|gültig|en vigueur|valable|vigente|en vigor)\b",
        ),
    ),
    (
        "compare",
        (
            rf"{_PLEASE}(?:compare|contrast|vergleich(?:e|en)?|compare[zr]?|compara(?:r)?)\b",
            rf"\b{_COMPARATIVE}\b.{{0,40}}\b(?:by how much|um wie ?viel|de combien|por cu[áa]nto|how much {_COMPARATIVE})\b",
            rf"^\W*(?:which|who|what|welche\w*|wer|quel\w*|qui|cu[áa]l|qui[ée]n)\b.{{0,60}}\b(?:is|was|are|were|ist|war|sind|est|[ée]tait|"
            rf"es|era)\s+(?:the\s+)?{_COMPARATIVE}\b",
            rf"\b(?:or|oder|ou|o)\b.{{2,60}}[,;:]\s*(?:who|which|what|wer|welche\w*|qui|lequel|laquelle|cu[áa]l)\b.{{0,40}}\b{_COMPARATIVE}\b",
            r"\bside by side\b|\bnebeneinander\b|\bc[ôo]te à c[ôo]te\b",
            r"\b(?:compared? (?:to|with)|versus|vs\.?|im vergleich|par rapport|en comparaci[óo]n|comparado)\b",
            r"\b(?:difference|unterschied|diff[ée]rence|diferencia)\b.{0,20}\b(?:between|zwischen|entre)\b",
            r"\b(?:which|who|what|wer|welche\w*|was|quel\w*|qui|cu[áa]l|qui[ée]n)\b.{0,60}\b(?:higher|lower|larger|bigger|smaller|cheaper|dearer|"
            r"more expensive|longer|shorter|faster|slower|earlier|later|older|newer|better|more|most|least|highest|lowest|"
            r"cheapest|longest|shortest|fastest|largest|höher|niedriger|größer|kleiner|billiger|günstiger|teurer|länger|"
            r"kürzer|schneller|früher|später|mehr|meisten|wenigsten|höchste\w*|plus|moins|m[áa]s|menos)\b.{0,80}(?:\bor\b|\boder\b|\bou\b|\bo\b|:)",
            r"\b(?:higher|lower|larger|bigger|smaller|cheaper|dearer|faster|slower|longer|shorter|earlier|later|more|less|"
            r"busier|quieter|fuller|emptier|warmer|colder|hotter|taller|wider|heavier|lighter|older|newer|younger|höher|niedriger|teurer|billiger|"
            r"schneller|langsamer|länger|kürzer|früher|später|plus|moins|m[áa]s|menos)\b.{0,60}\b(?:or|oder|ou)\b.{0,40}\b",
        ),
    ),
    (
        "compute",
        (
            r"\btotal\s+(?:of\b.{0,60})?\band\b|\bsum\s+of\b|\badd(?:ed|ing)?\s+(?:\w+\s+){0,3}up\b|\badd\s+(?:\w+\s+){1,6}together\b",
            r"\bwhat\s+(?:do|does|did|will|would)\s+(?:they|it|that|these|those|(?:all\s+)?(?:of\s+)?(?:the|my|our|those|these|them)\b.{0,60})\s+(?:all\s+)?"
            r"(?:come|add\s+up|amount)\s+to\b|\bhow\s+much\s+(?:money\s+)?(?:is|are)\s+(?:still\s+)?(?:outstanding|unpaid|owed|owing|not\s+(?:yet\s+)?paid)\b",
            r"\b(?:summe|gesamtsumme)\s+(?:der|von|aus)\b|\b(?:somme|total)\s+des?\b.{0,60}\bet\b|\bsuma\s+de\b",
            r"^(?!.*\bfass(?:e|en)?\b).*\b(?:together|combined|altogether|in all|zusammen|insgesamt|ensemble|en tout|juntos|juntas|en total)\b(?!\s+with\b)",
            r"\bhow\s+(?:many|much)\s+(?:days?|weeks?|months?|years?|hours?(?!\s+of)|nights?|more|less|money is left|is left|longer)\b",
            r"\bhow\s+(?:long|far)\b.{0,40}\b(?:between|from\b.{0,30}\b(?:to|until))\b",
            r"\bwie\s*(?:viele?)?\s+(?:tage|wochen|monate|jahre|stunden|nächte|mehr|weniger)\b|\bcombien\s+de\s+(?:jours|semaines|mois|heures|nuits)\b|"
            r"\bcu[áa]nt[ao]s\s+(?:d[íi]as|semanas|meses|horas|noches)\b",
            r"\b(?:what|how much|was|wie\s*viel|combien|cu[áa]nto)\b.{0,30}\b(?:is|are|was|were|remain(?:s|ed)?|do we get|did we (?:have|get)|bleibt|blieb|reste|queda|qued[óo])\b.{0,12}\b(?:left|remain\w*|after|over|übrig)\b",
            r"\bhow much\b.{0,60}\bafter\b.{0,40}\b(?:deduct\w+|tax|discount|vat|rebate)\b",
            r"\b(?:minus|less|subtract\w*|take\b.{0,40}\bfrom|deduct\w*\b.{0,30}\bfrom|abzüglich|abgezogen|moins|menos)\b",
            r"\b(?:av[ae]r[ae]ge|mean (?:of|value)|durchschnitt\w*|im schnitt|moyenne|promedio|media)\b",
            r"\d+\s*%\s+(?:of|von|de)\b",
        ),
    ),
    (
        "summary",
        (
            rf"{_PLEASE}(?:summari[sz]e|sum\s+up|لخّ?ص|give\b.{{0,20}}\b(?:summary|overview|gist)|fass(?:e|en)?\b.*\bzusammen|r[ée]sume[zr]?|resume|resumir)\b",
            r"\btl;?\s?dr\b|^\W*what\s+(?:came\s+(?:out\s+)?of|is\s+the\s+(?:upshot|outcome)\s+of)\b",
            r"\b(?:summary|overview|gist|key points|main points|zusammenfassung|überblick|kernpunkte|r[ée]sum[ée]|aper[çc]u|resumen)\s+(?:of|about|from|"
            r"von|über|des|der|zu|du|de)\b",
            r"\b(?:what|worum|de quoi|de qu[ée])\b.{0,60}\b(?:about|say|says|contain|contains|geht es|parle|s'agit|dit|dice|trata)\b\W*(?:in short|briefly|"
            r"in brief|in (?:english|german|french|spanish)|kurz|auf \w+|en bref|en \w+)?\W*$",
            r"\b(?:in short|in brief|briefly|in a nutshell|in (?:max(?:imum|\.)?|at most|about|under|less than|not more than)?\s*\d+\s+(?:words|sentences)|"
            r"in (?:one|two|three|a few) (?:words|sentences)|kurz gesagt|in kürze|in (?:höchstens|maximal|max\.?)?\s*\d+\s+(?:wörtern|worten|sätzen)|"
            r"en bref|en (?:quelques|\d+) mots|en resumen|en pocas palabras)\b",
            r"^\W*what\s+(?:all\s+)?(?:happened|went on|was said|came up|came out)\s+(?:at|in|during|of)\s+(?:the\s+|our\s+|that\s+)?(?:\w+\s+){0,3}"
            r"(?:meetings?|session|assembly|agm|call|talks?|conference|workshop|visit)\b",
            r"[,;]\s*(?:please\s+)?(?:keep it|make it|be)\s+(?:brief|short|concise)\W*$|^\W*was\s+(?:ist|war)\s+(?:bei|auf|in)\s+(?:der|dem)\b.{0,40}"
            r"\b(?:sitzung|versammlung|besprechung)\s+(?:passiert|los)\b",
            r"\bwhat\s+(?:did|have|had)\s+(?:we|they)\s+(?:\w+\s+)?(?:settled?|agreed?|decided?)\s+(?:on|upon|about)\b",
            r"\bworum\s+geht\s+es\b|\bde\s+quoi\s+(?:parle|s'agit)|\bde\s+qu[ée]\s+trata\b",
            r"\bwhat\s+(?:was|were|is|has been)\s+(?:\w+\s+)?(?:agreed|decided|discussed|said|planned)\b",
            r"\bwhat\s+(?:did|have|had)\s+(?:we|they|i)\s+(?:agreed?|decided?|discuss(?:ed)?|arranged?|settled?|planned)\b",
            r"^\W*(?:was|worum)\s+(?:steht|geht)\s+(?:es\s+)?(?:in|im)\b(?!.*\b(?:über|zu|zum|zur)\b)",
            r"\bwas\s+(?:wurde|haben wir)\b.{0,60}\b(?:vereinbart|beschlossen|besprochen|abgemacht)\b",
        ),
    ),
    (
        "list",
        (
            r"^\W*(?:please\s+)?(?:list|enumerate|name|liste|nenn(?:e|en)?|aufzählen|zähl\w*|[ée]num[èe]re|cite|enumera|lista)\b",
            rf"{_PLEASE}(?:give|show|tell|zeig\w*|gib|montre|donne|dame|muestra)\s+(?:me\s+|us\s+|mir\s+|-?moi\s+)?(?:a\s+(?:\w+\s+)?list|all|every|the\s+full\s+list|eine\s+liste|alle|"
            r"la\s+liste|tous|toutes|todos|todas)\b",
            # "Who hasn't paid yet", "what has not come back"
            r"^\W*(?:who|what|which\s+\w+|wer|welche\w*|was)\b.{0,30}\b(?:(?:has|have|is|are|did)(?:n['’]?t|\s+not)|(?:still|yet)\s+"
            r"(?:owes?|ha(?:s|ve)\s+to)|(?:hat|haben|ist|sind)\s+(?:noch\s+)?nicht)\b.{0,25}\b(?:paid|pay|returned|back|handed|"
            r"signed|done|answered|replied|owes?|bezahlt|gezahlt|zurück\w*|abgegeben|dues|fees?)\b",
            r"^\W*(?:who|wer)\b.{0,20}\b(?:still\s+)?(?:owes|owe|schuldet)\b",
            r"^\W*(?:on|for)\s+(?:which|what)\s+dates\b|^\W*an\s+welchen\s+(?:tagen|terminen)\b",
            r"^\W*(?:all|every|alle|s[äa]mtliche|tous\s+les|toutes\s+les|todos\s+los|todas\s+las)\s+\w+",
            r"\b(?:what|which|welche\w*|was|quel(?:le)?s|qu[ée]|cu[áa]les)\s+(?:are|were|sind|waren|sont|son)\s+(?:all\s+)?(?:the|of|our|my|die|der|les|los|las|unsere|meine|alle)\s+\w+",
            r"\b(?:which|what)\s+(?:\w+\s+){0,2}\w+s\s+(?:are|were|(?:do|did|have)\s+(?:we|i|you|they)\s+(?:have|own|offer|know|use|get))\b(?!\s+to\b)",
            rf"^\W*which\s+(?!(?:does|is|was|has|this|his|its)\b)\w{{2,}}(?<![siu])s\s+(?!{_AUXILIARY}\b|\w+s\b)\w+",
            r"\bwhat\s+(?:all\s+)?(?:(?:do|did|must|should|can|may|have)\s+(?:i|we|you|they|he|she)|does\s+\w+)\s+(?:have to\s+|need to\s+)?(?:all\s+)?"
            r"(?:need|bring|pack|buy|take|prepare|order)\b(?!\s+to\b)",
            r"^(?!.*\b(?:if|when|wenn|falls|si|cuando)\b).*\b(?:what\s+(?:all\s+)?(?:(?:has|have|needs?)\s+to\s+be\s+done|(?:still\s+)?needs\s+doing|"
            r"(?:do|must|should)\s+(?:i|we)\s+(?:(?:have|need|still\s+have)\s+to\s+)?do)|was\s+(?:muss|ist)\b.{0,40}\b(?:getan|erledigt|gemacht|zu\s+(?:tun|erledigen))|"
            r"que\s+(?:faut-il|dois-je|devons-nous)\s+faire|qu[ée]\s+(?:hay|tengo|tenemos)\s+que\s+hacer)\b(?!\s+(?:with|to|mit|avec|con)\b)",
            r"\bwas\s+(?:brauche|muss|müssen|soll|sollen|brauchen)\s+(?:ich|wir|man)\b.{0,40}\b(?:für|mitbringen|mitnehmen|einkaufen|packen|alles)\b",
            r"\b(?:que|qu'est-ce que?)\s+(?:faut-il|dois-je|il faut|je dois)\s+(?:apporter|emporter|acheter|pr[ée]parer)\b|"
            r"\bqu[ée]\s+(?:hay que|tengo que|debo|necesito)\s*(?:llevar|traer|comprar|preparar)?\s+para\b",
            r"\b(?:what|which)\s+(?:are\s+the\s+)?(?:ingredients|defects|faults|steps|duties|tasks|items|things|conditions|requirements)\b",
            r"\bwelche\s+(?:\w+\s+){1,3}(?:gibt\s+es|haben\s+wir|habe\s+ich|sind)\b|\bquel(?:le)?s\s+(?:\w+\s+){1,3}(?:avons-nous|y\s+a-t-il|sont)\b|"
            r"\b(?:qu[ée]|cu[áa]les)\s+(?:\w+\s+){1,3}(?:hay|tenemos|son)\b",
            r"\bwho\s+(?:were|are|attended|took part|must|has to|have to|may|can|belongs|came)\b.{0,40}\b(?:at|in|on|to|present|members?|wear|part|there)\b",
            r"\bwho\s+(?:all\s+)?(?:was|is)\s+(?:all\s+)?(?:at|in|on|present|part of|there)\b",
            r"\bwer\s+(?:war|waren|nahm|muss|darf|gehört)\b",
            r"\bqui\s+(?:[ée]tait|[ée]taient|doit|peut)\b",
            r"\b(?:detailed|full|complete)\s+list\b|\bstep[- ]by[- ]step\b",
            r"\b(?:all|every one|each) of (?:them|these|those)(?:\s+please)?\W*$|\balle davon\W*$|\btou(?:s|tes) (?:s'il|svp)\b",
            r"^\W*(?:which|what)\s+(?:\w+\s+){0,2}\w{2,}(?<![siu])s\s+(?:does|do|did)\s+(?:\w+\s+){1,3}(?:take|use|need|have|own|get|offer|sell|bring|teach|include|cover|speak)\b",
        ),
    ),
    # German "was" asks what.
    (
        "yes_no",
        (
            r"\b(?:ok(?:ay)?|allowed|permitted|possible|fine|included|erlaubt|möglich|in ordnung|permis|autoris[ée]|inclus|"
            r"permitido|posible)\s*\?\s*$",
            rf"^\W*(?:and\s+|und\s+|et\s+|y\s+|so\s+|but\s+)?(?!{GERMAN_WAS}){_AUXILIARY}\b(?!.{{3,80}}\bor\b(?!\s+not))",
            # "If my drill is stolen, does the insurance pay", "a friend wants to stay, is that ok with the landlord".
            rf"^\W*(?!(?:who|what|when|where|why|which|how|w(?:er|as|ann|o|ie|elche\w*))\b)[^,?]{{8,120}},\s*{_AUXILIARY}\s+(?!or\b)\w+\b(?!.{{3,80}}\bor\b(?!\s+not))",
        ),
    ),
)
_WHY = re.compile(r"^\W*(?:(?:and|but|und|aber|et|mais|y|pero)\s+)?(?:why|warum|wieso|weshalb|pourquoi|por qu[ée])\b", re.IGNORECASE)
QUESTION_WORDS = re.compile(
    r"\b(?:who|whose|whom|what|whats|what's|when|where|why|which|how|wer|wen|wem|wessen|was|wann|wo|wohin|woher|warum|wieso|"
    r"weshalb|welche\w*|wie|womit|wofür|bis\s+wann|ab\s+wann|qui|que|quoi|quand|où|pourquoi|quel\w*|comment|combien|qu'\w+|"
    r"qui[ée]n\w*|qu[ée]|cu[áa]ndo|d[óo]nde|c[óo]mo|cu[áa]l\w*|cu[áa]nt\w+|por\s+qu[ée]|chi|cosa|quando|dove|perché|come|"
    r"quale|quanto|кто|что|когда|где|почему|как\w*|сколько|зачем|куда)\b",
    re.IGNORECASE,
)


@functools.cache
def _compiled() -> tuple[tuple[RouteKind, tuple[re.Pattern[str], ...]], ...]:
    return tuple((kind, tuple(re.compile(pattern, re.I) for pattern in patterns)) for kind, patterns in _PATTERNS)


def first_match(text: str) -> RouteKind | None:
    """The kind of request that the words show; None where they show none."""
    text = in_full_words(text)
    if _WHY.match(text):  # "why not the other one, it was cheaper" compares nothing
        return None
    return next((kind for kind, patterns in _compiled() if any(pattern.search(text) for pattern in patterns)), None)
