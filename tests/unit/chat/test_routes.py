"""How a text is understood: small talk, the files themselves, a change of the answer before, and the rest by its
words."""

from __future__ import annotations

import pytest

from app.core.chat.base import Question, Turn
from app.core.chat.phrases import LANGUAGES, phrases
from app.core.chat.routes.answer_language import answer_language
from app.core.chat.routes.base import ROUTE_KINDS
from app.core.chat.routes.followup_words import change_of
from app.core.chat.routes.library_words import library_question
from app.core.chat.routes.router import route_of
from app.core.chat.routes.small_talk import small_talk


@pytest.mark.parametrize(
    ("text", "topic", "language"),
    [
        ("Hello!", "greeting", "en"),
        ("hey there, how are you doing today?", "wellbeing", "en"),
        ("Hi, what can you do?", "abilities", "en"),
        ("thank you so much", "thanks", "en"),
        ("see you tomorrow", "farewell", "en"),
        ("are you an AI?", "identity", "en"),
        ("do my files get uploaded to the cloud?", "privacy", "en"),
        ("how do I add a folder", "usage", "en"),
        ("Guten Morgen, wie geht's?", "wellbeing", "de"),
        ("Was kannst du alles?", "abilities", "de"),
        ("Wird das ins Internet geschickt?", "privacy", "de"),
        ("Salut, ça va ?", "wellbeing", "fr"),
        ("¿Quién eres?", "identity", "es"),
        ("Grazie mille!", "thanks", "it"),
        ("Привет", "greeting", "ru"),
        ("شكرا", "thanks", "ar"),
    ],
)
def test_small_talk_is_told_by_all_of_its_words(text: str, topic: str, language: str) -> None:
    found = small_talk(text)
    assert found is not None
    assert (found.topic, found.language) == (topic, language)


@pytest.mark.parametrize(
    "text",
    [
        "hello, when does the lease end?",
        "is the contract confidential?",
        "does the office have internet",
        "thanks to whom was the hall built",
        "who is the owner",
        "good practice for storing paint",
        "what can you do with an expired pass according to the letter?",
        "",
    ],
)
def test_a_question_about_the_files_is_no_small_talk(text: str) -> None:
    assert small_talk(text) is None


@pytest.mark.parametrize(
    ("text", "topic", "what"),
    [
        ("Which document is the oldest?", "oldest", ""),
        ("what is my newest file", "newest", ""),
        ("how many letters do I have?", "count", "letters"),
        ("How many files are there", "count", ""),
        ("which documents mention the boiler?", "mention", "the boiler"),
        ("In which files does Brandt appear?", "mention", "Brandt"),
        ("in which papers does Ada Brandt turn up", "mention", "Ada Brandt"),
        ("for which people do we have a hall hire form?", "count", "hall hire form"),
        ("who do we have a contract for", "count", "contract"),
        ("where did I put the insurance policy?", "where", "insurance policy"),
        ("what's in this folder", "contents", ""),
        ("show me my pdf files", "type", "pdf"),
        ("which files are in Spanish?", "language", "es"),
        ("Wie viele Rechnungen habe ich?", "count", "Rechnungen"),
        ("Welche Dateien erwähnen den Zähler?", "mention", "den Zähler"),
        ("quels fichiers mentionnent la caution ?", "mention", "la caution"),
    ],
)
def test_a_question_about_the_files_themselves(text: str, topic: str, what: str) -> None:
    found = library_question(text)
    assert found is not None
    assert (found.topic, found.what) == (topic, what)


