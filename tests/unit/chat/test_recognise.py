"""Which questions are offered to be put to every file, and which, above all, are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.intent import named, of_one_file, recognise


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("List the IP address of each document", "list"),
        ("What is the notice period in every contract?", "list"),
        ("Who signed all of the letters?", "list"),
        ("In which of these files is a deposit mentioned?", "list"),
        ("Which contracts mention dogs?", "list"),
        ("Which of my invoices were from Northfold?", "list"),
        ("list all deadlines", "list"),
        ("How many of the leases contain a break clause?", "count"),
        ("In how many documents does Mira Holm appear?", "count"),
        ("Compare the rents in the leases", "compare"),
        ("Please compare the prices across all offers.", "compare"),
        ("In welchen Dateien steht eine Kaution?", "list"),
        ("Nenne alle Fristen", "list"),
        ("Welche Verträge erwähnen Hunde?", "list"),
        ("Welche Telefonnummer steht in jedem Brief?", "list"),
        ("Wie viele Rechnungen enthalten Mahngebühren?", "count"),
        ("Vergleiche die Preise der Angebote", "compare"),
        ("Summarise contract.pdf", "summary"),
        ("Can you summarize the lease?", "summary"),
        ("Give me a short summary of the manual", "summary"),
        ("Fasse den Mietvertrag zusammen", "summary"),
        ("Kannst du vertrag.pdf zusammenfassen?", "summary"),
        ("Bitte einen kurzen Überblick über den Ordner Verträge", "summary"),
    ],
)
def test_recognised(question: str, kind: str) -> None:
    assert recognise(question) == kind


@pytest.mark.parametrize(
    "question",
    [
        "",
        "How high is the rent?",
        "When does the tenancy end?",
        "How many days of notice do I have to give?",
        "How many files can the printer hold in its queue?",
        "Which documents do I need for the visa?",
        "Which document should I sign first?",
        "What does the summary say about costs?",
        "Where is the summary of the meeting kept?",
        "Does every tenant have a key?",
        "All in all, was it expensive?",
        "How does the rent of 2023 compare with 2024?",
        "Compare tea and coffee",
        "What is on the list of the caretaker?",
        "Name the caretaker",
        "Is there a compare function in the manual?",
        "Wie hoch ist die Miete?",
        "Welche Unterlagen brauche ich für den Antrag?",
        "Wie viele Tage Kündigungsfrist habe ich?",
        "Was steht in der Zusammenfassung?",
        "Wer fasst die Beschlüsse?",
        "Wie fasst man Möbel an?",
        "Sind alle Nachbarn einverstanden?",
        "Please read this. " + "It is a long letter about every contract that we have. " * 20,
    ],
)
def test_not_recognised(question: str) -> None:
    assert recognise(question) is None


@pytest.mark.parametrize(
    ("question", "one"),
    [
        ("List the IP address of each document", "List the IP address of this file"),
        ("Which contracts mention dogs?", "this file mention dogs?"),
        ("Compare the rents in the leases", "State the rents in this file"),
        ("In welchen Dateien steht eine Kaution?", "In dieser Datei steht eine Kaution?"),
        ("How high is the rent?", "How high is the rent?"),
    ],
)
def test_the_question_is_put_to_one_file(question: str, one: str) -> None:
    assert of_one_file(question) == one


def test_a_file_is_meant_by_its_name_with_or_without_ending() -> None:
    paths = [Path("/d/lease.pdf"), Path("/d/lease 2024.pdf"), Path("/d/a.pdf"), Path("/d/boiler_manual.docx")]
    assert named("Summarise LEASE.pdf", paths) == (paths[0],)
    assert named("Summarise the lease 2024", paths) == (paths[1],)
    assert named("summarise the boiler manual, please", paths) == (paths[3],)
    assert named("Summarise a book", paths) == ()
    assert named("Summarise the leaseholders' letters", paths) == ()
