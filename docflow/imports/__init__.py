"""Customers and open items from files: CSV, Excel and JSON, of any size, with the columns as houses call them."""

from docflow.imports.taking import Taken, take_customers, take_open_items

__all__ = ["Taken", "take_customers", "take_open_items"]
