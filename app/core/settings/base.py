"""The settings and their ranges. Knows no file."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from app.core.context_sizes import LARGEST, SMALLEST, USUAL

MAX_FILE_MB = 10_000
MAX_THREADS = 256
LIST_WIDTHS = (180, 480)  # px
# Tokens of passages that a model reads for one answer. Reading decides how long a person waits for the first word: a
# 1.5B reads 57 to 93 tokens a second on 2 cores, so that the largest budget takes it 13 to 21 s.
MIN_EVIDENCE_TOKENS, MAX_EVIDENCE_TOKENS = 200, 1200


class LibrarySettings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`exclude` empty means the default patterns of IndexLimits."""

    exclude: list[str] = []
    max_file_mb: Annotated[int, Meta(ge=1, le=MAX_FILE_MB)] = 200


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
    is_welcomed: bool = False  # the first run was completed
    last_page: str = "chat"
    last_conversation: Annotated[int, Meta(ge=0)] = 0
    window_geometry: str = ""  # base64 of Qt's own format
    splitter_sizes: list[int] = []
    list_is_open: bool = True
    list_width: Annotated[int, Meta(ge=LIST_WIDTHS[0], le=LIST_WIDTHS[1])] = 236  # px
    chosen_chat_model: str = ""
    context_tokens: Annotated[int, Meta(ge=SMALLEST, le=LARGEST)] = USUAL
    threads: Annotated[int, Meta(ge=0, le=MAX_THREADS)] = 0  # 0: one a core
    quotes_only: bool = False
    evidence_tokens: Annotated[int, Meta(ge=MIN_EVIDENCE_TOKENS, le=MAX_EVIDENCE_TOKENS)] = MAX_EVIDENCE_TOKENS
    translate_target: str = ""  # a language's code; "" is the system's
    translate_engine: str = ""  # "" takes the best
    translate_project: str = ""  # "" is the general one
    keeps_translations: bool = True  # whether translations are kept in the history
    library: LibrarySettings = LibrarySettings()
    chroma: ChromaSettings = ChromaSettings()
