"""The public classes of the model, module by module, in the order in which they are defined."""

import importlib
from collections.abc import Iterator

import cablegrammar


def page(module: str) -> Iterator[str]:
    """Yield the description of each public class of a module of the model."""
    yield "```{eval-rst}"
    for name in names(module):
        yield from (f".. autoclass:: cablegrammar.{name}", "   :members:", "   :undoc-members:", "")
    yield "```"


def names(module: str) -> list[str]:
    """Return the names of the public classes that a module of the model defines."""
    found = importlib.import_module(f"cablegrammar.model.{module}")
    return [
        name
        for name, value in vars(found).items()
        if name in cablegrammar.__all__ and value.__module__ == found.__name__
    ]