@pytest.mark.parametrize(
    "text",
    [
        "how many people work in the office?",
        "what documents do I need for the visa?",
        "how many pages has the manual",
        "what does the newest contract say about the deposit?",
        "when was the last invoice paid",
    ],
)
def test_a_question_for_what_stands_in_the_files_is_not_about_them(text: str) -> None:
    assert library_question(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who signed the lease", "fact"),
        ("what does net rent mean in the lease?", "fact"),
        ("which berth does Hollis have", "fact"),
        ("which guests came by train", "list"),
        ("which firm repairs the pontoon?", "fact"),
        ("which bus goes to the harbour", "fact"),
        ("why not the other one, it was cheaper", "fact"),
        ("Vantis or Brandt, who was cheaper and by how much?", "compare"),
        ("bitte eine kurze Geschichte über einen Leuchtturm", "write"),
        ("please, two riddles for a child of six", "write"),
        ("auf Englisch bitte: Die Ware kommt erst am Montag, deshalb bleibt der Laden zu.", "write"),
        ("en español: We will be ten minutes late because the train stood still.", "write"),
        ("auf Englisch bitte: was sagt der Mietvertrag über Haustiere und über den Garten?", "fact"),
        ("make one sentence out of it: It rained. We were late. The train stood still for two hours.", "write"),
        ("wooden spoons in the dishwasher ok?", "yes_no"),
        ("what gets dearer in 2026 (price list)", "versions"),
        ("add up all the invoices of Vantis", "compute"),
        ("packing list for the trip", "write_from_files"),
        ("how much is the rent per month?", "fact"),
        ("Is smoking allowed on the balcony?", "yes_no"),
        ("is the guarantee still valid on 1 July 2027?", "yes_no"),
        ("Darf ich den Keller vermieten?", "yes_no"),
        ("list all deadlines in the contract", "list"),
        ("what does Nadia need to pack for the camp?", "list"),
        ("on which dates am I down for the early shift?", "list"),
        ("what does the boiler need to start", "fact"),
        ("tldr of the parents' evening please", "summary"),
        ("What came out of the whole leak business in the end?", "summary"),
        ("I have two leases for the flat, which one counts", "versions"),
        ("did anything change in the lease about pets?", "versions"),
        ("put the April and May payslips side by side: gross and net", "compare"),
        ("so what sort of things can I ask you?", "smalltalk"),
        (
            "I want to send this as a short text, can you squeeze it? Hello Hollis, I am sorry but I cannot come to "
            "the meeting on Tuesday because my child has a high fever.",
            "write",
        ),
        (
            "is this the right form? I have to send it by Friday and the office has told me nothing at all about which "
            "one they want",
            "yes_no",
        ),
        ("What has to be done before the move?", "list"),
        ("Was muss vor dem Umzug erledigt werden?", "list"),
        ("que faut-il faire avant le départ ?", "list"),
        ("what do I do if the lamp blinks twice", "fact"),
        ("what do we do with old paint", "fact"),
        ("what are the duties of the tenant", "list"),
        ("sum of the March and April bills", "compute"),
        ("how many days between the offer and the order", "compute"),
        ("compare the two offers", "compare"),
        ("which is cheaper, the red or the blue one?", "compare"),
        ("what changed in the house rules", "versions"),
        ("summarise the inspection report", "summary"),
        ("worum geht es in dem Schreiben?", "summary"),
        ("write a letter to the landlord about the broken boiler", "write_from_files"),
        ("make me a checklist for moving out", "write_from_files"),
        ("write a poem about autumn", "write"),
        ("I am leaving the flat for a month, make me a checklist of what to do before", "write_from_files"),
        ("in english please: what does the letter from the bank say about us", "fact"),
        ("what happened at the spring meeting, keep it brief", "summary"),
        ("what did we finally settle on in the mails about the fence", "summary"),
        ("which medicines does Ada take? all of them please", "list"),
        ("which languages does the teacher speak", "list"),
        ("who hasnt paid yet for 2026 in the players", "list"),
        ("who still owes the dues?", "list"),
        ("wer hat noch nicht bezahlt", "list"),
        ("what has not come back from the lent tools", "list"),
        ("what did they not pay for last year", "fact"),
        ("a friend wants to use my bench, is that ok with the landlord as long as I tell them", "yes_no"),
        ("if my drill is stolen from the car, does the insurance pay", "yes_no"),
        ("was the pool busier in March or in November", "compare"),
        ("I lost my key, what do I pay?", "fact"),
        ("Think up a motto for a small bakery", "write"),
        ("come up with a few team names please", "write"),
        ("Give this a friendlier tone: You have not paid yet and we are going to charge you for it.", "write"),
        ("Boil this down to a line: The bus was late, so we walked, and then it rained the whole way home.", "write"),
        ("give me three ideas for a slogan", "write"),
        ("translate into French: The office is closed.", "write"),
        ("Korrigiere: Ich habe gestern in Kino gegangen.", "write"),
        ("how many files are in my library?", "library"),
        ("good evening", "smalltalk"),
    ],
)
def test_the_words_of_a_request_say_what_it_is(text: str, kind: str) -> None:
    assert route_of(Question(text)).kind == kind


