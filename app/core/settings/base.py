"""The settings and their ranges. Knows no file."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

# Tokens of passages that a model reads for one answer. Reading decides how long a person waits for the first word: a
# 1.5B reads 57 to 93 tokens a second on 2 cores (design, section 2), so that the most take it 13 to 21 s.
MIN_EVIDENCE_TOKENS, MAX_EVIDENCE_TOKENS = 200, 1200


class LibrarySettings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`exclude` empty means the usual names (caches, version control)."""

    exclude: list[str] = []
    max_file_mb: Annotated[int, Meta(ge=1, le=10_000)] = 200


class ChromaSettings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A Chroma server for the vectors of a library that outgrows this computer; "" keeps them here."""

    host: str = ""
    port: Annotated[int, Meta(ge=1, le=65_535)] = 8000
    is_ssl: bool = False


class Settings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    theme: Literal["system", "light", "dark"] = "system"
    text_size: Literal["small", "normal", "large", "larger"] = "normal"
    is_motion_reduced: bool = False  # also where the system asks for it
    language: str = "system"  # or a locale's name, as "de"
    starts_with_system: bool = False
    keeps_in_tray: bool = False
    notifies: bool = True  # of the end of long work, while another window has the focus
    reopens_last: bool = True
    is_welcomed: bool = False  # the first run is over
    last_page: str = "chat"
    last_conversation: Annotated[int, Meta(ge=0)] = 0
    window_geometry: str = ""  # base64 of Qt's own format
    splitter_sizes: list[int] = []
    list_is_open: bool = True
    list_width: Annotated[int, Meta(ge=180, le=480)] = 236  # px
    chosen_chat_model: str = ""
    context_tokens: Annotated[int, Meta(ge=2048, le=131_072)] = 4096
    threads: Annotated[int, Meta(ge=0, le=256)] = 0  # 0: one a core
    quotes_only: bool = False
    evidence_tokens: Annotated[int, Meta(ge=MIN_EVIDENCE_TOKENS, le=MAX_EVIDENCE_TOKENS)] = MAX_EVIDENCE_TOKENS
    translate_target: str = ""  # a language's code; "" is the system's
    translate_engine: str = ""  # "" takes the best
    translate_project: str = ""  # "" is the general one
    keeps_translations: bool = True  # what was translated, in a list
    library: LibrarySettings = LibrarySettings()
    chroma: ChromaSettings = ChromaSettings()
