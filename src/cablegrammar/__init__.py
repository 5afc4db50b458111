"""The grammar of the U.S. diplomatic telegram: parse one, change it, render it, check it."""

from __future__ import annotations

from ._join import join
from ._parse import parse
from ._render import render
from ._span import Span
from ._split import split
from ._validate import validate
from .diagnostics import Diagnostic, Severity
from .errors import CableSyntaxError, SectionError
from .model import (
    MRN,
    Addressee,
    ArchiveAttribute,
    ArchiveAttributes,
    AttentionLine,
    Boundary,
    Cable,
    CalledStations,
    CallingStation,
    Caption,
    Classification,
    ClassificationLine,
    ClassifiedBy,
    Copies,
    DateTimeGroup,
    Distribution,
    DowngradingGroup,
    Drafting,
    Ending,
    ExecutiveOrder,
    Extraneous,
    ExtraneousKind,
    HandlingLine,
    Heading,
    Item,
    MessageHeader,
    MinimizeNotice,
    Originator,
    Paragraph,
    Portion,
    Preamble,
    Precedence,
    Reference,
    ReferenceKind,
    Ruler,
    Section,
    SectionHeading,
    SecurityWarning,
    Subject,
    Table,
    Tag,
    TagKind,
    TransmissionIdentification,
    UnrecognizedLine,
    WebsiteNotice,
)

__all__ = [
    "Addressee",
    "ArchiveAttribute",
    "ArchiveAttributes",
    "AttentionLine",
    "Boundary",
    "Cable",
    "CableSyntaxError",
    "CalledStations",
    "CallingStation",
    "Caption",
    "Classification",
    "ClassificationLine",
    "ClassifiedBy",
    "Copies",
    "DateTimeGroup",
    "Diagnostic",
    "Distribution",
    "DowngradingGroup",
    "Drafting",
    "Ending",
    "ExecutiveOrder",
    "Extraneous",
    "ExtraneousKind",
    "HandlingLine",
    "Heading",
    "Item",
    "MRN",
    "MessageHeader",
    "MinimizeNotice",
    "Originator",
    "Paragraph",
    "Portion",
    "Preamble",
    "Precedence",
    "Reference",
    "ReferenceKind",
    "Ruler",
    "Section",
    "SectionError",
    "SectionHeading",
    "SecurityWarning",
    "Severity",
    "Span",
    "Subject",
    "Table",
    "Tag",
    "TagKind",
    "TransmissionIdentification",
    "UnrecognizedLine",
    "WebsiteNotice",
    "join",
    "parse",
    "render",
    "split",
    "validate",
]


def __getattr__(name: str) -> str:
    """Return the version of the installed distribution, when it is asked for."""
    if name == "__version__":
        from importlib.metadata import version

        return version("cablegrammar")
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
