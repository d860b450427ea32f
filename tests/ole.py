"""Writes old Office files for tests: compound files ([MS-CFB]) of given streams, and what Word, PowerPoint and Outlook
keep in them, as small as readers take it."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT_SECTOR, NOTHING = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5


def compound(streams: Mapping[str, bytes]) -> bytes:
    """`streams` maps "folder/name" to content."""
    paths = sorted({"/".join(path.split("/")[:depth]) for path in streams for depth in range(1, path.count("/") + 2)})
    mini, mini_fat = b"", []  # small streams stand in one of their own
    sectors: list[bytes] = []
    fat: list[int] = []
    starts: dict[str, int] = {}
    for path, content in streams.items():
        if len(content) < CUTOFF:
            starts[path] = len(mini) // MINI if content else END
            mini_fat += _chain(len(mini_fat), -(-len(content) // MINI))
            mini += content.ljust(-(-len(content) // MINI) * MINI, b"\0")
        else:
            starts[path] = _append(sectors, fat, content)
    mini_start = _append(sectors, fat, mini) if mini else END
    mini_fat_start = _append(sectors, fat, _words(mini_fat, fill=FREE)) if mini_fat else END
    directory_start = _append(sectors, fat, _directory(paths, streams, starts, mini_start, len(mini)))
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    first = len(sectors)
    table = _words(fat + [FAT_SECTOR] * fat_sectors, fill=FREE)
    places = [*range(first, first + fat_sectors), *([FREE] * (109 - fat_sectors))]
    magic = bytes.fromhex("d0cf11e0a1b11ae1")
    mini_fat_sectors = -(-len(mini_fat) * 4 // SECTOR)
    numbers = (0, fat_sectors, directory_start, 0, CUTOFF, mini_fat_start, mini_fat_sectors, END, 0)
    head = struct.pack("<8s16xHHHHH6x9I", magic, 0x3E, 3, 0xFFFE, 9, 6, *numbers)
    return head + struct.pack("<109I", *places) + b"".join(sectors) + table


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), END] if count else []


def _append(sectors: list[bytes], fat: list[int], content: bytes) -> int:
    start, count = len(sectors), -(-len(content) // SECTOR)
    padded = content.ljust(count * SECTOR, b"\0")
    sectors += [padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR)]
    fat += _chain(start, count)
    return start


def _words(values: Sequence[int], *, fill: int) -> bytes:
    count = -(-len(values) * 4 // SECTOR) * SECTOR // 4
    return struct.pack(f"<{count}I", *values, *([fill] * (count - len(values))))


def _directory(
    paths: Sequence[str], streams: Mapping[str, bytes], starts: Mapping[str, int], mini_start: int, mini_size: int
) -> bytes:
    """Brothers are a chain to the right, in the order that the format asks for."""
    ids = {path: number for number, path in enumerate(paths, 1)}

    def children(parent: str) -> list[str]:
        own = [path for path in paths if path.rpartition("/")[0] == parent]
        return sorted(own, key=lambda path: (len(path), path.upper()))

    right = {
        one: ids[other]
        for parent in ("", *paths)
        for one, other in zip(children(parent), children(parent)[1:], strict=False)
    }
    first = {parent: ids[children(parent)[0]] for parent in ("", *paths) if children(parent)}
    entries = [_entry("Root Entry", ROOT, NOTHING, first[""], mini_start, mini_size)]
    for path in paths:
        kind = STREAM if path in streams else STORAGE
        place, size = (starts[path], len(streams[path])) if kind == STREAM else (0, 0)
        name = path.rpartition("/")[2]
        entries.append(_entry(name, kind, right.get(path, NOTHING), first.get(path, NOTHING), place, size))
    return b"".join(entries)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII16xI16xIQ", wide, len(wide), kind, 1, NOTHING, right, child, 0, start, size)


def word_97(*pieces: tuple[str, bool], header: str = "", flags: int = 0) -> bytes:
    """A .doc of pieces of (text, whether it is kept as UTF-16); `header` is that of its pages."""
    body = "".join(text for text, _ in pieces)
    parts = [*pieces, (header, True)] if header else list(pieces)
    stream, ends, places = bytearray(1024), [0], []
    for text, is_wide in parts:
        places.append(len(stream) if is_wide else len(stream) * 2 | 0x40000000)
        stream += text.encode("utf-16-le" if is_wide else "cp1252")
        ends.append(ends[-1] + len(text))
    table = struct.pack(f"<{len(ends)}I", *ends) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    clx = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(table)) + table
    struct.pack_into("<H", stream, 0, 0xA5EC)
    struct.pack_into("<H", stream, 0x0A, 0x0200 | flags)
    struct.pack_into("<7i", stream, 0x4C, len(body), 0, len(header), 0, 0, 0, 0)
    struct.pack_into("<II", stream, 0x01A2, 0, len(clx))
    return compound({"WordDocument": bytes(stream), "1Table": clx})


def slides_97(*slides: tuple[str, str]) -> bytes:
    """A .ppt of slides of (title, text)."""
    listed = b""
    for title, text in slides:
        listed += _record(0x03F3, bytes(20)) + _record(0x0F9F, struct.pack("<I", 0))
        listed += _record(0x0FA0, title.encode("utf-16-le")) + _record(0x0F9F, struct.pack("<I", 1))
        listed += _record(0x0FA8, text.encode("latin-1"))
    document = _record(0x03E8, _record(0x0FF0, listed, head=0x0F), head=0x0F)
    return compound({"PowerPoint Document": document, "Current User": bytes(20)})


def _record(kind: int, content: bytes, *, head: int = 0) -> bytes:
    return struct.pack("<HHI", head, kind, len(content)) + content


def outlook(values: Mapping[int, str | bytes], files: Mapping[str, bytes] | None = None) -> bytes:
    """A .msg of properties by their numbers; `files` are attached."""
    streams = _properties("", values, head=32)
    for number, (name, content) in enumerate((files or {}).items()):
        folder = f"__attach_version1.0_#{number:08X}/"
        streams |= _properties(folder, {0x3707: name, 0x3701: content}, head=8)
    return compound(streams)


def _properties(folder: str, values: Mapping[int, str | bytes], *, head: int) -> dict[str, bytes]:
    listed, streams = bytearray(head), {}
    for number, value in values.items():
        kind = 0x001F if isinstance(value, str) else 0x0102
        content = value.encode("utf-16-le") if isinstance(value, str) else value
        listed += struct.pack("<HHIII", kind, number, 6, len(content) + (2 if isinstance(value, str) else 0), 0)
        streams[f"{folder}__substg1.0_{number:04X}{kind:04X}"] = content
    listed += struct.pack("<HHIII", 0x0003, 0x340D, 6, 0x40000, 0)  # that its texts are Unicode
    return {f"{folder}__properties_version1.0": bytes(listed), **streams}
