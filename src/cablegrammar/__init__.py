"""The grammar of the U.S. diplomatic telegram: parse one, change it, render it, check it."""

from __future__ import annotations

from . import _html as _html
from . import _tokens, diagnostics, errors, model
from . import _validity as _validity
from ._checks import validate as validate
from ._join import join as join
from ._parse import parse as parse
from ._render import render as render
from ._span import Span as Span
from ._split import split as split
from ._tokens import *
from ._tokens import tokens as tokens
from ._walk import find_all as find_all
from ._walk import walk as walk
from .diagnostics import *
from .errors import *
from .model._body import *
from .model._cable import *
from .model._common import *
from .model._front import *
from .model._heading import *
from .model._print import *
from .model._sets import *

__all__ = list(model.PUBLIC)
__all__ += _tokens.__all__ + diagnostics.__all__ + errors.__all__
__all__ += ["Span", "find_all", "join", "parse", "render", "split", "tokens", "validate", "walk"]
__all__.sort()


def __getattr__(name: str) -> str:
    """Return the version of the installed distribution, when it is asked for."""
    if name == "__version__":
        from importlib.metadata import version

        return version("cablegrammar")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
