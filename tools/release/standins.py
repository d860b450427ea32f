"""Leaves out libraries that OpenCV is linked to and that reading pictures of text never calls: films (FFmpeg), AVIF and
linear algebra of matrices with more than 25 rows (OpenBLAS). 80 MB of them are replaced by libraries of a few kB that
have the same symbols; one that is called after all says so and ends the process, which is a parse child."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.release.elf import Symbol, needed, symbols
from tools.release.places import output, run

OWNER = "cv2/cv2.abi3.so"
FOLDER = "opencv_python_headless.libs"
REPLACED = ("libavcodec", "libavformat", "libavutil", "libswscale", "libavif", "libopenblas")
UNUSED = (*REPLACED, "libswresample", "libvpx", "libaom", "libcrypto", "libssl", "libgfortran", "libquadmath")

HEAD = """#include <unistd.h>
static void __attribute__((noreturn)) left_out(void) {
    static const char text[] = "Alcove: a part of OpenCV was called that this build leaves out.\\n";
    if (write(2, text, sizeof text - 1)) {}
    _exit(70);
}
"""


def replace(bundle: Path, work: Path) -> int:
    """In the frozen program `bundle`; returns the bytes saved. Does nothing where OpenCV is not linked like that."""
    folder, owner = bundle / FOLDER, bundle / OWNER
    if not folder.is_dir():
        return 0
    before = sum(file.stat().st_size for file in folder.iterdir())
    wanted = [symbol for symbol in symbols(output(["objdump", "-T", owner])) if not symbol.is_defined]
    for name in needed(output(["objdump", "-p", owner])):
        if name.startswith(REPLACED):
            _make(folder / name, stand_for(wanted, symbols(output(["objdump", "-T", folder / name]))), work)
    kept = {name for file in (owner, *folder.glob("libpng*")) for name in needed(output(["objdump", "-p", file]))}
    for file in folder.iterdir():
        if file.name.startswith(UNUSED) and file.name not in kept:
            file.unlink()
    _unlink_dead(bundle)
    return before - sum(file.stat().st_size for file in folder.iterdir())


def stand_for(wanted: Iterable[Symbol], offered: Iterable[Symbol]) -> dict[str, str]:
    """Names that the library is used for, with their versions ("" for none). Raises SystemExit where one is data, which
    no stand-in can be."""
    there = {symbol.name: symbol for symbol in offered if symbol.is_defined}
    used = [there[symbol.name] for symbol in wanted if symbol.name in there]
    data = [symbol.name for symbol in used if not symbol.is_function]
    if data:
        raise SystemExit(f"stand-in: {data} are data")
    return {symbol.name: symbol.version for symbol in used}


def source(names: Iterable[str]) -> str:
    return HEAD + "".join(f"void {name}(void) {{ left_out(); }}\n" for name in sorted(names))


def version_script(names: Mapping[str, str]) -> str:
    nodes: dict[str, list[str]] = {}
    for name, version in sorted(names.items()):
        nodes.setdefault(version, []).append(name)
    nodes.pop("", None)
    return "".join(f"{node} {{ global: {'; '.join(members)}; }};\n" for node, members in nodes.items())


def _make(file: Path, names: Mapping[str, str], work: Path) -> None:
    work.mkdir(parents=True, exist_ok=True)
    code, script = work / f"{file.name}.c", work / f"{file.name}.map"
    code.write_text(source(names), "utf-8")
    script.write_text(version_script(names), "utf-8")
    versions = [f"-Wl,--version-script={script}"] if script.stat().st_size else []
    file.unlink()
    run("cc", "-shared", "-fPIC", "-O2", "-s", f"-Wl,-soname,{file.name}", *versions, "-o", file, code)


def _unlink_dead(bundle: Path) -> None:
    """Links at the top of the bundle to what is gone."""
    for link in bundle.iterdir():
        if link.is_symlink() and not (bundle / link.readlink()).exists():
            link.unlink()
