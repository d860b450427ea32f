"""One window for each data folder: a second start sends its files and its question to the window that is open, and
ends. Knows no window."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.gui.shell.address import Opening, address

WAIT_MS = 1500
MAX_BYTES = 1024**2


def hand_over(data: Path, opening: Opening) -> bool:
    """Send `opening` to the window of this data folder. True if it was taken."""
    socket = QLocalSocket()
    socket.connectToServer(address(data))
    if not socket.waitForConnected(WAIT_MS):
        return False
    said = {"paths": [str(path) for path in opening.paths], "question": opening.question}
    socket.write(json.dumps(said).encode() + b"\n")
    is_taken = socket.waitForBytesWritten(WAIT_MS) and socket.waitForReadyRead(WAIT_MS)
    answer = bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return bool(is_taken and answer.startswith(b"ok"))


class Instance(QObject):
    """Listens for later starts. `opened` is emitted with an Opening for each."""

    opened = Signal(object)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._address = address(data)
        self._buffers: dict[QLocalSocket, bytes] = {}

    def listen(self) -> bool:
        """Listen, unless another process answers on this address. A socket file that a killed program left is replaced.
        Probing first is necessary: Qt silently replaces any socket when access is restricted."""
        probe = QLocalSocket()
        probe.connectToServer(self._address)
        if probe.waitForConnected(WAIT_MS):
            probe.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._address)
        return self._server.listen(self._address)

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._buffers[socket] = b""
            socket.readyRead.connect(lambda one=socket: self._on_bytes(one))
            socket.disconnected.connect(lambda one=socket: self._on_gone(one))
            self._on_bytes(socket)

    def _on_bytes(self, socket: QLocalSocket) -> None:
        if socket not in self._buffers:
            return
        self._buffers[socket] += bytes(socket.readAll().data())
        text, end, _ = self._buffers[socket].partition(b"\n")
        if end:
            self._buffers[socket] = b""
            opening = parse(text)
            socket.write(b"ok\n" if opening is not None else b"no\n")
            socket.flush()
            if opening is not None:
                self.opened.emit(opening)
        elif len(text) > MAX_BYTES:
            socket.abort()

    def _on_gone(self, socket: QLocalSocket) -> None:
        self._buffers.pop(socket, None)
        socket.deleteLater()


def parse(text: bytes) -> Opening | None:
    """An Opening from what was received; None for anything that no start of ours sends."""
    try:
        data = json.loads(text)
        paths, question = data["paths"], data["question"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    is_good = isinstance(paths, list) and isinstance(question, str) and all(isinstance(path, str) for path in paths)
    if not is_good or not all(Path(path).is_absolute() for path in paths):
        return None
    return Opening(tuple(Path(path) for path in paths), question)
