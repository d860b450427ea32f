"""What kinds of documents people speak of, by the words for them in a few languages. Pure; a file's kind is told by its
name and the beginning of its text, never by a model."""

from __future__ import annotations

import functools

# A line is one kind: the words that mean it. The first names it.
_KINDS = """
invoice invoices bill bills rechnung rechnungen facture factures factura facturas fattura fatture счёт счета فاتورة
contract contracts agreement agreements vertrag verträge vertrags contrat contrats contrato contratos contratto contratti договор договоры عقد
lease leases tenancy mietvertrag bail arrendamiento locazione
letter letters brief briefe schreiben lettre lettres carta cartas lettera lettere письмо письма رسالة
mail mails email emails e-mail e-mails message messages nachricht nachrichten courriel courriels correo correos messaggio messaggi
minutes protokoll protokolle procès-verbal acta actas verbale verbali протокол
report reports bericht berichte rapport rapports informe informes relazione relazioni отчёт отчет
statement statements kontoauszug kontoauszüge relevé relevés extracto
statutes bylaws articles satzung satzungen statuts estatutos statuto устав
form forms formular formulare formulaire formulaires formulario formularios modulo moduli
certificate certificates zertifikat bescheinigung bescheinigungen certificat certificado certificato
manual manuals handbuch handbücher anleitung anleitungen manuel notice instrucciones manuale
policy policies police policen versicherungsschein police póliza polizza
receipt receipts quittung quittungen beleg belege reçu reçus recibo recibos ricevuta ricevute
offer offers quote quotes quotation angebot angebote devis oferta ofertas offerta offerte
application applications antrag anträge bewerbung demande candidature solicitud domanda
photo photos picture pictures image images foto fotos bild bilder immagine immagini
presentation presentations slides präsentation präsentationen présentation presentación presentazione
spreadsheet spreadsheets table tables tabelle tabellen tableau tableaux tabla tablas tabella tabelle
list lists liste listen listes lista listas elenco elenchi
notes note notiz notizen notas appunti
recipe recipes rezept rezepte recette recettes receta recetas ricetta ricette
payslip payslips paycheck paychecks lohnabrechnung lohnabrechnungen gehaltsabrechnung gehaltsabrechnungen lohnzettel bulletin nómina nóminas
prescription prescriptions ordonnance ordonnances
warranty warranties guarantee guarantees garantie garantien garanties garantía garantías garanzia
guide guides leaflet leaflets brochure brochures flyer flyers ratgeber leitfaden merkblatt merkblätter broschüre broschüren dépliant folleto folletos opuscolo
cv cvs résumé lebenslauf lebensläufe currículum
budget budgets haushaltsplan presupuesto presupuestos bilancio
permit permits permission genehmigung genehmigungen permis permiso permisos permesso
log logs logbook journal tagebuch carnet bitácora registro
schedule timetable rota rotas roster rosters dienstplan dienstpläne plan stundenplan zeitplan horaire horario orario
"""
# A kind that is a sort of another: who asks for contracts means leases, too.
_SORTS = {"contract": frozenset({"lease"})}
MIN_END = 5  # letters of a word that a longer one ends with: "Mietverträge" are "Verträge"
_OF = {word: line.split()[0] for line in _KINDS.strip().splitlines() for word in line.split()}

KIND_WORDS = frozenset(_OF)


def kind_of(word: str) -> str:
    """The kind that a word means, under the English name of it; "" for other words."""
    return _OF.get(word.casefold(), "")


def kind_in(word: str) -> str:
    """As `kind_of`, also for a word in another case or with another one before it: "Verträgen", "Mietverträge"."""
    low = word.casefold()
    for form in (low, low.removesuffix("n")):
        if kind := _OF.get(form, ""):
            return kind
        ends = [known for known in _OF if len(known) >= MIN_END and form.endswith(known)]
        if ends and low not in ends:
            return _OF[max(ends, key=len)]
    return ""


def with_sorts(kind: str) -> frozenset[str]:
    """The kind and those that are sorts of it."""
    return frozenset({kind}) | _SORTS.get(kind, frozenset())


@functools.cache
def words_of(kind: str) -> frozenset[str]:
    return frozenset(word for word, its in _OF.items() if its == kind)
