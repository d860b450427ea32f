"""Screenshots of each way of answering, with a real model over the sample files, light and dark and from right to left:
python3 tools/shots_routes.py MODEL.gguf [FOLDER]. The starter models are taken from $ALCOVE_TEST_MODELS."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt

from app.bootstrap import StartOptions, open_paths, open_services
from app.gui.application import make_application
from app.gui.base.language import install
from app.gui.base.theme import Theme
from app.gui.shell.main_window import MainWindow
from tools.evals.assistant import own_models
from tools.shots import until, wait

# A conversation each, so that no question leans on the one before; several turns where it should.
ROUTES = {
    "smalltalk": ("Hello, what can you do?",),
    "fact": ("How high is the rent?",),
    "yes-no": ("Are pets allowed in the flat?",),
    "list": ("What has to be done before the move?",),
    "compute": ("What do the plumber and the floor layer cost together?",),
    "write": ("Write a short mail to the insurer and ask how our claim is going, with claim number and amounts",),
    "summary": ("Summarise the letter to the insurer",),
    "library": ("How many files are in my library, and which is the newest?",),
    "not-found": ("Who is the mayor of Lisbon?",),
    "follow-up": ("When is the handover?", "and where is the key of the cellar?"),
    "rewrite": ("When is the glass collected?", "in German please"),
    "language": ("Wie hoch ist die Miete?",),
}


def main() -> int:
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("build/shots-routes")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as base:
        options = StartOptions(base_dir=Path(base), models_dir=own_models(Path(base) / "models"))
        services = open_services(options, open_paths(options))
        services.models.choose(services.models.add(Path(sys.argv[1])).id)
        app = make_application()
        install(app, "en")
        theme = Theme(app, "light")
        window = MainWindow(services, theme)
        window.resize(1200, 800)
        window.show()
        try:
            window.add_sample()
            until(app, lambda: window._files >= 5, 240)
            window.notice.hide()
            for name, turns in ROUTES.items():
                window.chat.controller.start_new()
                for turn in turns:
                    window.chat.controller.ask(turn)
                    until(app, lambda: not window.chat.controller.is_busy, 400)
                for look in ("light", "dark"):
                    theme.choose(look)  # type: ignore[arg-type]
                    wait(app, 0.3)
                    window.grab().save(str(folder / f"{name}-{look}.png"))
                theme.choose("light")
                app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
                wait(app, 0.3)
                window.grab().save(str(folder / f"{name}-rtl.png"))
                app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        finally:
            window.close()
            services.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
