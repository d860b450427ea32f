"""A stand-in for the hub on 127.0.0.1: HEAD and GET with ranges, the headers the hub sends, and faults on request."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeVar

Server = TypeVar("Server", bound=ThreadingHTTPServer)
COMMIT = "0123456789abcdef0123456789abcdef01234567"


class HubServer(ThreadingHTTPServer):
    """`cut_after` closes that many connections' answers early; `delay_s` waits before each block of 64 KiB."""

    daemon_threads = True

    def __init__(self, files: dict[str, bytes], handler: type[BaseHTTPRequestHandler] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), handler or Handler)
        self.files = files
        self.etags = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        self.cuts: list[int] = []  # an answer each: bytes after which the connection is closed
        self.delay_s = 0.0
        self.ignores_ranges = False
        self.answers_416 = False  # to a range that begins at the end
        self.requests: list[tuple[str, str, str]] = []  # method, path, range
        self.authorizations: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def ranges(self) -> list[str]:
        return [asked for method, _, asked in self.requests if method == "GET"]


class Handler(BaseHTTPRequestHandler):
    server: HubServer

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        asked = self.headers.get("Range", "")
        self.server.requests.append((self.command, self.path, asked))
        self.server.authorizations.append(self.headers.get("Authorization", ""))
        name = self.path.rpartition("/")[2]
        data = self.server.files.get(name)
        if data is None:
            self.send_response(404)
            self.send_header("X-Error-Code", "EntryNotFound")
            self.end_headers()
            return
        start = 0 if self.server.ignores_ranges or not asked else int(asked.removeprefix("bytes=").split("-")[0])
        if self.server.answers_416 and start >= len(data):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("ETag", f'"{self.server.etags[name]}"')
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("Content-Length", str(len(data) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        if with_body:
            self._send(data[start:])

    def _send(self, body: bytes) -> None:
        if self.server.cuts:
            body = body[: self.server.cuts.pop(0)]
        for at in range(0, len(body), 65_536):
            time.sleep(self.server.delay_s)
            try:
                self.wfile.write(body[at : at + 65_536])
            except OSError:
                return

    def log_message(self, format: str, *arguments: object) -> None: ...


@contextmanager
def serve(files: dict[str, bytes]) -> Iterator[HubServer]:
    with running(HubServer(files)) as server:
        yield server


@contextmanager
def running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
