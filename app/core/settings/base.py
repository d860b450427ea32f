"""The settings and their ranges. Knows no file."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class LibrarySettings(BaseModel):
    """`exclude` empty means the usual names (caches, version control)."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    exclude: list[str] = []
    max_file_mb: int = Field(default=200, ge=1, le=10_000)


class Settings(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    theme: Literal["system", "light", "dark"] = "system"
    window_geometry: str = ""  # base64 of Qt's own format
    splitter_sizes: list[int] = []
    list_is_open: bool = True
    chosen_chat_model: str = ""
    context_tokens: int = Field(default=4096, ge=2048, le=131_072)
    threads: int = Field(default=0, ge=0, le=256)  # 0: one a core
    evidence_tokens: int = Field(default=1200, ge=200, le=1200)  # design, section 2: reading dominates on a CPU
    library: LibrarySettings = LibrarySettings()
