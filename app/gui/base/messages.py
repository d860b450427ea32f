"""The window's sentences for error codes, ledger reasons and stages, translatable. Each says what happened and what to
do. Knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.core.errors import AppError
from app.core.library.states import FileState
from app.gui.base.advice import advice_text

if TYPE_CHECKING:
    from app.core.chat.base import Doubt
    from app.core.library.base import FileRow
    from app.core.translate.base import Translation


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)


def error_text(error: AppError) -> str:
    return code_text(error.code, error.data)


def code_text(code: str, data: dict[str, Any] | None = None) -> str:
    """The sentence for an error code; an unknown code still gets a sentence."""
    texts = {**{reason: f"{said}." for reason, said in _reasons().items()}, **_errors()}
    text = texts.get(code, _tr("Something went wrong inside the program ({code}). Try again."))
    return text.format_map(_Blank({"code": code, **(data or {})}))


def translation_doubts(found: Translation) -> str:
    """How many sentences of a translation need a look; "" where none does."""
    doubts = sum(bool(segment.warnings) for segment in found.segments)
    said = QCoreApplication.translate("messages", "%n sentence(s) of the translation to check", "", doubts)
    return said if doubts else ""


def still_answering() -> str:
    """Said where a translation has to wait because the model is writing an answer."""
    return _tr("The model is still answering. Translate when it has ended.")


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


def _errors() -> dict[str, str]:
    return {
        "stopped": _tr("Stopped."),
        "path_missing": _tr("{path} is not there any more. Check where it is and add it again."),
        "permission": _tr("{path} may not be read. Give yourself the right to read it and try again."),
        "index_mismatch": _tr(
            "This library was made with a search model of another kind. Choose the former one again on the Models page."
        ),
        "not_in_library": _tr("{path} is not in the library. Add it on the Library page."),
        "library_empty": _tr("There is nothing to search yet. Drop files on the window first."),
        "library_in_use": _tr("The library is open in another window or command. Close that one and try again."),
        "library_crashed": _tr("The library stopped unexpectedly. Nothing indexed is lost; try again."),
        "render_crashed": _tr("The process that draws pages ended unexpectedly."),
        "damaged": _tr("The file is damaged here."),
        "too_slow": _tr("It took longer than {seconds} seconds and was ended."),
        "missing": _tr("The file is not there any more."),
        "encrypted": _tr("The file is locked with a password."),
        "unknown_model": _tr("There is no model called {model}. Choose one on the Models page."),
        "no_model": _tr("No chat model is installed. Get one on the Models page."),
        "no_embedder": _tr("The search model is not installed. Get it on the Models page."),
        "not_a_model": _tr("{path} is not a GGUF model file. Choose a file that ends in .gguf from a model's page."),
        "truncated_model": _tr("{path} is incomplete. Download it again."),
        "model_unloadable": _tr("{path} could not be loaded. It may be damaged; try another model."),
        "model_shipped": _tr("{model} is part of the program and cannot be removed from it."),
        "model_crashed": _tr("The model stopped unexpectedly."),
        "out_of_memory": _tr("There is not enough free memory for this model. Close programs or use a smaller model."),
        "prompt_too_long": _tr("The question is too long for this model. Shorten it or start a new conversation."),
        "nothing_to_read": _tr("None of these files has any text yet. See what became of them on the Library page."),
        "empty_question": _tr("There is no question yet. Write one and press Enter."),
        "unknown_conversation": _tr("This conversation is not there any more. Choose another one in the list."),
        "persona_unnamed": _tr("A preset needs a name. Write one and save it again."),
        "unknown_persona": _tr("This preset is not there any more. Choose another one."),
        "import_unknown": _tr("{path} holds no conversations of Alcove, ChatGPT or LM Studio. Choose their export."),
        "import_damaged": _tr("{path} is damaged or incomplete; nothing of it was imported. Export it again there."),
        "import_newer": _tr("{path} was exported by a newer version of the program. Update the program."),
        "import_too_large": _tr("{path} is too large to import at once. Export fewer conversations at a time."),
        "import_empty": _tr("There are no messages in {path}. Choose another file."),
        "same_file": _tr("The result would take the place of {path}. Choose another name."),
        "not_writable": _tr("{path} could not be written. Choose another folder, or make this one writable."),
        "backup_damaged": _tr("{path} is no complete backup, and nothing was changed. Use another copy of it."),
        "backup_newer": _tr("{path} was made by a newer version of the program. Update the program."),
        "file_exists": _tr("There is a file called {path} already. Choose another name."),
        "empty_text": _tr("There is nothing to translate yet."),
        "text_too_long": _tr("The text is too long. Translate it in parts, or as a file."),
        "unknown_language": _tr("There is no language called {language}. Choose one from the list."),
        "language_not_found": _tr("The language of the text cannot be told. Choose it from the list."),
        "no_translator": _tr(
            "Nothing installed translates from {source} to {target}. Get a chat model on the Models page, or drop a "
            "translation package for this pair here."
        ),
        "no_engine": _tr("The engine you chose does not translate from {source} to {target}. Choose another one."),
        "translator_crashed": _tr("The translation engine stopped unexpectedly. Try again."),
        "moses_package": _tr(
            "This translation package cuts words in a way that Alcove cannot. Take another package for these languages."
        ),
        "not_a_package": _tr("{path} is no translation package. Choose a file that ends in .argosmodel."),
        "glossary_unreadable": _tr("The glossary {path} cannot be read. Save it as CSV with two columns, or as TBX."),
        "project_exists": _tr("There is a project called {name} already. Choose another name."),
        "project_unnamed": _tr("A project needs a name. Give it one."),
        "tmx_unreadable": _tr("The translation memory {path} cannot be read. Export it again as TMX."),
        "disk_full": _tr("The disk is full. Free some space and try again; nothing already indexed is lost."),
        "database_unavailable": _tr("The file {path} could not be opened. Close programs that use it and try again."),
        "path_unreadable": _tr("{path} could not be read. Check that the disk is connected and try again."),
        "vectors_damaged": _tr("The search index was damaged and is being made again. Try again in a moment."),
        "vectors_unreachable": _tr("The vector server does not answer. Start it, or clear its host in the settings."),
        "download_failed": _tr("The download did not finish. Check the connection and try again; it goes on."),
        "hash_mismatch": _tr("The downloaded file is not the one expected and was not installed. Try again later."),
        "database_damaged": _tr("The file {path} is damaged. Move it away and start again; your files are untouched."),
        "database_newer": _tr("{path} was made by a newer version of the program. Update the program."),
        "engine_missing": _tr("{engine} is not installed. Install the program again."),
        "data_dir_unwritable": _tr("The folder {path} may not be written to. Make it writable and start again."),
    }


def doubt_text(doubt: Doubt | None) -> str:
    """Why a sentence of an answer is marked as unsupported."""
    texts = {
        "number": _tr("The number {detail} stands in no passage that says the rest."),
        "date": _tr("The date {detail} stands in no passage that says the rest."),
        "name": _tr("{detail} is named in no passage that says the rest."),
        "quote": _tr("The words “{detail}” stand in no passage that says the rest."),
    }
    if doubt is None or doubt.kind not in texts:
        return _tr("No passage of your files says this.")
    return texts[doubt.kind].format(detail=doubt.detail)


def reason_text(code: str | None) -> str:
    return _reasons().get(code or "", code or "")


def _reasons() -> dict[str, str]:
    return {
        "encrypted": _tr("Locked with a password"),
        "no_text": _tr("Pages on which no text was found"),
        "xfa_form": _tr("A form that only Adobe Reader can show: print it into a PDF file there and add that"),
        "no_words": _tr("A picture without text"),
        "unread_script": _tr("In a script that is not read yet; install Tesseract with its language"),
        "unread_pictures": _tr("Nothing but pictures, which were not all read"),
        "empty": _tr("Empty file"),
        "damaged": _tr("The file is damaged"),
        "permission": _tr("May not be read"),
        "linked": _tr("A link to a folder; add the folder itself"),
        "unsupported": _tr("A kind of file that is not read yet"),
        "too_large": _tr("Too large"),
        "too_slow": _tr("Took too long to read"),
        "out_of_memory": _tr("Needed too much memory"),
        "parser_crashed": _tr("Could not be read safely"),
        "unstable": _tr("Still being copied"),
        "missing": _tr("Gone"),
    }


def explained_text(row: FileRow) -> str:
    """The state of a file, and what to do about a kind that is not read."""
    return f"{state_text(row)}. {advice_text(row.path)}" if row.reason == "unsupported" else state_text(row)


def state_text(row: FileRow) -> str:
    if row.state is FileState.INDEXED:
        return _tr("Ready")
    if row.state is FileState.WAITING:
        if row.reason:
            return reason_text(row.reason)
        return _tr("Found by its words; by meaning soon") if row.chunks else _tr("Waiting")
    return reason_text(row.reason)


def time_left_text(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < 60:
        return _tr("less than a minute left")
    minutes = round(seconds / 60)
    return _tr("about {n} minutes left").format(n=minutes) if minutes > 1 else _tr("about a minute left")


def bytes_text(count: int) -> str:
    if count >= 10**9:
        return _tr("{n} GB").format(n=f"{count / 1e9:.1f}")
    return _tr("{n} MB").format(n=max(1, round(count / 1e6))) if count else _tr("0 MB")


def connections_text(count: int) -> str:
    """How many downloads were started, for the foot of the chat and the settings."""
    return QCoreApplication.translate("messages", "%n connection(s) since installation", "", count)
