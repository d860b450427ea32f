"""The names that fields of forms have, in a few languages: "Name", "Geburtsdatum", "Téléphone". Pure; a table's first
column that has some of them is a column of labels and not one of values."""

from __future__ import annotations

import re

_WORDS = """
name surname forename firstname lastname first last full family given maiden title born birth birthday birthdate
place date address street town city postcode zip country phone telephone mobile fax email e-mail mail website web
customer client member contract policy reference ref number no id account iban bic bank passport nationality sex gender
age height weight status profession occupation employer company department position doctor physician insurance
insurer emergency contact tenant landlord buyer seller owner author subject amount total deposit rent price due start
end duration deadline signature signed issued valid expires currency language notes remarks comment comments version
name nachname vorname familienname geburtsname titel geboren geburt geburtsdatum geburtstag geburtsort ort datum
anschrift adresse straße strasse stadt plz land telefon handy mobil kunde kundin kundennummer mitglied
mitgliedsnummer vertrag vertragsnummer aktenzeichen zeichen nummer nr konto kontonummer bankverbindung ausweis
staatsangehörigkeit geschlecht alter größe gewicht familienstand beruf arbeitgeber firma abteilung arzt hausarzt
ärztin versicherung krankenkasse notfallkontakt mieter mieterin vermieter vermieterin käufer verkäufer eigentümer
betreff betrag summe kaution miete preis fällig beginn ende dauer frist unterschrift gültig währung sprache bemerkung
nom prénom né née naissance lieu ville pays téléphone portable courriel client dossier référence numéro compte
nationalité sexe âge taille poids profession employeur société médecin assurance locataire bailleur montant loyer
prix début fin durée signature langue remarques
nombre apellido apellidos nacido nacimiento fecha lugar dirección calle ciudad país teléfono móvil correo cliente
contrato número cuenta nacionalidad sexo edad altura peso profesión empresa médico seguro inquilino propietario
importe alquiler precio inicio duración firma
"""
_FIELDS = frozenset(_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "or",
        "in",
        "on",
        "for",
        "von",
        "der",
        "des",
        "und",
        "am",
        "de",
        "la",
        "le",
        "et",
        "du",
        "del",
        "y",
        "a",
        "à",
    ]
)
MAX_WORDS = 4


def is_field(text: str) -> bool:
    """Whether a short text names a field: each of its words, but for the small ones, is one of the list, or its last
    word is ("Phone", "Date of birth", "Emergency contact")."""
    words = [word.casefold() for word in _WORD.findall(text) if word.casefold() not in _SMALL]
    if not 0 < len(words) <= MAX_WORDS or any(char.isdigit() for char in text):
        return False
    return all(word in _FIELDS for word in words) or (len(words) < 3 and words[-1] in _FIELDS and text[:1].isupper())
