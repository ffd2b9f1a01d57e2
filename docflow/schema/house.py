"""How a house is set up, as its screens tell it; never a secret."""

from typing import Literal

from docflow.schema.base import Frozen

Origin = Literal["default", "file", "environment", "command", "screen"]
"""Where a value comes from; the later ones go before the earlier ones, a screen before a default only."""


class Setting(Frozen):
    """One setting in use."""

    name: str
    """As in the settings file: "mailboxes.ar.host"."""
    value: str
    """As text; of a secret only whether there is one."""
    origin: Origin
    secret: bool = False
