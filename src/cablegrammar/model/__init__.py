"""The model: what a telegram is, as immutable objects."""

from . import _body, _cable, _common, _front, _heading, _print, _sets
from ._body import *
from ._body import BLOCKS as BLOCKS
from ._cable import *
from ._cable import OUTSIDE_TEXT as OUTSIDE_TEXT
from ._common import *
from ._common import upper as upper
from ._common import year_of as year_of
from ._fields import YEARS as YEARS
from ._front import *
from ._front import MARKINGS as MARKINGS
from ._front import efto_after as efto_after
from ._front import level_near as level_near
from ._front import marking_of as marking_of
from ._heading import *
from ._heading import MONTHS as MONTHS
from ._heading import follows_another as follows_another
from ._print import *
from ._registry import REGISTRY as REGISTRY
from ._registry import Entry as Entry
from ._registry import Part as Part
from ._registry import Place as Place
from ._registry import letters_of as letters_of
from ._registry import parts_of as parts_of
from ._sets import *
from ._sets import references_in as references_in
from ._sets import references_of as references_of
from ._sets import subject_of as subject_of

#: Names that a user of the library sees. The rest of the package uses the others as well.
PUBLIC = (
    *_body.__all__,
    *_cable.__all__,
    *_common.__all__,
    *_front.__all__,
    *_heading.__all__,
    *_print.__all__,
    *_sets.__all__,
)
