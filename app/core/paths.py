"""The program's folders and files. One object, so that `--base-dir` moves all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.core.errors import MachineError

APP_NAME = "Alcove"


@dataclass(frozen=True)
class Paths:
    """`config`, `data` and `logs` are private folders (mode 700)."""

    config: Path
    data: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.json"

    @property
    def app_db(self) -> Path:
        """Conversations; owned by the main process."""
        return self.data / "app.db"

    @property
    def connections_file(self) -> Path:
        """One line for every download that was started."""
        return self.data / "connections.jsonl"

    @property
    def library(self) -> Path:
        """Folder of library.db and of the vector index; owned by one library process."""
        return self.data / "library"

    @property
    def attachments(self) -> Path:
        """As `library`, for attachments of conversations; same owner."""
        return self.data / "attachments"

    @property
    def pasted(self) -> Path:
        """Texts and pictures pasted into conversations, one file each."""
        return self.data / "pasted"

    @property
    def translate_db(self) -> Path:
        """Translation memory, history, and finished segments of documents; owned by the main process."""
        return self.data / "translate.db"

    @property
    def packages(self) -> Path:
        """Translation packages, one folder each."""
        return self.data / "translation-packages"

    @property
    def models(self) -> Path:
        return self.data / "models"

    def create(self) -> Paths:
        """Make the folders. Raises MachineError data_dir_unwritable."""
        for folder in (self.config, self.data, self.logs):
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            except OSError as error:
                raise MachineError("data_dir_unwritable", path=str(folder), detail=error.strerror or "") from error
        return self


def standard_paths(base_dir: Path | None = None) -> Paths:
    """The system's usual places, or everything below `base_dir`."""
    if base_dir is not None:
        base = base_dir.expanduser().absolute()
        return Paths(config=base / "config", data=base / "data", logs=base / "logs")
    dirs = platformdirs.PlatformDirs(APP_NAME, appauthor=False, roaming=False)
    return Paths(config=dirs.user_config_path, data=dirs.user_data_path, logs=dirs.user_log_path)
