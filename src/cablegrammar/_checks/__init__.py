"""The checks: whether what a telegram says can be so.

The grammar settles the form of a telegram, the checks its sense. Each is a function that yields a finding for
everything that it finds, and whose docstring says what it reports, why, and where the rule comes from, with
an example; the documentation is made from these docstrings. :data:`CHECKS` gives each its slug and its
severity. No check raises, whatever a telegram that can be built says.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from ..diagnostics import Diagnostic, Severity
from ..model import Cable
from . import _body, _front, _heading, _sets, _words
from ._common import Facts, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Check(NamedTuple):
    """One check with what its diagnostics have in common."""

    #: Name of the diagnostics, which does not change.
    slug: str
    #: How much they matter.
    severity: Severity
    #: What finds them.
    find: Callable[[Facts], Iterator[Finding]]


#: All checks, in the order in which a telegram's lines come; lines that no rule knows come last.
CHECKS: Final = (
    Check("copies-mismatch", Severity.WARNING, _heading.copies_differ),
    Check("precedence-mismatch", Severity.WARNING, _heading.called_precedence_differs),
    Check("impossible-filing-time", Severity.ERROR, _heading.impossible_filing_time),
    Check("serial-mismatch", Severity.WARNING, _heading.serial_differs),
    Check("number-from-heading", Severity.NOTE, _heading.number_from_heading),
    Check("security-warning-mismatch", Severity.WARNING, _heading.security_warning_differs),
    Check("impossible-date", Severity.ERROR, _heading.impossible_date),
    Check("filing-time-differs", Severity.WARNING, _heading.filing_time_differs),
    Check("originator-mismatch", Severity.WARNING, _front.originator_differs),
    Check("misspelt-address", Severity.WARNING, _words.misspelt_address),
    Check("addressee-precedence", Severity.WARNING, _heading.addressee_precedence_exceeds),
    Check("repeated-addressee", Severity.NOTE, _heading.repeated_addressee),
    Check("exempted-addressee", Severity.WARNING, _heading.exempted_from_a_post),
    Check("damaged-marking", Severity.NOTE, _words.damaged_marking),
    Check("section-numbers", Severity.ERROR, _front.impossible_section),
    Check("section-mismatch", Severity.NOTE, _front.section_differs),
    Check("missing-section", Severity.WARNING, _front.section_missing),
    Check("page-marker-mismatch", Severity.WARNING, _front.page_markers_differ),
    Check("misspelt-post", Severity.WARNING, _words.misspelt_post),
    Check("caption-conflict", Severity.ERROR, _front.captions_conflict),
    Check("noforn-caption-missing", Severity.WARNING, _front.noforn_caption_missing),
    Check("noforn-portion-missing", Severity.NOTE, _front.noforn_portion_missing),
    Check("unknown-executive-order", Severity.WARNING, _front.unknown_executive_order),
    Check("executive-order-not-in-force", Severity.WARNING, _front.executive_order_not_in_force),
    Check("executive-order-mismatch", Severity.WARNING, _front.executive_order_differs),
    Check("impossible-declassification-date", Severity.ERROR, _front.impossible_declassification_date),
    Check("declassification-too-early", Severity.ERROR, _front.declassified_too_early),
    Check("declassification-too-late", Severity.ERROR, _front.declassified_too_late),
    Check("unterminated-set", Severity.NOTE, _sets.set_without_end),
    Check("misspelt-set", Severity.WARNING, _sets.misspelt_set),
    Check("message-id-mismatch", Severity.NOTE, _sets.message_id_differs),
    Check("series-year-mismatch", Severity.WARNING, _sets.series_year_differs),
    Check("misspelt-tag", Severity.WARNING, _words.misspelt_tag),
    Check("subject-tag-missing", Severity.WARNING, _front.subject_tag_missing),
    Check("missing-subject", Severity.WARNING, _front.subject_missing),
    Check("reference-to-itself", Severity.WARNING, _front.reference_to_itself),
    Check("reference-ahead", Severity.WARNING, _front.reference_ahead),
    Check("reference-letter", Severity.WARNING, _sets.reference_unexplained),
    Check("misspelt-title", Severity.NOTE, _words.misspelt_title),
    Check("outdated-reason", Severity.NOTE, _front.reason_outdated),
    Check("missing-classifier", Severity.NOTE, _front.classifier_missing),
    Check("too-long", Severity.WARNING, _front.too_long),
    Check("cut-value", Severity.NOTE, _front.value_cut),
    Check("misspelt-label", Severity.WARNING, _words.misspelt_label),
    Check("doubled-quotes", Severity.NOTE, _body.quotes_doubled),
    Check("label-in-text", Severity.WARNING, _body.label_in_text),
    Check("portion-exceeds-classification", Severity.ERROR, _body.portion_exceeds),
    Check("classification-exceeds-portions", Severity.NOTE, _body.classification_exceeds),
    Check("unmarked-paragraph", Severity.NOTE, _body.unmarked_paragraph),
    Check("paragraph-sequence", Severity.WARNING, _body.paragraph_sequence),
    Check("confirmation-mismatch", Severity.WARNING, _heading.confirmation_differs),
    Check("archive-mismatch", Severity.NOTE, _front.archive_differs),
    Check("no-telegram", Severity.WARNING, _body.no_telegram),
    Check("another-telegram", Severity.WARNING, _body.another_telegram),
    Check("unrecognized-line", Severity.WARNING, _words.unrecognized_line),
)


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
