"""The command line's sentences: what went wrong and what to do, by error code. The window has its own, translated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.cli.terminal import line
from app.core.file_types import advice_for
from app.core.library.base import FileRow

ERRORS = {
    "path_missing": "There is no file or folder at {path}. Check the spelling and try again.",
    "permission": "{path} may not be read. Give yourself the right to read it and try again.",
    "index_mismatch": "The index was made with {made_by}, the program now uses {now}. Let it be made again with: "
    "alcove index sync (not between a real search model and --fake-models)",
    "not_in_library": "{path} is not in the library. Add it first: alcove index add PATH",
    "library_empty": "There is nothing to search yet. Add files first: alcove index add PATH",
    "library_in_use": "The library is open in another window or command. Close that one and try again.",
    "library_crashed": "The library stopped unexpectedly. Nothing indexed is lost; try again.",
    "render_crashed": "The process that draws pages ended unexpectedly. Try again.",
    "nothing_indexed": "{path} could not be read: {reason}. {remedy}",
    "none_indexed": "None of the {count} files could be read. The first is {path}: {reason}. {remedy}",
    "unknown_model": "There is no model called {model}. See the names with: alcove models list",
    "no_model": "The chat model {model} is not installed. Get one with: alcove models get smollm2-135m-instruct",
    "no_embedder": "The search model is not installed. Get it with: alcove models get {model}",
    "not_a_model": "{path} is not a GGUF model file. Choose a file that ends in .gguf from a model's page.",
    "truncated_model": "{path} is incomplete: it should have {expected} bytes and has {actual}. Download it again.",
    "model_shipped": "{model} is part of the program and cannot be removed from it.",
    "model_unloadable": "{path} could not be loaded. It may need a newer program or be damaged; try another model.",
    "model_crashed": "The model stopped unexpectedly. Try again, or choose a smaller model.",
    "out_of_memory": "There is not enough free memory for this model. Close other programs or choose a smaller model.",
    "prompt_too_long": "The question is too long for this model ({tokens} of {context} tokens). Shorten it.",
    "nothing_to_read": "None of these files has any text yet. See what became of them with: alcove index status",
    "files_needed": "A question to all files or a summary needs the library. Leave out --no-library.",
    "nothing_named": "It is not said what to summarise. Name a file or folder with: --in PATH",
    "empty_question": "There is no question. Write one after the command.",
    "nothing_to_export": "There are no conversations to export yet.",
    "one_page_each": "A web page holds one conversation. Name one, or use --format json or markdown.",
    "unknown_conversation": "There is no conversation {id}. See their numbers with: alcove chats list",
    "persona_unnamed": "A preset needs a name.",
    "unknown_persona": "There is no preset {id}.",
    "import_unknown": "{path} holds no conversations of Alcove, ChatGPT or LM Studio. Name their exported file.",
    "import_damaged": "{path} is damaged or incomplete, and nothing of it was imported. Export it again there.",
    "import_newer": "{path} was exported by a newer version of the program. Update the program.",
    "import_too_large": "{path} is too large to import at once. Export fewer conversations at a time.",
    "import_empty": "There are no messages in {path}. Name another file.",
    "same_file": "The result would take the place of {path}. Name another file with --out.",
    "not_writable": "{path} could not be written. Name another folder, or make this one writable.",
    "backup_damaged": "{path} is no complete backup ({detail}), and nothing was changed. Use another copy of it.",
    "backup_newer": "{path} was made by a newer version of the program. Update the program and try again.",
    "file_exists": "There is a file called {path} already. Name another one.",
    "disk_full": "The disk is full. Free some space and try again; nothing already indexed is lost.",
    "database_unavailable": "The file {path} could not be opened. Close other programs that use it and try again.",
    "path_unreadable": "{path} could not be read. Check that the disk is connected and try again.",
    "vectors_damaged": "The search index was damaged and is being made again. Try again in a moment.",
    "vectors_unreachable": "The vector server does not answer. Start it, or clear its host in the settings.",
    "download_failed": "The download did not finish: {detail}. Check the connection and run the command again; it goes "
    "on where it stopped.",
    "hash_mismatch": "The downloaded model is not the one expected and was not installed. Try again later.",
    "database_damaged": "The file {path} is damaged. Move it away and start again; your own files are not touched.",
    "database_newer": "{path} was made by a newer version of the program. Update the program.",
    "data_dir_unwritable": "The folder {path} may not be written to ({detail}). Choose another with --base-dir.",
    "no_display": "There is no display here for the window. Use a command instead, such as: alcove ask QUESTION --in "
    "FOLDER",
    "sqlite_too_old": "The SQLite of this Python ({version}) lacks full-text search. Install a newer Python.",
    "engine_missing": "{engine} is not installed. Install the program again.",
    "empty_text": "There is nothing to translate. Give a text or a file.",
    "text_too_long": "The text is too long ({length} of at most {limit} characters). Translate it in parts.",
    "unknown_language": "There is no language called {language}. Give its code, such as de, en or ar.",
    "language_not_found": "The language of the text cannot be told. Name it with --from.",
    "no_translator": "Nothing installed translates from {source} to {target}. Get a chat model with: alcove models get "
    "qwen2.5-coder-1.5b-instruct, or add a translation package for this pair (or one for each with English) with: "
    "alcove models add FILE.argosmodel",
    "no_engine": "{engine} is not installed or does not translate from {source} to {target}. Leave out --engine to "
    "take the best one.",
    "translator_crashed": "The translation engine stopped unexpectedly. Try again.",
    "moses_package": "{path} cuts words in a way that Alcove cannot (Moses). Take another package for these languages.",
    "not_a_package": "{path} is no translation package ({detail}). Choose a file that ends in .argosmodel.",
    "glossary_unreadable": "The glossary {path} cannot be read ({detail}). Save it as CSV with two columns, or as TBX.",
    "tmx_unreadable": "The translation memory {path} cannot be read ({detail}). Export it again as TMX.",
    "project_exists": "There is a project called {name} already. Choose another name.",
    "project_unnamed": "A project needs a name. Give it one.",
    "unexpected": "Something went wrong inside the program ({detail}). Run it again with --debug and report what it "
    "prints.",
}

REASONS = {
    "encrypted": "locked with a password",
    "no_text": "pages on which no text was found",
    "xfa_form": "a form that only Adobe Reader can show",
    "no_words": "a picture without text",
    "unread_script": "in a script that is not read yet",
    "unread_pictures": "nothing but pictures, which were not all read",
    "empty": "empty",
    "damaged": "damaged, could not be read",
    "permission": "may not be read",
    "linked": "a link to a folder, which is not followed",
    "unsupported": "a kind of file that is not read yet",
    "too_large": "too large",
    "too_slow": "took too long to read",
    "out_of_memory": "needed too much memory to read",
    "parser_crashed": "broke the reader",
    "unstable": "still being copied",
    "missing": "gone",
}

# What a row of a table over all files says beside or instead of a value, by code.
ROW_REASONS = {
    **REASONS,
    "waiting": "not read yet",
    "prompt_too_long": "too long for this model",
    "number": "not supported: the file has another number",
    "name": "not supported: the file has not this name",
    "wording": "not supported by the file",
    "again": "asked again after the model had stopped",
}

REMEDIES = {
    "encrypted": "Save a copy without the password and add that.",
    "no_text": "Scan it anew, straight and with more contrast, or make its text searchable with another program.",
    "xfa_form": "Open it with Adobe Reader, print it into a PDF file and add that.",
    "no_words": "Nothing has to be done about it.",
    "unread_script": "Install Tesseract with the model of its language (on Debian tesseract-ocr-heb for Hebrew), and "
    "have it read again.",
    "unread_pictures": "Save it as PDF and add that.",
    "empty": "Check that it was saved or copied in full.",
    "damaged": "Open it in another program and save it again, or copy it anew.",
    "permission": "Give yourself the right to read it and try again.",
    "linked": "Add the folder itself.",
    "unsupported": "Save it as PDF, text or Markdown and add that.",
    "too_large": "Split it into smaller files.",
    "too_slow": "Split it into smaller files.",
    "out_of_memory": "Split it into smaller files.",
    "parser_crashed": "Open it in another program and save it again.",
    "unstable": "Try again when the copying has ended.",
    "missing": "Check that the disk is connected and try again.",
}


# What to do about kinds that stay unread, by the codes of file_types.
ADVICE = {
    "mail_store": "Open it in Outlook and save the mails that you need as .msg or .eml files.",
    "note_book": "Export its pages from the program for notes as PDF or Word.",
    "apple_office": "Open it in Pages, Numbers or Keynote and export it as PDF, Word, Excel or PowerPoint.",
    "drawing": "Export the drawing from its program as PDF.",
    "design": "Export it from its program as PDF or as a picture.",
    "raw_photo": "If there is writing on the photo, save it as JPEG.",
    "recording": "Sound and films are not listened to. Add a transcript or subtitles as text.",
    "archive": "Unpack it and add the folder.",
    "locked_book": "Save the book as EPUB or PDF, if its seller allows it.",
    "database": "Export its tables as CSV or Excel.",
    "old_text": "Open it in LibreOffice and save it as PDF or OpenDocument.",
    "online": "This is only a link. Download the document itself and add that.",
    "sealed_mail": "Open it in the mail program and save it without signature and encryption.",
    "program": "This is part of a program; there is nothing in it to ask about.",
}


def sentence(code: str, data: Mapping[str, Any]) -> str:
    """The sentence for an error code; an unknown code still gets one."""
    if code in REASONS and code not in ERRORS and data.get("path"):
        return f"{line(data['path'])}: {REASONS[code]}. {remedy(code, Path(str(data['path'])))}"
    template = ERRORS.get(code, "Something went wrong ({code}). Run it again with --debug and report what it prints.")
    return template.format_map(defaultdict(str, {"code": code, **{name: line(value) for name, value in data.items()}}))


def reading_notes(row: FileRow) -> str:
    """What is to be said of a file that was read: pages and pictures on which nothing was found or looked for."""
    notes = {
        f"nothing to read on {row.empty_pages} of {row.pages} pages": row.empty_pages,
        f"no time for {row.untried_pages} of {row.pages} pages, which are pictures": row.untried_pages,
        f"pictures read: {row.pictures.read}": row.pictures.read,
        f"pictures without text: {row.pictures.blank}": row.pictures.blank,
        f"pictures passed over: {row.pictures.passed}": row.pictures.passed,
    }
    return ", ".join(note for note, count in notes.items() if count)


def reason(code: str | None) -> str:
    return REASONS.get(code or "", code or "")


def remedy(code: str | None, path: Path | None = None) -> str:
    """What to do; for a kind that is not read, what its name says of the kind decides."""
    advice = ADVICE.get(advice_for(path)) if path is not None and code == "unsupported" else None
    return advice or REMEDIES.get(code or "", "")
