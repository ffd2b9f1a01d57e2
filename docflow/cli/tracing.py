"""OpenTelemetry, for who wants it: `pip install docflow[otel]` and OTEL_EXPORTER_OTLP_ENDPOINT.

Requests and steps are then traced; without the variable nothing is loaded and nothing is sent. Spans carry routes, ids
and states, no contents.
"""

import os

from docflow.errors import Misconfigured

_WHERE = "OTEL_EXPORTER_OTLP_ENDPOINT"


def set_up_tracing(tenant: str) -> None:
    """Spans of this process go to the collector that the environment names. Raises Misconfigured without the extra."""
    if not os.environ.get(_WHERE):
        return
    try:
        from opentelemetry import trace
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise Misconfigured(f"{_WHERE} is set, but nothing here sends traces: pip install docflow[otel]") from error
    provider = TracerProvider(resource=Resource.create({"service.name": "docflow", "docflow.tenant": tenant}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
