"""Named layouts of payment papers, each with random content: what the evaluation reads that nobody tuned to.

A layout is one function marked `@layout` in a module of samples/layouts/drawn; a new one is found by itself.
`python -m samples.layouts --out FOLDER --seeds 0:3` writes them for `docflow eval FOLDER`.
"""

import importlib
import pkgutil

import samples.layouts.drawn
from samples.layouts.contract import Layout


def layouts() -> list[Layout]:
    """All layouts, in the order of their names. Raises ValueError where two have one name."""
    found: dict[str, Layout] = {}
    for info in pkgutil.iter_modules(samples.layouts.drawn.__path__):
        module = importlib.import_module(f"samples.layouts.drawn.{info.name}")
        for name, draw in vars(module).items():
            if getattr(draw, "is_layout", False) and draw.__module__ == module.__name__:
                if name in found:
                    raise ValueError(f"two layouts are called {name}")
                found[name] = Layout(name, draw)
    return [found[name] for name in sorted(found)]
