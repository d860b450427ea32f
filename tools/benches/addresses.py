"""Made-up one-page PDFs, each with the address of one host among numbers that look like it: for `bench allfiles`."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF

CITIES = ("Lund", "Aarhus", "Graz", "Ghent", "Porto", "Brno", "Turku", "Leeds", "Nantes", "Trento")
KINDS = ("printer", "file server", "mail relay", "badge reader", "camera", "phone system", "scanner", "build machine")
FILLER = (
    "Please keep this sheet in the folder by the door and replace it when something changes.",
    "The machine was delivered in two boxes; the second holds the rails and the power cord.",
    "Maintenance is on the second Thursday of each month between seven and nine in the evening.",
    "The key to the rack is with the caretaker, who is in the building until half past four.",
    "Noise was reported in spring and the fan was exchanged at no cost under the warranty.",
    "Backups are written to tape on Fridays and are taken to the other site on Mondays.",
)
# The fields: host, ip, gateway, dns, version, mac, phone, kind, city, serial.
PAGES = (
    "Inventory sheet\n\nDevice: {kind}\nHost name: {host}\nLocation: {city}, room {room}\nIP address: {ip}\n"
    "Gateway: {gateway}\nMAC address: {mac}\nFirmware: {version}\nSerial number: {serial}\n\n{filler}",
    "From: Mira Holm\nTo: Service desk\nSubject: {host} is back\n\nHello all,\n\nthe {kind} in {city} is running "
    "again after the upgrade to version {version}. It now answers at {ip}; the old name {host} still works. {filler}\n"
    "\nIf something is wrong call {phone}.\n\nRegards\nMira",
    "{city}, 4 March\n\nDear colleagues,\n\n{filler} As agreed we have installed the {kind} ({host}). In your network "
    "it has been given the address {ip} with the gateway {gateway}, and it asks {dns} for names. The software is "
    "release {version}.\n\nFor questions you reach us at {phone}.\n\nYours sincerely\nNorthfold Systems",
    "Change record {serial}\n\nWhat: move of {host} ({kind}) to the new segment in {city}.\n\nBefore the change the "
    "default route was {gateway}. After the change the host listens on {ip}, port 443. Installed package: agent "
    "{version}. Rolled back: no.\n\n{filler}",
    "Acceptance protocol\n\n1. Object: {kind}, serial number {serial}\n2. Site: {city}, room {room}\n3. Network: the "
    "device was reached by ping at {ip} from the workstation of the engineer; the router {gateway} and the name server "
    "{dns} were reached as well.\n4. Software: {version}\n5. Hardware address: {mac}\n\n{filler}",
    "Note to myself\n\nConfigured the {kind} today. ssh admin@{ip} works with the new key, see the safe for the old "
    "one. Version {version} has a bug with certificates, so update before summer. {filler} Hotline {phone}.",
)


@dataclass(frozen=True)
class Sheet:
    path: Path
    address: str
    others: tuple[str, ...]  # numbers of the page that must not be taken for it


def write_sheets(folder: Path, count: int) -> list[Sheet]:
    """The same for the same `count`."""
    chance = random.Random(count)
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder, number, chance) for number in range(count)]


def _write(folder: Path, number: int, chance: random.Random) -> Sheet:
    def byte() -> int:
        return chance.randint(2, 250)

    net = chance.choice((f"10.{byte()}.{byte()}", f"192.168.{byte()}", f"172.{chance.randint(16, 31)}.{byte()}"))
    fields = {
        "host": f"{chance.choice('abcdefgh')}{chance.choice(('srv', 'dev', 'node'))}-{number:03}",
        "ip": f"{net}.{byte()}",
        "gateway": f"{net}.1",
        "dns": f"{net}.251",
        "version": f"{chance.randint(1, 12)}.{chance.randint(0, 9)}.{chance.randint(0, 20)}.{chance.randint(0, 9)}",
        "mac": ":".join(f"{chance.randint(0, 255):02x}" for _ in range(6)),
        "phone": f"+46 {chance.randint(10, 99)} {chance.randint(100, 999)} {chance.randint(10, 99)}",
        "kind": chance.choice(KINDS),
        "city": chance.choice(CITIES),
        "room": str(chance.randint(100, 499)),
        "serial": f"{chance.randint(1000, 9999)}-{chance.randint(10, 99)}",
        "filler": " ".join(chance.sample(FILLER, 2)),
    }
    path = folder / f"{number:03} {fields['kind']} {fields['city']}.pdf"
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.multi_cell(0, 6, PAGES[number % len(PAGES)].format(**fields))
    pdf.output(str(path))
    return Sheet(path, fields["ip"], (fields["gateway"], fields["dns"], fields["version"]))
