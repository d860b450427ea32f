"""Takes the window's icons from an unpacked `lucide-static` package: python3 tools/icons.py FOLDER. Run by hand when an
icon is added (docs/decisions/0014-icons.md); what it writes is kept in resources/icons."""

from __future__ import annotations

import re
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "resources" / "icons"
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="1.6" '
    'stroke-linecap="round" stroke-linejoin="round">'
)
# Our name of an icon, after its use, and Lucide's.
NAMES = {
    "chat": "message-square", "search": "search", "library": "library", "translate": "languages", "models": "box",
    "settings": "settings", "close": "x", "minus": "minus", "plus": "plus", "next": "chevron-down",
    "previous": "chevron-up", "back": "chevron-left", "forward": "chevron-right", "send": "arrow-up", "stop": "square",
    "pin": "pin", "folder": "folder", "file": "file", "copy": "copy", "edit": "pencil", "delete": "trash-2",
    "tag": "tag", "download": "download", "upload": "upload", "again": "refresh-cw", "branch": "git-branch",
    "quote": "quote", "attach": "paperclip", "thinking": "brain", "more": "ellipsis", "attention": "triangle-alert",
    "done": "circle-check", "check": "check", "lock": "shield-check", "play": "play", "pause": "pause",
    "keyboard": "keyboard", "list": "panel-left", "fit-width": "move-horizontal", "fit-page": "move-vertical",
    "info": "info", "memory": "memory-stick",
}  # fmt: skip
FILLED = ("stop",)  # and smaller: it stands in a button of its own


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__)
        return 2
    package = Path(arguments[0])
    for ours, theirs in NAMES.items():
        drawing = (package / "icons" / f"{theirs}.svg").read_text("utf-8")
        shapes = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)
        if shapes is None:
            raise ValueError(f"{theirs} is no drawing")
        inner = re.sub(r">\s+<", "><", shapes.group(1).strip())
        head = HEAD.replace("0 0 24 24", "-5 -5 34 34").replace("none", "#000") if ours in FILLED else HEAD
        (TARGET / f"{ours}.svg").write_text(f"{head}{inner}</svg>\n", "utf-8")
    (TARGET / "LICENSE").write_text((package / "LICENSE").read_text("utf-8"), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
