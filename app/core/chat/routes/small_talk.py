"""Recognises greetings and questions about the program, in a few languages, by their words alone: all of a text must be
accounted for, so that a question about the files is never taken for one. Pure."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

MAX_CHARS = 160  # small talk is short
# By language and topic, the topics that say most first: "good morning, how are you" is answered as the second half.
# A pattern stands for a whole clause.
_TOPICS = ("privacy", "abilities", "usage", "identity", "wellbeing", "thanks", "farewell", "greeting")
_PHRASES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "privacy": r"""
            (?:does|do|will|is|are)\ (?:any(?:thing|\ of\ it)|everything|what|this|that|it|all)?(?:\ ?that)?\ ?(?:i|my)\b.{0,60}\b
            (?:internet|cloud|online|uploaded|private|confidential|secret|safe|(?:sent|leaves?)\b.{0,30})\b.{0,20}
            |(?:is|will)\ (?:this|it|everything|anything|all\ this)\ (?:here\ )?(?:private|confidential|secret|safe|offline|
            sent\b.{0,30}|stay\w*\b.{0,30})
            |(?:do|does|will|can|are)\ (?:you|this\ program|the\ program|alcove)\b.{0,40}\b
            (?:(?:sen[dt](?!enc)|upload|share|spy|leak|collect|train|track)\w*\b.{0,60}|(?:online|offline|internet)\b.{0,20})
            |(?:do|does)\ (?:you|this|it)\ (?:need|use|require)\ (?:the\ |an\ )?internet.{0,20}
            |who\ (?:can|could|will)\ (?:see|read)\ (?:what\ i|my)\b.{0,40}
            |where\ (?:are|is|do)\ (?:my\ (?:data|questions|chats|conversations)|what\ i)\b.{0,40}
            |(?:how|is\ it)\ (?:private|safe|secure)\b.{0,30}
        """,
        "abilities": r"""
            (?:so\ |and\ )?what\ (?:sorts?|kinds?|types?)\ of\ (?:things|questions|stuff|help|tasks)\ (?:can|could|may|should|do)
            \ (?:i|you|one|we)\ (?:ask|do|answer|help|give|offer)(?:\ (?:you|me|us|with|here|about|for\ me))*
            |what\ (?:(?:all\ )?can|could|do)\ (?:you|i)\ (?:do|ask|help)(?:\ (?:you|me|for\ me|with|here|all))*
            |(?:how|what)\ (?:can|could|do|would)\ you\ (?:help|assist)(?:\ me)?(?:\ with)?
            |what\ (?:are|is)\ (?:you|this(?:\ program)?|your\ (?:purpose|job|skills|abilities)|alcove)(?:\ (?:good|for|here))*
            |what\ (?:are\ )?you(?:r)?\ (?:able\ to\ do|capabilities)
            |can\ you\ help(?:\ me)?
            |help
        """,
        "usage": r"""
            how\ (?:do(?:es)?|can|should|to)\ (?:i\ |this\ |it\ |you\ |the\ program\ )?(?:use|work|start|begin|get\ started|
            add|install)(?:\ (?:you|this|it|here|(?:a\ |my\ |new\ )*(?:folder|files?|documents?|model)s?|program|alcove))*
            |(?:which|what)\ (?:file\ )?(?:types|formats|kinds)(?:\ of\ files?)?\ (?:can|do)\ you\ (?:read|open|support|know)
            |(?:which|what|how\ many)\ languages\ (?:can|do)\ you\ (?:speak|know|understand|translate)
            |do\ you\ (?:speak|know|understand)\ (?:german|french|spanish|english|italian|russian|arabic|\w+ish|\w+ese)
        """,
        "identity": r"""
            are\ you\ (?:a\ |an\ )?(?:real\ |actual\ |living\ )?(?:person|human(?:\ being)?|man|woman|robot|bot|machine|
            computer|program|ai|chat\s?gpt|gpt|assistant|alive|real)(?:\ or\ (?:a\ |an\ )?(?:real\ )?\w+)?
            |am\ i\ (?:talking|speaking|chatting|writing)\ (?:to|with)\ (?:a\ |an\ )?(?:real\ )?\w+(?:\ \w+)?
            |(?:who|what)\ are\ you(?:\ exactly)?|what(?:'s|s|\ is)\ your\ name|do\ you\ have\ a\ name|how\ old\ are\ you
            |who\ (?:made|built|created|wrote|programmed)\ (?:you|this|alcove)|which\ (?:ai\ )?model\ (?:are\ you|is\ this)
            |where\ (?:are\ you|do\ you)\ (?:from|live|come\ from)|tell\ me\ (?:something\ )?about\ yourself
            |introduce\ yourself
        """,
        "wellbeing": r"""
            how\ (?:are|r)\ (?:you|u|things)(?:\ (?:doing|going))?|how(?:'s|s|\ is)\ it\ going|how\ do\ you\ do|what's\ up
            |how(?:'s|s|\ is|\ was)\ your\ (?:day|morning|weekend)|(?:i\ )?hope\ you(?:'re|\ are)\ (?:well|fine|ok)
            |are\ you\ (?:ok|okay|well|fine|there|awake|ready)
        """,
        "thanks": r"""
            (?:many\ |no\ |ok\ |okay\ )?thank(?:s|\ you|\ u)(?:\ (?:so|very)\ much|\ a\ lot)?|thx|ty|cheers
            |(?:that(?:'s|s|\ is|\ was)\ )?(?:very\ |so\ |really\ )?(?:great|perfect|helpful|nice|awesome|good|wonderful|cool)
            (?:\ (?:job|work|one))?
            |that(?:'s|s|\ is|\ was|\ will\ be|'ll\ be)\ (?:all|it|everything)|well\ done|ok(?:ay)?|alright|got\ it|i\ see
            |you(?:'re|\ are)\ (?:great|nice|helpful|the\ best|welcome)|i\ (?:like|love)\ (?:you|this|it)
        """,
        "farewell": r"""
            (?:good\s?)?bye(?:\ bye)?|see\ (?:you|ya)(?:\ (?:later|soon|tomorrow))?|good\ night|take\ care|so\ long
            |have\ a\ (?:nice|good|great|lovely)\ (?:day|evening|weekend|one|night)|until\ (?:tomorrow|next\ time)
        """,
        "greeting": r"""
            h(?:i+|ello+|ey+|iya)(?:\ (?:there|you|again|everybody|everyone|alcove|all|folks))*|howdy|greetings
            |good\ (?:morning|afternoon|evening|day)|(?:nice|pleased)\ to\ meet\ you|welcome|yo|test(?:ing)?
        """,
    },
    "de": {
        "privacy": r"""
            (?:wird|werden|geht|gehen|verlässt|verlassen|kommt|bleibt|bleiben|ist|sind|landet)\ (?:das|alles|etwas|was|
            meine?|irgend\w*|hier|dies\w*|die)\b.{0,60}\b(?:internet|cloud|online|hochgeladen|vertraulich|privat|geheim|
            weitergegeben|computer|rechner|gerät)\b.{0,30}
            |(?:schick|send|lädst|speicher|teil|sammel|überträg|brauch|benutz|nutz)\w*\ (?:du|ihr|sie|das\ programm|alcove)
            \b.{0,60}\b(?:internet|cloud|online|daten|weiter|hoch|dateien|fragen)\b.{0,30}
            |(?:wer|kann\ jemand)\b.{0,12}\b(?:sieht|sehen|liest|lesen|mitlesen)\b.{0,40}
            |wo\ (?:liegen|bleiben|landen|werden|sind)\ meine\ (?:daten|fragen|gespräche)\b.{0,30}
            |(?:arbeitest|läufst|funktionierst)\ du\ (?:offline|ohne\ internet)|bist\ du\ (?:offline|online)
        """,
        "abilities": r"""
            was\ (?:kannst|könntest|machst)\ du(?:\ (?:alles|so|denn|hier|für\ mich|tun|machen))*
            |wo(?:bei|mit)\ kannst\ du\ (?:mir\ )?helfen|wie\ kannst\ du\ mir\ helfen|kannst\ du\ mir\ helfen
            |was\ kann\ (?:ich\ (?:dich\ |hier\ )?(?:alles\ )?(?:fragen|tun|machen)|das\ programm|alcove)|hilfe
            |wof(?:ü|ue)r\ (?:bist\ du|ist\ das(?:\ programm)?)(?:\ (?:gut|da))?
        """,
        "usage": r"""
            wie\ (?:funktioniert|benutze?|bediene?|verwende|geht|fange?|füge)\ (?:ich\ |das\ |du\ |man\ |alcove\ )?
            (?:dich|das|es|hier|programm|an|dateien|ordner|einen?|neue|hinzu|\ )*
            |welche\ (?:dateien|dateitypen|formate|dateiformate)\ kannst\ du\ (?:lesen|öffnen)
            |welche\ sprachen\ (?:kannst|sprichst|verstehst)\ du|(?:sprichst|verstehst|kannst)\ du\ (?:auch\ )?\w+(?:isch|sch)
        """,
        "identity": r"""
            bist\ du\ (?:eine?\ )?(?:echter?\ |richtiger?\ )?(?:mensch|person|frau|mann|roboter|maschine|computer|programm|ki|
            bot|chatgpt|echt|lebendig)(?:\ oder\ (?:eine?\ )?\w+)?|(?:wer|was)\ bist\ du(?:\ (?:denn|eigentlich|genau))*
            |wie\ hei(?:ß|ss)t\ du|wie\ alt\ bist\ du|wer\ hat\ dich\ (?:gemacht|gebaut|programmiert|erfunden)
            |(?:schreibe?|spreche?|rede)\ ich\ mit\ eine[rm]?\ .{0,20}|erzähl(?:e)?\ (?:mir\ )?(?:etwas\ |was\ )?(?:von|über)\ dir
        """,
        "wellbeing": r"wie\ geht(?:'s|\ es|s)(?:\ (?:dir|ihnen|euch|so|heute))*|alles\ (?:klar|gut|okay)|na,?\ wie\ läufts?",
        "thanks": r"""
            (?:vielen\ |besten\ |herzlichen\ |tausend\ )?dank(?:e)?(?:\ (?:dir|schön|sehr|vielmals|ihnen|für\ die\ hilfe))*
            |das\ (?:war|ist|wär)s?\ (?:alles|super|toll|gut|prima|klasse|hilfreich)(?:\ für\ heute)?|das\ war(?:'|)s|super
            |prima|toll|klasse|gut\ gemacht|ok(?:ay)?|alles\ klar|verstanden|perfekt
        """,
        "farewell": r"tschüss|tschüs|tschau|ciao|auf\ wiedersehen|bis\ (?:bald|morgen|später|dann)|gute\ nacht|sch(?:ö|oe)nen?\ (?:tag|abend)(?:\ noch)?|mach's\ gut",
        "greeting": r"hallo(?:\ (?:du|zusammen|alcove))*|hi|hey|moin(?:\ moin)?|servus|gr(?:ü|ue)(?:ß|ss)(?:\ dich|\ gott|e|ezi)|guten\ (?:tag|morgen|abend)|na",
    },
    "fr": {
        "privacy": r"""
            (?:est-ce\ que\ )?.{0,40}\b(?:envoy\w+|transm\w+|partag\w+|quitte\w*|va|vont|reste\w*|part\w*)\b.{0,50}\b
            (?:internet|en\ ligne|cloud|ordinateur|confidentiel\w*|privé\w*)\b.{0,20}
            |(?:est-ce\ que\ )?.{0,20}\b(?:confidentiel\w*|privé\w*|hors\ ligne|sécurisé\w*)\b.{0,10}
            |qui\ peut\ (?:voir|lire)\b.{0,50}
        """,
        "abilities": r"""
            (?:que|qu'est-ce\ que|qu’est-ce\ que)\ (?:peux-tu|pouvez-vous|sais-tu|savez-vous|tu\ peux|vous\ pouvez|tu\ sais)
            (?:\ (?:faire|pour\ moi|ici))*|(?:peux-tu|pouvez-vous)\ m'aider|comment\ (?:peux-tu|pouvez-vous)\ m'aider
            |(?:à|a)\ quoi\ (?:sers-tu|servez-vous|ça\ sert)|aide(?:z)?(?:-moi)?|tu\ peux\ faire\ quoi|tu\ sers\ à\ quoi
        """,
        "usage": r"comment\ (?:ça\ (?:marche|fonctionne)|.{0,20}\b(?:utiliser|ajouter)\b.{0,30}|fonctionnes?-tu)|quelles\ langues\ .{0,20}|quels\ (?:fichiers|formats)\ .{0,30}|parle(?:s|z)-(?:tu|vous)\ \w+",
        "identity": r"""
            (?:es-tu|êtes-vous|tu\ es|vous\ êtes)\ (?:une?\ )?(?:vraie?\ )?(?:personne|humaine?|homme|femme|robot|machine|
            programme|ia|ordinateur|être\ humain)(?:\ ou\ .{0,20})?
            |(?:qui|qu')\ ?(?:es-tu|êtes-vous)|comment\ t'appelles-tu|quel\ est\ (?:ton|votre)\ nom|qui\ t'a\ (?:créé|fait)
        """,
        "wellbeing": r"(?:comment\ )?(?:ça|ca)\ va(?:\ bien)?|comment\ (?:vas-tu|allez-vous|tu\ vas)|(?:tu\ vas|vous\ allez)\ bien|quoi\ de\ neuf",
        "thanks": r"merci(?:\ (?:beaucoup|bien|à\ toi|à\ vous|pour\ tout|infiniment))*|c'est\ (?:tout|parfait|bon|super|gentil)(?:\ pour\ aujourd'hui)?|parfait|super|génial|d'accord|ok|très\ bien",
        "farewell": r"au\ revoir|à\ (?:bientôt|demain|plus(?:\ tard)?|la\ prochaine)|bonne\ (?:nuit|journée|soirée|continuation)|adieu",
        "greeting": r"bonjour(?:\ (?:à\ tous|alcove))*|salut|bonsoir|coucou|hello|enchantée?",
    },
    "es": {
        "privacy": r"""
            (?:se\ )?.{0,40}\b(?:env[ií]a\w*|sale\w*|sube\w*|comparte\w*|queda\w*|manda\w*|transmite\w*)\b.{0,60}\b(?:internet|nube|
            ordenador|computadora|línea|privad\w+)\b.{0,20}|(?:es|son)\ .{0,30}\b(?:privad\w+|confidencial\w*|segur\w+)
            |qui[eé]n\ puede\ (?:ver|leer)\b.{0,40}|funcionas\ sin\ (?:internet|conexi[oó]n)
        """,
        "abilities": r"qu[eé]\ (?:puedes|sabes|podr[ií]as)\ hacer(?:\ (?:por|para)\ m[ií])?|(?:me\ puedes|puedes)\ ayudar(?:me)?|c[oó]mo\ (?:me\ )?puedes\ ayudar(?:me)?|para\ qu[eé]\ sirves|ayuda|en\ qu[eé]\ (?:me\ )?puedes\ ayudar(?:me)?",
        "usage": r"c[oó]mo\ (?:funciona\w*|se\ usa|te\ uso|uso|añado|agrego)\b.{0,30}|qu[eé]\ (?:idiomas|archivos|formatos)\ .{0,30}|hablas\ \w+",
        "identity": r"eres\ (?:una?\ )?(?:persona|humano|humana|robot|m[aá]quina|programa|ia|ordenador|real)(?:\ (?:real|de\ verdad))?(?:\ o\ .{0,20})?|qui[eé]n\ eres|qu[eé]\ eres|c[oó]mo\ te\ llamas|cu[aá]l\ es\ tu\ nombre|qui[eé]n\ te\ (?:hizo|cre[oó])",
        "wellbeing": r"(?:c[oó]mo|qu[eé])\ (?:est[aá]s|est[aá]|tal|te\ va)(?:\ (?:est[aá]s|hoy))*|todo\ bien",
        "thanks": r"(?:muchas\ |mil\ )?gracias(?:\ (?:por\ todo|por\ la\ ayuda))?|eso\ es\ todo(?:\ por\ hoy)?|perfecto|genial|vale|muy\ bien|de\ acuerdo|ok",
        "farewell": r"adi[oó]s|hasta\ (?:luego|mañana|pronto|la\ vista)|buenas\ noches|chao|nos\ vemos",
        "greeting": r"hola(?:\ (?:a\ todos|alcove))*|buenos\ d[ií]as|buenas(?:\ tardes)?|saludos|encantad[oa]",
    },
    "it": {
        "abilities": r"(?:che\ )?cosa\ (?:puoi|sai)\ fare(?:\ per\ me)?|(?:mi\ puoi|puoi)\ aiutar(?:e|mi)|come\ (?:mi\ )?puoi\ aiutar(?:e|mi)|a\ cosa\ servi|aiuto",
        "privacy": r".{0,40}\b(?:inviat\w+|mandat\w+|invii|esc\w+|va|condivi\w+)\b.{0,50}\b(?:internet|cloud|computer|rete)\b.{0,20}|.{0,20}\b(?:privat\w+|riservat\w+|offline)",
        "identity": r"sei\ (?:un[oa']?\ ?)?(?:vera\ |vero\ )?(?:persona|umano|essere\ umano|robot|macchina|programma|ia)(?:\ (?:vera|reale))?(?:\ o\ .{0,20})?|chi\ sei|come\ ti\ chiami|chi\ ti\ ha\ (?:creato|fatto)",
        "wellbeing": r"come\ (?:stai|va|sta)(?:\ oggi)?|tutto\ bene",
        "thanks": r"(?:molte\ |tante\ )?grazie(?:\ (?:mille|tante))?|è\ tutto(?:\ per\ oggi)?|perfetto|va\ bene|ok",
        "farewell": r"arrivederci|a\ (?:presto|domani|dopo)|buona\ (?:notte|giornata|serata)|addio",
        "greeting": r"ciao|salve|buongiorno|buonasera|buon\ (?:giorno|pomeriggio)",
    },
    "ru": {
        "abilities": r"что\ (?:ты|вы)\ (?:умеешь|умеете|можешь|можете)(?:\ делать)?|чем\ (?:ты\ |вы\ )?(?:можешь|можете)\ (?:мне\ )?помочь|(?:ты\ )?(?:можешь\ )?помоги(?:те)?|помощь",
        "privacy": r".{0,40}\b(?:отправля\w+|передаё?тся|передаю\w*|уходит|попада\w+)\b.{0,40}\bинтернет\w*\b.{0,10}|.{0,30}\b(?:конфиденциальн\w+|приватн\w+)\b.{0,10}",
        "identity": r"(?:ты|вы)\ (?:настоящий\ |живой\ )?(?:человек|робот|машина|программа|бот)(?:\ или\ .{0,20})?|кто\ (?:ты|вы)(?:\ такой|\ такая)?|как\ (?:тебя|вас)\ зовут|кто\ тебя\ создал",
        "wellbeing": r"как\ (?:дела|ты|вы|поживаешь|поживаете)(?:\ сегодня)?",
        "thanks": r"(?:большое\ )?спасибо(?:\ (?:большое|за\ помощь))?|это\ вс[её](?:\ на\ сегодня)?|отлично|хорошо|понятно|ок",
        "farewell": r"пока|до\ (?:свидания|встречи|завтра)|спокойной\ ночи|всего\ (?:доброго|хорошего)",
        "greeting": r"привет|здравствуй(?:те)?|добр(?:ый|ое)\ (?:день|утро|вечер)",
    },
    "ar": {
        "abilities": r"(?:ماذا|ما\ الذي|ايش|ما)\ (?:يمكنك|تستطيع)(?:\ (?:أن\ تفعل|فعله|عمله|ان\ تفعل))?(?:\ لي)?|كيف\ (?:يمكنك|تستطيع)\ مساعدتي|ساعدني|مساعدة",
        "privacy": r".{0,40}(?:الإنترنت|الانترنت|خصوصي\w*|سري\w*).{0,20}",
        "identity": r"هل\ (?:أنت|انت)\ (?:شخص|إنسان|انسان|روبوت|آلة|برنامج)(?:\ حقيقي)?|من\ (?:أنت|انت)|ما\ اسمك",
        "wellbeing": r"كيف\ (?:حالك|الحال|أنت|انت)(?:\ اليوم)?",
        "thanks": r"شكرا(?:ً)?(?:\ (?:جزيلا(?:ً)?|لك))*|هذا\ كل\ شيء|ممتاز|حسنا(?:ً)?",
        "farewell": r"مع\ السلامة|إلى\ اللقاء|الى\ اللقاء|تصبح\ على\ خير|وداعا(?:ً)?",
        "greeting": r"مرحبا(?:ً)?|أهلا(?:ً)?|اهلا(?:\ وسهلا)?|السلام\ عليكم|صباح\ الخير|مساء\ الخير",
    },
}
# What may stand between the clauses without saying anything.
_FILLERS = r"""
    so|well|please|dear|my\ friend|friend|alcove|assistant|for\ (?:today|now)|today|now|and|but|again|then|really|just
    |computer|everyone|actually|btw|oh|ah|hm+|haha|lol|bitte|mal|denn|heute|und|aber|doch|für\ heute|auch|jetzt
    |s'il\ (?:te|vous)\ plaît|aujourd'hui|alors|et|por\ favor|hoy|y|per\ favore|oggi|e|пожалуйста|сегодня|и|اليوم|و
"""


@dataclass(frozen=True)
class SmallTalk:
    """`topic` is one of privacy, abilities, usage, identity, wellbeing, thanks, farewell, greeting."""

    topic: str
    language: str


def small_talk(text: str) -> SmallTalk | None:
    """What a greeting or a question about the program is about; None for every other text."""
    said = _plain(text)
    if not said or len(said) > MAX_CHARS:
        return None
    for language in _PHRASES:
        topics, rest = _taken_out(said, language)
        if topics and not rest:
            return SmallTalk(min(topics, key=_TOPICS.index), language)
    return None


def _taken_out(said: str, language: str) -> tuple[list[str], str]:
    """The topics whose phrases stand in the text, and what is left of it without them."""
    clauses = [clause.strip() for clause in re.split(r"[,.;:!?\n¿¡…()-]+(?=\s|$)", said)]
    found: list[str] = []
    rest = []
    for clause in clauses:
        clause = re.sub(r"^[\s¿¡]+", "", clause)
        left = _without_fillers(clause)
        if not left:
            continue
        topic = _topic_of(left, language)
        if topic is None:
            rest.append(left)
        else:
            found += topic
    return found, " ".join(rest)


def _topic_of(clause: str, language: str) -> list[str] | None:
    """The topics of a clause that is made of one or two phrases ("hello how are you"); None for another one."""
    for topic, pattern in _compiled(language):
        if pattern.fullmatch(clause):
            return [topic]
    for topic, pattern in _compiled(language):
        if topic in ("greeting", "thanks") and (begun := pattern.match(clause)):
            after = _without_fillers(clause[begun.end() :].strip())
            if begun.end() and clause[begun.end() : begun.end() + 1] == " " and after != clause:
                following = [] if not after else _topic_of(after, language)
                if following is not None:
                    return [topic, *following]
    return None


def _without_fillers(clause: str) -> str:
    pattern = _fillers()
    while (shorter := pattern.sub("", clause).strip()) != clause:
        clause = shorter
    return clause


def _plain(text: str) -> str:
    said = " ".join(text.casefold().replace("’", "'").replace("ʼ", "'").split())
    return re.sub(r"[^\w\s,.;:!?¿¡…()'-]", "", said).strip()  # emoji and the like


@functools.cache
def _compiled(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    phrases = _PHRASES[language]
    return tuple((topic, re.compile(f"(?:{phrases[topic]})", re.X)) for topic in _TOPICS if topic in phrases)


@functools.cache
def _fillers() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_FILLERS})(?!\S)|(?<!\S)(?:{_FILLERS})$", re.X)
