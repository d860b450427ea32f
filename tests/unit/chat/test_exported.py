"""Exported documents: the speakers, the cited pages, and the marks of sentences without support."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.core.chat.base import Answer, Citation, Sentence, Survey
from app.core.chat.records import ConversationTree, StoredMessage
from app.core.chat.transfer.document import ExportWords, to_html, to_markdown

TEXT = "The rent is due. Cats are banned."
CITED = Citation(1, Path("/docs/lease.pdf"), 2, "The rent\nis due.", 0, 16)
ANSWER = Answer(TEXT, True, (Sentence(TEXT[:16], 0, 16, True, (1,)), Sentence(TEXT[17:], 17, 33, False)), (CITED,))
UPDATED = datetime(2024, 5, 3, 12).timestamp()
WORDS = ExportWords(question="Q", answer="A", sources="S", page="p. {n}", not_found="N", unsupported="U:", stopped="H")


def tree(*answers: StoredMessage, title: str = "The\nrent") -> ConversationTree:
    asked = StoredMessage(1, 0, "user", "When?", "complete")
    messages = [asked, *(replace(one, id=number, parent_id=number - 1) for number, one in enumerate(answers, start=2))]
    return ConversationTree(title, 5.0, UPDATED, tuple(messages), len(messages))


def said(answer: Answer | None = ANSWER, text: str = TEXT, **more: object) -> StoredMessage:
    return replace(StoredMessage(2, 0, "assistant", text, "complete", "m1", answer), **more)  # type: ignore[arg-type]


def test_a_conversation_as_markdown() -> None:
    assert to_markdown(tree(said()), WORDS) == (
        "# The rent\n\n*2024-05-03 · answers by m1*\n\n## Q\n\nWhen?\n\n## A\n\n"
        "The rent is due. [1] Cats are banned.\n\nS:\n\n1. lease.pdf, p. 2\n   > The rent is due.\n\n"
        "U:\n- Cats are banned.\n"
    )


def test_models_are_named_once_and_in_order_and_a_date_only_where_there_is_one() -> None:
    many = tree(said(model="m2"), said(model="m1"), said(model="m2"))
    assert "*2024-05-03 · answers by m1, m2*" in to_markdown(many)
    assert "*answers by m1*" in to_markdown(replace(tree(said()), updated=0.0))
    assert "*2024-05-03*" in to_markdown(tree(said(model="")))


def test_what_was_not_finished_or_not_found_says_so() -> None:
    assert "*H*" in to_markdown(tree(said(None, "Half", state="stopped")), WORDS)
    assert "*H*" not in to_markdown(tree(said()), WORDS)
    unfinished_question = replace(tree(), messages=(StoredMessage(1, 0, "user", "Half", "partial"),), tip=1)
    assert "*H*" not in to_markdown(unfinished_question, WORDS)
    nothing = Answer("", False)
    assert "## A\n\nN\n" in to_markdown(tree(said(nothing, "")), WORDS)
    assert "N\n" not in to_markdown(tree(said(nothing, "Half", state="stopped")), WORDS)


def test_a_source_without_a_page_and_a_sentence_with_two_sources() -> None:
    other = replace(CITED, n=2, page=None, path=Path("/docs/b.txt"))
    two = replace(ANSWER, citations=(CITED, other), sentences=(Sentence(TEXT, 0, 33, True, (1, 2)),))
    text = to_markdown(tree(said(two)), WORDS)
    assert f"{TEXT} [1][2]\n" in text and "2. b.txt\n   > The rent is due." in text and "U:" not in text


def test_a_table_has_its_numbers_in_its_cells_and_what_was_said_without_files_no_doubts() -> None:
    assert "[1]" not in to_markdown(tree(said(replace(ANSWER, survey=Survey("list", "q"))))).split("Sources")[0]
    assert "U:" not in to_markdown(tree(said(replace(ANSWER, survey=Survey("list", "q")))), WORDS)
    assert "U:" not in to_markdown(tree(said(replace(ANSWER, used_library=False))), WORDS)
    assert "[1]" not in to_markdown(tree(said(text="Edited."))).split("Sources")[0]
    assert "U:" not in to_markdown(tree(said(None)), WORDS)


def test_thoughts_are_quoted_before_the_answer() -> None:
    text = "<think>\nRent?\n\nYes.\n</think>\n\nIt is due."
    assert "## A\n\n> Rent?\n>\n> Yes.\n\nIt is due.\n" in to_markdown(tree(said(None, text)), WORDS)


def test_a_conversation_as_a_page_that_loads_nothing() -> None:
    page = to_html(tree(said(), title="<b>R&D"), WORDS)
    assert "<title>&lt;b&gt;R&amp;D</title>" in page and "<h1>&lt;b&gt;R&amp;D</h1>" in page
    assert "default-src 'none'" in page and page.startswith("<!DOCTYPE html>") and page.endswith("</body></html>\n")
    assert '<p class="about">2024-05-03 · answers by m1</p>' in page and '<meta charset="utf-8">' in page
    assert '<p class="who" dir="auto">Q</p>' in page and '<p class="who" dir="auto">A</p>' in page
    assert "<p>1. lease.pdf, p. 2</p><blockquote>The rent is due.</blockquote>" in page
    assert '<div class="doubt">U:<ul><li>Cats are banned.</li></ul></div>' in page
    assert '<p class="doubt">H</p>' in to_html(tree(said(None, "Half", state="stopped")), WORDS)
    assert "blockquote>" not in to_html(tree(said(None)), WORDS) and "<style>" in page


def test_markdown_of_an_answer_is_rendered_and_its_html_is_not() -> None:
    text = "**b** ~~s~~ <i>x</i> ![p](http://x)\n\n| a |\n|---|\n| 1 |\n\n```\ncode\n```"
    page = to_html(tree(said(None, text)))
    assert "<strong>b</strong>" in page and "<s>s</s>" in page and "&lt;i&gt;x" in page and "<td>1</td>" in page
    assert "<img" not in page and "code</code></pre>" in page
