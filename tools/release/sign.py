"""Signs for Windows and macOS where there is something to sign with, and says so where there is not: a build without
certificates works, and its system asks before the first start (docs/install.md)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from tools.release.places import PACKAGING, run, say

ENTITLEMENTS = PACKAGING / "macos" / "entitlements.plist"
TIMESTAMPS = "http://timestamp.digicert.com"


def windows(*files: Path) -> None:
    """By signtool, with the certificate in the file WINDOWS_CERTIFICATE and its password."""
    certificate, password = os.environ.get("WINDOWS_CERTIFICATE"), os.environ.get("WINDOWS_CERTIFICATE_PASSWORD", "")
    tool = shutil.which("signtool")
    if not certificate or tool is None:
        say("not signed: there is no certificate")
        return
    for file in files:
        run(tool, "sign", "/fd", "sha256", "/td", "sha256", "/tr", TIMESTAMPS, "/f", certificate, "/p", password, file)


def mac(app: Path) -> bool:
    """From the inside out, with the hardened runtime: a signature covers what is inside it, so that has to be signed
    before. Without an identity the signature is "ad hoc", which Apple's processors ask for in any case."""
    identity = os.environ.get("MACOS_IDENTITY", "-")
    for path in inside_out(app):
        options = ["--force", "--timestamp" if identity != "-" else "--timestamp=none", "--sign", identity]
        if path == app or path.parent.name == "MacOS":
            options += ["--options", "runtime", "--entitlements", str(ENTITLEMENTS)]
        run("codesign", *options, path)
    run("codesign", "--verify", "--deep", "--strict", app)
    return identity != "-"


def inside_out(app: Path) -> list[Path]:
    """Everything that is signed by itself, the deepest first and the application last."""
    return [*sorted(_signed(app), key=lambda path: (-len(path.parts), str(path))), app]


def _signed(app: Path) -> Iterable[Path]:
    for path in app.rglob("*"):
        if path.is_symlink():
            continue
        is_library = path.is_file() and (path.suffix in (".dylib", ".so") or path.parent.name == "MacOS")
        if is_library or path.suffix in (".framework", ".app"):
            yield path


def notarise(file: Path) -> bool:
    """Have Apple look at it and fasten the result to it; needs an account's key."""
    names = ("NOTARY_KEY", "NOTARY_KEY_ID", "NOTARY_ISSUER")
    if not all(os.environ.get(name) for name in names):
        say("not notarised: there is no key")
        return False
    key, key_id, issuer = (os.environ[name] for name in names)
    run("xcrun", "notarytool", "submit", file, "--key", key, "--key-id", key_id, "--issuer", issuer, "--wait")
    run("xcrun", "stapler", "staple", file)
    return True
