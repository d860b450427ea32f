"""Exports conversations to files and imports them, on a thread. Asks for no file name and builds no widget."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.core.chat.store import ChatStore, Conversation
from app.core.errors import AppError, UserError
from app.core.task import Task
from app.gui.base.messages import error_text
from app.gui.base.tasks import Callbacks, TaskRunner

if TYPE_CHECKING:
    from app.core.chat.transfer.document import ExportWords

EXPORT, IMPORT = "export-conversation", "import-conversations"


class TransferController(QObject):
    exported = Signal(object)  # Path
    imported = Signal(list)  # Conversations
    failed = Signal(str)

    def __init__(self, chats: ChatStore, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chats = chats
        self._runner = runner

    def take_out(self, conversation_id: int, kind: str, file: Path) -> None:
        """`kind` is markdown, html, pdf or json."""
        callbacks = Callbacks(done=self.exported.emit, error=self._on_error)
        self._runner.run(EXPORT, partial(self._write, conversation_id, kind, file), policy="queue", callbacks=callbacks)

    def take_in(self, files: Sequence[Path]) -> None:
        """Import all of the files or, after an error, none."""
        callbacks = Callbacks(done=self.imported.emit, error=self._on_error)
        self._runner.run(IMPORT, partial(self._read, files), policy="queue", callbacks=callbacks)

    def _write(self, conversation_id: int, kind: str, file: Path, task: Task) -> Path:
        from app.core.chat.transfer import document, own
        from app.core.chat.transfer.save import save, save_text

        tree = self._chats.tree(conversation_id)
        if tree is None:
            raise UserError("unknown_conversation", id=conversation_id)
        words = _words()
        if kind == "json":
            save_text(file, own.to_json([tree]))
        elif kind == "markdown":
            save_text(file, document.to_markdown(tree, words))
        elif kind == "html":
            save_text(file, document.to_html(tree, words))
        else:
            from app.gui.chat.conversations.pdf import print_pdf

            page = document.to_html(tree, words)
            save(file, lambda unfinished: print_pdf(page, unfinished, tree.title))
        return file

    def _read(self, files: Sequence[Path], task: Task) -> list[Conversation]:
        from app.core.chat.transfer.read import read_conversations

        trees = []
        for file in files:
            task.check()
            trees += read_conversations(file)
        return self._chats.add_trees(trees)

    def _on_error(self, error: AppError) -> None:
        self.failed.emit(error_text(error))


def _tr(text: str) -> str:
    return QCoreApplication.translate("transfers", text)


def _words() -> ExportWords:
    from app.core.chat.transfer.document import ExportWords

    return ExportWords(
        question=_tr("Question"),
        answer=_tr("Answer"),
        sources=_tr("Sources"),
        page=_tr("page {n}"),
        not_found=_tr("Not in your files."),
        unsupported=_tr("Not supported by your files:"),
        stopped=_tr("This answer was not finished."),
        exported=_tr("{date} · answers by {models}"),
    )
