"""What :func:`~cablegrammar.validate` reports of a telegram."""

from __future__ import annotations

import enum

from attrs import field, frozen

from ._picklable import Picklable
from ._span import Span, place_of

__all__ = ["Diagnostic", "Severity"]


class Severity(enum.IntEnum):
    """How much a diagnostic matters, the least first: `Severity.ERROR > Severity.NOTE`."""

    #: Unusual, but senders did so.
    NOTE = 1
    #: Two places of the telegram contradict each other, or one could not be read.
    WARNING = 2
    #: What is said cannot be, or a rule forbids it.
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@frozen
class Diagnostic(Picklable):
    """Something in a telegram that is well-formed but hardly right.

    `str()` gives message, suggestion and slug: `post TALLIN unknown, perhaps TALLINN  [misspelt-post]`.
    """

    #: Its kind, by a name that does not change: `portion-exceeds-classification`.
    slug: str
    #: How much it matters.
    severity: Severity
    #: What is wrong, in one clause.
    message: str
    #: Where it stands in the text that was parsed; None where a part was built by hand; no part in equality.
    span: Span | None = field(default=None, eq=False)
    #: What was probably meant, as canonical text writes it; None where nothing or too much could be.
    suggestion: str | None = field(default=None, kw_only=True)

    def located(self, text: str) -> str:
        """Return the diagnostic with the number of its line in `text`, from which the telegram was parsed.

        Lines are counted from 1 and end at a line feed. Without a span there is no number.
        """
        if self.span is None:
            return str(self)
        return f"line {place_of(text, self.span.start)[0]}: {self}"

    def __str__(self) -> str:
        perhaps = f", perhaps {self.suggestion}" if self.suggestion else ""
        return f"{self.message}{perhaps}  [{self.slug}]"
