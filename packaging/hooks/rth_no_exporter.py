"""Chroma loads the sender of traces that it never uses here, and that brings 17 MB of gRPC. A class stands in for it,
and nothing in the bundle can send traces."""

import sys
import types

NAME = "opentelemetry.exporter.otlp.proto.grpc.trace_exporter"


class OTLPSpanExporter:
    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError("this build cannot send traces")


module = types.ModuleType(NAME)
module.OTLPSpanExporter = OTLPSpanExporter
sys.modules[NAME] = module
