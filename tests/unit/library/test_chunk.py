"""Properties of cutting: ordered exact ranges that hold all text and are never much too long."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.embed.fake import FakeEmbedder
from app.core.library.base import Block, Document
from app.core.library.extract.layout import Line, Page, assemble, looks_wrong
from app.core.library.extract.text import read_markdown
from app.core.library.ingest.chunk import MAX_CHARS, MAX_TOKENS, chunk_document
from app.core.library.ingest.tokens import token_counter

count = FakeEmbedder().count_tokens
paragraph = st.builds(
    lambda level, words, end: (level, end.join(words).strip() or "x"),
    st.sampled_from([0, 0, 0, 1, 2, 3]),
    st.lists(st.sampled_from(["moss", "grows.", "Stones!", "漢字。", "x" * 300, "a-b"]), min_size=1, max_size=900),
    st.sampled_from([" ", "\n", ""]),
)


def build(parts: list[tuple[int, str]]) -> Document:
    blocks, position = [], 0
    for number, (level, text) in enumerate(parts):
        blocks.append(Block(position, position + len(text), 1 + number // 3, level))
        position += len(text) + 2
    return Document("Title", "\n\n".join(text for _, text in parts), tuple(blocks))


@settings(max_examples=60, deadline=None)
@given(st.lists(paragraph, max_size=12))
def test_ranges(parts: list[tuple[int, str]]) -> None:
    document = build(parts)
    chunks = chunk_document(document, count)
    end = 0
    covered = set()
    for chunk in chunks:
        assert end <= chunk.start < chunk.end <= len(document.text)
        assert document.text[chunk.start : chunk.end] == chunk.text
        assert count(chunk.text) <= MAX_TOKENS + 50 and len(chunk.text) <= 2 * MAX_CHARS
        end = chunk.end
        covered.update(range(chunk.start, chunk.end))
    for block in document.blocks:
        if block.level == 0:
            missed = {i for i in range(block.start, block.end) if not document.text[i].isspace()} - covered
            assert not missed


def test_never_across_headings(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# Top\n\nIntro.\n\n## One\n\nFirst.\n\n```\n# no heading\n```\n\n## Two ##\n\nSecond.\n")
    chunks = chunk_document(read_markdown(file.read_bytes(), file.name), count)
    assert [chunk.heading for chunk in chunks] == ["Top", "Top > One", "Top > Two"]
    assert "# no heading" in chunks[1].text


def test_layout_joins_hyphens_and_drops_running_lines() -> None:
    pages = [
        Page(
            n,
            [
                Line("My Book 2024", 9, 800),
                Line("It is exam\x02", 11, 700),
                Line(f"ple number {n} here.", 11, 688),
                Line(f"{n}", 9, 20),
            ],
        )
        for n in range(1, 5)
    ]
    document = assemble("Book", [*pages, Page(5)], {})
    assert "example number 2" in document.text and "My Book" not in document.text
    assert document.pages == 5 and document.empty_pages == (5,)
    assert [block.page for block in document.blocks] == [1, 2, 3, 4]


def test_prose_set_larger_than_the_code_between_is_no_heading() -> None:
    code = [Line("\\def\\grid#1{\\multiput(0,0)(1,0){#1}{\\line(0,1){9}}}", 8, 600 - n) for n in range(6)]
    prose = [Line("The lines are ten units apart, and every fifth is thick.", 10, 700 - n) for n in range(4)]
    manual = [Line("The grid package", 17, 800), *prose, *code, Line("Numbers", 12, 500), *code, *code]
    document = assemble("Grid", [Page(1, manual)], {})
    headings = [document.text[block.start : block.end] for block in document.blocks if block.level]
    assert headings == ["The grid package", "Numbers"]


def test_headings_of_an_outline_are_found_with_and_without_their_numbers() -> None:
    names = ["1.3 R and statistics", "A.2 Tools", "Appendix B Licences", "4 A plan"]
    outline = {(1, name.split(" ", 1)[1].removeprefix("B ")): 2 for name in names}
    lines = [line for name in names for line in (Line(name, 10), Line("Some text.", 10))]
    document = assemble("Book", [Page(1, lines)], outline)
    assert [document.text[block.start : block.end] for block in document.blocks if block.level] == names


class _English(FakeEmbedder):
    """Counts letters as tokens, as an English tokenizer does with other alphabets."""

    languages = frozenset({"en"})

    def count_tokens(self, text: str) -> int:
        return len(text)


def test_a_language_that_the_embedder_does_not_know_is_not_cut_to_pieces() -> None:
    count = token_counter(_English())
    assert count("the rent is due") == 12
    assert count("арендная плата") == 4 and count("租金每月到期") == 4
    assert count("") == 0


def test_a_table_of_signs_and_long_commands_need_no_second_reading() -> None:
    signs = " ".join(["\ue001", "A", "b", "ff", "1", "x2"] * 20)
    commands = " ".join(["\\DeclareInputText{1}"] * 40)
    assert not looks_wrong(signs) and not looks_wrong(commands)
    assert looks_wrong("The rent was rai\ue001ed on the \ue002rst of May in \ue001treets of the old \ue002own. " * 9)
    assert looks_wrong("Therentwasraisedonthefirstofmayinmanystreets " * 9)
    assert looks_wrong("/G21/G07/G33 " * 30)


def test_full_lines_are_joined_with_a_space_where_their_script_has_one() -> None:
    def joined(*texts: str) -> str:
        lines = [Line(text, 10, 700 - 12 * n, 50, 400, 10) for n, text in enumerate(texts)]
        return assemble("", [Page(1, lines)], {}).text

    assert joined("家賃は八万円で、月末まで", "に払うこと。") == "家賃は八万円で、月末までに払うこと。"
    assert joined("ค่าเช่าบ้านเดือนละหก", "พันบาท") == "ค่าเช่าบ้านเดือนละหกพันบาท"
    assert joined("家賃は月末までに ABC", "銀行へ") == "家賃は月末までに ABC 銀行へ"
    assert joined("월세는 매달 말일까지 보내", "주세요") == "월세는 매달 말일까지 보내 주세요"