def test_what_the_words_leave_open_is_asked_of_the_model_once_and_only_where_no_file_knows_them() -> None:
    asked: list[str] = []

    def classify(text: str) -> str:
        asked.append(text)
        return "talk"

    assert route_of(Question("zum zum zum"), classify=classify).kind == "smalltalk"
    assert asked == ["zum zum zum"]
    assert route_of(Question("gate key number"), classify=classify, is_known=lambda _: True).kind == "fact"
    assert route_of(Question("what about the gate?"), classify=classify).kind == "fact"
    assert len(asked) == 1


def test_a_click_comes_before_the_words() -> None:
    route = route_of(Question("good evening", route="fact"))
    assert (route.kind, route.reason) == ("fact", "chosen")


@pytest.mark.parametrize(
    ("text", "topic", "language"),
    [
        ("Shorter, please!", "shorter", ""),
        ("and in German please", "language", "de"),
        ("et en anglais ?", "language", "en"),
        ("are you sure?", "sure", ""),
        ("bist du sicher?", "sure", ""),
        ("as bullet points", "list", ""),
        ("can you get that into one sentence", "shorter", ""),
        ("Kannst du das auf Deutsch sagen?", "language", "de"),
    ],
)
def test_a_wish_for_another_form_of_the_answer_before(text: str, topic: str, language: str) -> None:
    change = change_of(text)
    assert change is not None
    assert (change.topic, change.language) == (topic, language)
    before = (Turn("What is the rent?", "640 euros"),)
    assert route_of(Question(text, history=before)).kind == "rewrite"
    assert route_of(Question(text)).kind != "rewrite"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Was kostet der Vertrag?", "fact"),
        ("Was the contract signed?", "yes_no"),
        ("Fasse „Mietvertrag“ zusammen", "summary"),
        ("Was kosten Strom und Gas zusammen?", "compute"),
        ("Was ist in meinen Dateien?", "library"),
        ("ما أحدث ملف؟", "library"),
        ("لخّص «العقد»", "summary"),
    ],
)
def test_words_of_two_languages_are_told_apart(text: str, kind: str) -> None:
    assert route_of(Question(text)).kind == kind


@pytest.mark.parametrize("text", ["and in winter?", "why that one", "what about Brandt?", "in the second quarter"])
def test_a_new_question_is_no_other_form(text: str) -> None:
    assert change_of(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wann endet der Vertrag?", "de"),
        ("À quelle heure part le bateau ?", "fr"),
        ("¿A qué hora sale el barco?", "es"),
        ("what is the rent", "en"),
        ("Когда заканчивается договор?", "ru"),
        ("Brandt", ""),
        ("Was ist in meinen Dateien?", "de"),
        ("Worum geht es in „Lease Kestrel Street“?", "de"),
        ("Was the rent raised?", "en"),
        ("What does “Mietvertrag der Wohnung in der Au” say?", "en"),
        ("Summarise “Kestrel Street 2023”", ""),
    ],
)
def test_an_answer_is_in_the_language_of_the_question(text: str, language: str) -> None:
    assert answer_language(text) == language


def test_a_short_follow_up_is_in_the_language_of_the_question_before() -> None:
    assert answer_language("und Brandt?", (Turn("Welche Miete zahlt Hollis?", "640"),)) == "de"


def test_every_language_has_every_phrase_with_the_same_values() -> None:
    import string

    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for language in LANGUAGES:
        assert phrases(language).keys() == phrases("en").keys()
        assert all(values(text) == values(phrases("en")[name]) for name, text in phrases(language).items())


def test_kinds_are_named_once() -> None:
    assert len(set(ROUTE_KINDS)) == len(ROUTE_KINDS)
