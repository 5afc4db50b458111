from .model import *
from .errors import CableSyntaxError
from ._parse import parse
from ._render import render
def validate(x): return ()
