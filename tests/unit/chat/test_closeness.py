from pathlib import Path

from app.core.chat.closeness import closeness
from app.core.embed.fake import FakeEmbedder
from app.core.library.base import SearchRequest
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService
from app.core.task import Task

LEASE = "The boiler stands in the cellar. It is serviced every 24 months. The porter keeps the keys."
CATS = "Cats sleep in the sun. Dogs guard the house at night."


def test_the_sentence_that_says_it_counts_and_its_neighbours_lend_their_words(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "lease.txt").write_text(LEASE)
    (tmp_path / "docs" / "cats.txt").write_text(CATS)
    library = LibraryService(tmp_path / "library", FakeEmbedder(), DirectParser())
    library.add([tmp_path / "docs"], Task())
    hits = library.search(SearchRequest("boiler", limit=8)).hits
    asked, other = "How often is the boiler serviced?", "Who sells bread in Lima?"
    assert closeness(asked, hits, library, by_meaning=False) > 0.5
    assert closeness(other, hits, library, by_meaning=False) == 0.0
    assert closeness(asked, hits, library) > closeness(asked, hits, library, by_meaning=False)
    assert closeness(asked, (), library) == 0.0
    library.close()


def test_a_rare_word_weighs_more_than_one_that_every_file_holds(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for number in range(20):
        (tmp_path / "docs" / f"{number}.txt").write_text(f"The contract number {number} is about the boiler.")
    (tmp_path / "docs" / "walrus.txt").write_text("The contract names a walrus.")
    library = LibraryService(tmp_path / "library", FakeEmbedder(), DirectParser())
    library.add([tmp_path / "docs"], Task())
    rare, usual, unknown = library.rarities(["walrus", "contract", "zebra"])
    assert unknown > rare > usual > 0
    assert library.similarities("boiler", ["boiler", "walrus"])[0] > library.similarities("boiler", ["walrus"])[0]
    library.close()
