"""Which tests are asked about which modules, and which mutants mean the same as what they replace."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass

from tools.mutants.make import Mutant

# The longest beginning of a module's path counts. Tests that wait for children and watchers by the clock are left out.
TESTS: dict[str, tuple[str, ...]] = {
    "app/core/chat": ("tests/unit/chat",),
    "app/core/library/retrieve": (
        "tests/unit/library/test_legs.py",
        "tests/unit/library/test_query.py",
        "tests/unit/library/test_languages.py",
        "tests/unit/library/retrieve",
        "tests/unit/chat/test_closeness.py",
    ),
    "app/core/library/passages": ("tests/unit/library/test_locate.py", "tests/unit/library/test_passages.py"),
    "app/core/translate": ("tests/unit/translate/test_service.py", "tests/unit/translate/test_segments.py"),
    "app/core/translate/check.py": ("tests/unit/translate/test_check.py", "tests/unit/translate/check"),
    "app/core/translate/figures.py": ("tests/unit/translate/test_check.py", "tests/unit/translate/check"),
    "app/core/translate/glossary.py": ("tests/unit/translate/test_glossary.py",),
    "app/core/text": ("tests/unit/text", "tests/unit/chat/test_facts.py"),
    "app/core/settings": ("tests/unit/settings",),
    "app/core/storage": ("tests/unit/storage",),
}
AREAS = ("app/core/chat", "app/core/library/retrieve", "app/core/translate/check.py")


@dataclass(frozen=True)
class Same:
    """Mutants with the same behaviour as the original. Patterns are those of fnmatch; `reason` says why nobody can tell
    them apart."""

    module: str
    scope: str
    before: str
    after: str
    reason: str

    def covers(self, module: str, mutant: Mutant) -> bool:
        return (
            self.module == module
            and fnmatch.fnmatchcase(mutant.scope, self.scope)
            and fnmatch.fnmatchcase(mutant.before, self.before)
            and fnmatch.fnmatchcase(mutant.after, self.after)
        )


KEYWORDS, STORE = "app/core/library/retrieve/keywords.py", "app/core/chat/store.py"
SAME: tuple[Same, ...] = (
    Same(KEYWORDS, "MERGE_PAGES", "16", "*", "how much one step merges; every step is followed by the next"),
    Same(KEYWORDS, "MERGED", "2", "[34]", "one merge more or less that has nothing to do"),
    Same(KEYWORDS, "MOST_COUNTS", "20_000", "*", "how many counts are remembered; one that is not is counted again"),
    Same(KEYWORDS, "Keywords._count", "self._counts.clear()", "pass", "memory alone: a count that is kept stays true"),
    Same("app/core/library/retrieve/grams.py", "CACHED_WORDS", "50_000", "*", "how many words are remembered"),
    Same(STORE, "CACHE_KIB", "8192", "*", "how much of the file SQLite keeps in memory"),
    Same(STORE, "MERGE_PAGES", "64", "*", "how much one step merges; every step is followed by the next"),
    Same(STORE, "_MERGED", "2", "[34]", "one merge more or less that has nothing to do"),
    Same("app/core/chat/personas.py", "PersonaStore.__init__", "'PRAGMA*", "''", "how much is kept in memory"),
    Same("app/core/library/retrieve/spelling.py", "Spelling._prepare", "not self._is_ready", "True",
         "the tables are made IF NOT EXISTS; doing so again costs time alone"),
    Same("app/core/library/retrieve/spelling.py", "Spelling._prepare", "True", "False",
         "the tables are made IF NOT EXISTS; doing so again costs time alone"),
)  # fmt: skip


def tests_of(module: str) -> tuple[str, ...]:
    """Paths of tests for a module's path; none where the table has no row."""
    rows = [start for start in TESTS if module == start or module.startswith(start + "/")]
    return TESTS[max(rows, key=len)] if rows else ()


def is_same(module: str, mutant: Mutant) -> bool:
    return any(same.covers(module, mutant) for same in SAME)
