"""A typed client of docflow's API, for programs that book what docflow approves.

with Client("https://docflow.example.com", key="dfk_...") as docflow:
    for event in docflow.feed("erp"):
        docflow.acknowledge(event.id, "erp", external_ref=book(event.data))
"""

from docflow.client.client import ApiError, Client
from docflow.client.models import Acknowledged, Event, Uploaded

__all__ = ["Acknowledged", "ApiError", "Client", "Event", "Uploaded"]
