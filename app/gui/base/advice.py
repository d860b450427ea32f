"""What to do about a file of a kind that is not read, translatable. Knows the kinds by their codes and no widget."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.core.file_types import advice_for


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)


def advice_text(path: Path) -> str:
    return _advice().get(advice_for(path)) or _tr("Save it as PDF, text or Markdown and add that.")


def _advice() -> dict[str, str]:
    return {
        "mail_store": _tr("Open it in Outlook and save the mails that you need as .msg or .eml files."),
        "note_book": _tr("Export its pages from the program for notes as PDF or Word."),
        "apple_office": _tr("Open it in Pages, Numbers or Keynote and export it as PDF, Word, Excel or PowerPoint."),
        "drawing": _tr("Export the drawing from its program as PDF."),
        "design": _tr("Export it from its program as PDF or as a picture."),
        "raw_photo": _tr("If there is writing on the photo, save it as JPEG."),
        "recording": _tr("Sound and films are not listened to. Add a transcript or subtitles as text."),
        "archive": _tr("Unpack it and add the folder."),
        "locked_book": _tr("Save the book as EPUB or PDF, if its seller allows it."),
        "database": _tr("Export its tables as CSV or Excel."),
        "old_text": _tr("Open it in LibreOffice and save it as PDF or OpenDocument."),
        "online": _tr("This is only a link. Download the document itself and add that."),
        "sealed_mail": _tr("Open it in the mail program and save it without signature and encryption."),
        "program": _tr("This is part of a program; there is nothing in it to ask about."),
    }
