"""A Python package index as a source of files: the index that pip would ask, and the one wanted file of a package.
Understands PEP 691 (JSON) and PEP 503 (a page of links). Knows no model."""

from __future__ import annotations

import configparser
import contextlib
import html.parser
import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from app.core.errors import MachineError

if TYPE_CHECKING:
    import httpx

PUBLIC = "https://pypi.org/simple"
ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"
MOST_BYTES = 20 * 1024**2  # of an index page; the longest one seen is 3 MB
_SHA256 = re.compile(r"sha256=([0-9a-f]{64})")


@dataclass(frozen=True)
class IndexFile:
    """`sha256` and `bytes` as the index states them, None where it does not."""

    name: str
    url: str
    sha256: str | None = None
    bytes: int | None = None


def address() -> str:
    """The index that pip is configured for on this computer, else the public one."""
    return _of_pip("index-url") or PUBLIC


def certificates() -> str | None:
    """The certificate bundle that pip is configured to trust; None where it is not."""
    return _of_pip("cert") or None


def find_wheel(client: httpx.Client, index: str, package: str, version: str, sha256: str | None) -> IndexFile:
    """The wheel of exactly this version, and with this hash where one is pinned. Raises MachineError download_failed
    where there is none, and httpx's errors."""
    page = f"{index.rstrip('/')}/{re.sub(r'[-_.]+', '-', package).lower()}/"
    beginning = f"{re.sub(r'[-_.]+', '_', package).lower()}-{version}-"
    found = [file for file in _files(client, page)
             if file.name.lower().startswith(beginning) and file.name.endswith(".whl")]  # fmt: skip
    if sha256 is not None:
        found = [file for file in found if file.sha256 in (sha256, None)]
    found.sort(key=lambda file: not file.name.endswith("-none-any.whl"))
    if not found:
        raise MachineError("download_failed", detail=f"the package index has no {package} {version}", package=package)
    if urlsplit(found[0].url).scheme not in ("https", "http"):
        raise MachineError("download_failed", detail="the package index names no address of the web", package=package)
    return found[0]


def _files(client: httpx.Client, page: str) -> list[IndexFile]:
    text, kind, url = _read(client, page)
    return _of_json(text, url) if "json" in kind else _of_links(text, url)


def _read(client: httpx.Client, page: str) -> tuple[str, str, str]:
    """Text, content type and final address of an answer of limited size."""
    with client.stream("GET", page, headers={"Accept": ACCEPT}, follow_redirects=True) as response:
        response.raise_for_status()
        data = bytearray()
        for block in response.iter_bytes():
            data += block
            if len(data) > MOST_BYTES:
                raise MachineError("download_failed", detail="the package index answers without end")
        return data.decode("utf-8", "replace"), response.headers.get("Content-Type", ""), str(response.url)


def _of_json(text: str, page: str) -> list[IndexFile]:
    try:
        return [_entry(one, page) for one in json.loads(text)["files"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise MachineError("download_failed", detail="the package index answers oddly") from error


def _entry(one: dict[str, Any], page: str) -> IndexFile:
    digest, size = one.get("hashes", {}).get("sha256"), one.get("size")
    is_digest = isinstance(digest, str) and _SHA256.fullmatch(f"sha256={digest}")
    return IndexFile(str(one["filename"]), urljoin(page, str(one["url"])), digest if is_digest else None,
                     size if isinstance(size, int) and size > 0 else None)  # fmt: skip


def _of_links(text: str, page: str) -> list[IndexFile]:
    links = _Links()
    links.feed(text)
    return [_linked(urljoin(page, link)) for link in links.found]


def _linked(address: str) -> IndexFile:
    url, fragment = urldefrag(address)
    digest = _SHA256.search(fragment)
    return IndexFile(unquote(urlsplit(url).path.rpartition("/")[2]), url, digest[1] if digest else None)


class _Links(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def _of_pip(option: str) -> str:
    """A setting of pip: from its environment variable, else from the last of its files that has it."""
    if value := os.environ.get(f"PIP_{option.upper().replace('-', '_')}"):
        return value
    found = ""
    for file in _files_of_pip():
        settings = configparser.RawConfigParser(strict=False)
        with contextlib.suppress(OSError, configparser.Error, UnicodeDecodeError):
            settings.read(file, "utf-8")
            for section in ("global", "download"):
                found = settings.get(section, option, fallback="").strip() or found
    return found


def _files_of_pip() -> list[Path]:
    """pip's configuration files, from global to user; the names are those of pip's documentation."""
    named = os.environ.get("PIP_CONFIG_FILE")
    if named == os.devnull:
        return []
    name = "pip.ini" if os.name == "nt" else "pip.conf"
    home = Path.home()
    if os.name == "nt":
        folders = [Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) / "pip", home / "pip",
                   Path(os.environ.get("APPDATA", home)) / "pip"]  # fmt: skip
    elif sys.platform == "darwin":
        folders = [Path("/Library/Application Support/pip"), home / ".pip", home / ".config" / "pip",
                   home / "Library" / "Application Support" / "pip"]  # fmt: skip
    else:
        shared = os.environ.get("XDG_CONFIG_DIRS", "/etc/xdg").split(":")
        own = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        folders = [*(Path(folder) / "pip" for folder in reversed(shared)), Path("/etc"), home / ".pip", own / "pip"]
    return [*(folder / name for folder in folders), Path(sys.prefix) / name, *([Path(named)] if named else [])]
