"""A stand-in for a package index on 127.0.0.1: pages of PEP 691 or 503 and the files that they name."""

from __future__ import annotations

import hashlib
import json

from tests.unit.models.hub_server import Handler, HubServer


class IndexServer(HubServer):
    """`files` by name. `is_json` chooses the answer's kind; `stated` replaces the hash that it says of a file."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files, _IndexHandler)
        self.is_json = True
        self.stated: dict[str, str] = {}
        self.page: bytes | None = None  # an answer of its own
        self.agents: list[str] = []

    @property
    def index(self) -> str:
        return f"{self.url}/simple"

    def answer(self, package: str) -> bytes:
        if self.page is not None:
            return self.page
        names = [name for name in self.files if name.startswith(package.replace("-", "_") + "-")]
        hashes = {name: self.stated.get(name, hashlib.sha256(self.files[name]).hexdigest()) for name in names}
        if self.is_json:
            entries = [{"filename": name, "url": f"../../files/{name}", "hashes": {"sha256": hashes[name]},
                        "size": len(self.files[name])} for name in names]  # fmt: skip
            return json.dumps({"meta": {"api-version": "1.0"}, "files": entries}).encode()
        links = [f'<a href="../../files/{name}{"#sha256=" + hashes[name] if hashes[name] else ""}">{name}</a>'
                 for name in names]  # fmt: skip
        return f"<!DOCTYPE html><html><body>{''.join(links)}</body></html>".encode()


class _IndexHandler(Handler):
    server: IndexServer

    def do_GET(self) -> None:
        self.server.agents.append(self.headers.get("User-Agent", ""))
        if not self.path.startswith("/simple/"):
            super().do_GET()
            return
        body = self.server.answer(self.path.removeprefix("/simple/").strip("/"))
        self.send_response(200)
        self.send_header("Content-Type", "application/vnd.pypi.simple.v1+json" if self.server.is_json else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
