"""How a route tells in the OpenAPI document that it gives something other than JSON."""

Responses = dict[int | str, dict[str, object]]


def text(media_type: str, about: str) -> Responses:
    """A reply of text."""
    return {200: {"description": about, "content": {media_type: {"schema": {"type": "string"}}}}}


def binary(media_type: str, about: str) -> Responses:
    """A reply of bytes."""
    schema = {"type": "string", "format": "binary"}
    return {200: {"description": about, "content": {media_type: {"schema": schema}}}}


DOWNLOAD = binary("application/octet-stream", "The bytes, as a download.")
PICTURE = binary("image/webp", "The page.") | {304: {"description": "You have it (If-None-Match)."}}
LINES = text("application/jsonl", "One record a line.")
MEASUREMENTS = text("text/plain", "Prometheus' text format.")
