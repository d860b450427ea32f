"""Writes the PDFs of resources/sample from the texts below, the same bytes each time. Run it after changing a text."""

from __future__ import annotations

import datetime
from pathlib import Path

from fpdf import FPDF

SAMPLE = Path(__file__).parents[1] / "resources" / "sample"
EPOCH = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)

LEASE = [
    (
        "Residential lease, Kestrel Street 14",
        [
            ("1 Parties and premises", "This lease is made between the landlord and the tenant named in the annex. "
             "The premises are the flat on the second floor at Kestrel Street 14, with three rooms, a kitchen, a "
             "bathroom and a cellar compartment. The floor area is 74 square metres."),
            ("2 Keys", "The tenant receives two keys to the house and three keys to the flat. A lost key must be "
             "reported within two days. The tenant pays for a replacement lock."),
        ],
    ),
    (
        "",
        [
            ("3 Term", "The tenancy begins on 1 September 2024. The tenancy ends on 31 August 2027 without notice "
             "being required, unless it is extended in writing. Either party may ask for an extension of one year. "
             "Notice has to reach the other party in writing three months before the end of the term."),
            ("4 Rent and deposit", "The rent is 1,340 euros a month and is due on the third working day of the month. "
             "The tenant pays a deposit of 2,680 euros. The landlord keeps it in a separate account that bears "
             "interest and returns it within six weeks after the tenancy has ended."),
        ],
    ),
    (
        "",
        [
            ("5 Repairs", "The landlord pays for the repair of the boiler, the roof and the water pipes. The tenant "
             "pays for small repairs up to 110 euros in each case and 400 euros in a year."),
            ("6 Pets", "Small animals may be kept without asking. A dog or a cat needs the landlord's consent, which "
             "may only be refused for an important reason."),
        ],
    ),
]  # fmt: skip
BOILER = [
    (
        "Boiler BX-20: user manual",
        [
            ("Before you start", "Read this manual before you switch the boiler on. The boiler must be serviced every "
             "24 months by a trained technician. Keep the service record for five years."),
            ("Water pressure", "The water pressure must stay between 1.2 and 1.8 bar. If it falls below 1.0 bar, the "
             "boiler switches itself off. Open the filling tap slowly until the needle stands in the green field."),
        ],
    ),
    (
        "",
        [
            ("Fault codes", "E04: no flame. Press reset once and wait two minutes. E17: gas valve. Close the gas tap "
             "and call a technician; do not press reset. E22: the outdoor sensor does not answer."),
            ("Frost", "Leave the boiler switched on in winter. Frost protection starts at an outdoor temperature of "
             "3 degrees Celsius."),
        ],
    ),
]  # fmt: skip
VACCINES = [
    (
        "Clinic leaflet: keeping vaccines cold",
        [
            ("Temperature", "Vaccines are kept between 2 and 8 degrees Celsius. Read the thermometer twice a day, at "
             "opening and at closing, and write the value on the sheet."),
            ("If the cold chain breaks", "Do not throw anything away. Mark the boxes, move them to a second "
             "refrigerator and call the hospital pharmacy. A vaccine that was above 8 degrees for less than 30 "
             "minutes may usually be used."),
            ("Ordering", "Orders reach the pharmacy by Wednesday noon. Deliveries come on Friday between 7 and 9 in "
             "the morning."),
        ],
    ),
]  # fmt: skip


def write(name: str, pages: list[tuple[str, list[tuple[str, str]]]]) -> None:
    pdf = FPDF(format="A4")
    pdf.set_creation_date(EPOCH)
    pdf.set_title(pages[0][0])
    pdf.set_margins(25, 25)
    for title, sections in pages:
        pdf.add_page()
        if title:
            pdf.set_font("helvetica", "B", 18)
            pdf.multi_cell(0, 9, title, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(6)
        for heading, text in sections:
            pdf.set_font("helvetica", "B", 13)
            pdf.multi_cell(0, 8, heading, new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("helvetica", "", 11)
            pdf.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(4)
    pdf.output(str(SAMPLE / name))


if __name__ == "__main__":
    write("Lease Kestrel Street.pdf", LEASE)
    write("Boiler BX-20 manual.pdf", BOILER)
    write("Vaccine storage leaflet.pdf", VACCINES)
