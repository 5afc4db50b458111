"""Validating: every check of a telegram, and what they found as diagnostics."""

from __future__ import annotations

import math

from ._checks import CHECKS, Facts
from .diagnostics import Diagnostic
from .model import Cable


def validate(cable: Cable) -> tuple[Diagnostic, ...]:
    """Return what in a telegram is well-formed but hardly right, in the order in which it stands.

    What has no place in a text comes last, in the order of a telegram's lines. An empty tuple says that no
    check found anything, not that everything is right. TypeError for anything but a
    :class:`~cablegrammar.Cable`.
    """
    if not isinstance(cable, Cable):
        raise TypeError(f"validate takes a Cable, not {type(cable).__name__}")
    facts = Facts(cable)
    found = [
        Diagnostic(check.slug, check.severity, finding.message, finding.span, suggestion=finding.suggestion)
        for check in CHECKS
        for finding in check.find(facts)
    ]
    return tuple(sorted(found, key=lambda each: each.span.start if each.span else math.inf))
