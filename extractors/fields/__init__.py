"""One file per kind of value: text -> reading or None, never an exception."""
