"""Alcove: ask about your own files on your own computer.

Nothing may be sent anywhere by a library either, so every switch that a dependency offers is thrown here, before any
of them can be imported (decision 0005: onnxruntime 1.29 and newer upload usage data unless told not to)."""

import os

__version__ = "0.1.0"

_SILENT = {
    "ORT_DISABLE_TELEMETRY": "1",  # onnxruntime
    "ANONYMIZED_TELEMETRY": "False",  # chromadb
    "HF_HUB_DISABLE_TELEMETRY": "1",  # huggingface_hub
    "DO_NOT_TRACK": "1",
}
os.environ.update(_SILENT)

# Threads of OpenMP (llama.cpp, CTranslate2) spin 300,000 times before they sleep, which takes the core from the thread
# that they wait for as soon as another program is at work: a word took 20 times as long (decision 0023). libgomp itself
# takes 1,000 where it knows of more threads than cores.
SPINS = "1000"
if "OMP_WAIT_POLICY" not in os.environ:
    os.environ.setdefault("GOMP_SPINCOUNT", SPINS)
