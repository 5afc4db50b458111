"""Every message whole, caret included: errors are designed."""

import pickle
from typing import Any

import pytest

import cablegrammar
from cablegrammar import CableSyntaxError, Span

HEADING = "R 060911Z DEC 06\nFM AMEMBASSY LIMA\n"


def message_of(text: str, *, strict: bool = False, into: type[object] = cablegrammar.Cable) -> str:
    """Return the whole message that parsing a text ends in."""
    with pytest.raises(CableSyntaxError) as caught:
        cablegrammar.parse(text, strict=strict, into=into)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f"{HEADING}TO\nINFO AMEMBASSY OSLO\n",
            "line 3, column 1: expected an addressee, for example SECSTATE WASHDC\n\n  3 | TO\n    | ^",
        ),
        (
            f"{HEADING}%%%% WWWW 7\nZNR UUUUU\n\nSUBJECT: NETS\n",
            (
                "line 3, column 1: expected a line of the heading, for example FM AMEMBASSY EXAMPLE\n\n"
                "  3 | %%%% WWWW 7\n    | ^"
            ),
        ),
        (
            f"{HEADING}BT\nUNCLAS LIMA 000123\n   %%%% WWWW 7\nSUBJECT: NETS\n",
            (
                "line 5, column 4: expected a line of the front matter, for example SUBJECT: EXAMPLE\n\n"
                "  5 |    %%%% WWWW 7\n    |    ^"
            ),
        ),
        (
            "SIPDIS. QQQQ 7\nSUBJECT: NETS\n",
            (
                "line 1, column 1: expected a line of the front matter, for example SUBJECT: EXAMPLE\n\n"
                "  1 | SIPDIS. QQQQ 7\n    | ^"
            ),
        ),
        (
            "SUBJECT: NETS\n\n[?] QQQQ 7\n",
            (
                "line 3, column 5: expected a line of the front matter, for example SUBJECT: EXAMPLE\n\n"
                "  3 | [?] QQQQ 7\n    |     ^"
            ),
        ),
    ],
)
def test_strict_parsing_shows_the_first_line_that_no_rule_knows(text: str, message: str) -> None:
    """The message names the place and what could have stood there; without strict parsing there is none."""
    assert message == message_of(text, strict=True)
    assert cablegrammar.parse(text).unrecognized


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1, column 1: nothing here belongs to a telegram\n\n  1 | \n    | ^"),
        (" \n\t\n", "line 1, column 1: nothing here belongs to a telegram\n\n  1 |  \n    | ^"),
        ("¶", "line 1, column 1: nothing here belongs to a telegram\n\n  1 | ¶\n    | ^"),
        (
            "Message Text\n\n<< END OF DOCUMENT >>\n",
            "line 1, column 1: nothing here belongs to a telegram\n\n  1 | Message Text\n    | ^",
        ),
    ],
)
@pytest.mark.parametrize("strict", [False, True])
def test_nothing_belongs_to_a_telegram(text: str, message: str, strict: bool) -> None:
    """A text without any part of a telegram is refused in either way of parsing."""
    assert message == message_of(text, strict=strict)


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (
            cablegrammar.Heading,
            "The boats came.",
            "line 1, column 1: expected a heading\n\n  1 | The boats came.\n    | ^",
        ),
        (cablegrammar.Heading, "BT", "line 1, column 1: expected a heading\n\n  1 | BT\n    | ^"),
        (cablegrammar.Tag, "", "line 1, column 1: expected a tag\n\n  1 | \n    | ^"),
        (
            cablegrammar.Portion,
            "(C) The boats",
            "line 1, column 5: a portion mark cannot go on like this\n\n  1 | (C) The boats\n    |     ^",
        ),
        (
            cablegrammar.HandlingLine,
            "--------/23",
            "line 1, column 9: a handling line cannot go on like this\n\n  1 | --------/23\n    |         ^",
        ),
        (
            cablegrammar.HandlingLine,
            "--------200910Z 0A1B2C 0A1B2D",
            "line 1, column 24: a handling line cannot go on like this\n\n  1 | --------200910Z 0A1B2C 0A1B2D\n    |                        ^",
        ),
        (
            cablegrammar.HandlingLine,
            "--------0A1B2C 200910Z 200911Z",
            "line 1, column 24: a handling line cannot go on like this\n\n  1 | --------0A1B2C 200910Z 200911Z\n    |                        ^",
        ),
        (
            cablegrammar.Distribution,
            "ACTION INFO OCT-01",
            "line 1, column 8: a distribution list cannot go on like this\n\n  1 | ACTION INFO OCT-01\n    |        ^",
        ),
        (
            cablegrammar.Distribution,
            "ACTION",
            "line 1, column 7: a distribution list cannot end here\n\n  1 | ACTION\n    |       ^",
        ),
        (
            cablegrammar.Distribution,
            "/013 W",
            ("line 1, column 1: expected a distribution list\n\n  1 | /013 W\n    | ^"),
        ),
        (cablegrammar.Drafting, "", "line 1, column 1: expected a drafting block\n\n  1 | \n    | ^"),
    ],
)
def test_part_that_its_rule_does_not_know(kind: type[Any], text: str, message: str) -> None:
    """The message names what was asked for, and says whether it begins, goes on or ends wrongly."""
    assert message == message_of(text, into=kind)


def test_long_line_is_cut() -> None:
    """A message quotes what a format line may hold, up to the place; the caret stands below it."""
    error = CableSyntaxError("too long", "X" * 80 + "Y" + "Z" * 80, Span(80, 81))
    assert str(error) == "line 1, column 81: too long\n\n  1 | " + "X" * 68 + "Y\n    | " + " " * 68 + "^"
    error = CableSyntaxError("too long", "Y" + "Z" * 80, Span(0, 1))
    assert str(error) == "line 1, column 1: too long\n\n  1 | Y" + "Z" * 68 + "\n    | ^"


def test_tab_counts_as_one_character() -> None:
    """A tab is shown as one blank, so that the caret stands under the place."""
    error = CableSyntaxError("here", "A\tB\r\nC", Span(2, 3))
    assert str(error) == "line 1, column 3: here\n\n  1 | A B\n    |   ^"


def test_number_of_the_line_may_have_more_digits() -> None:
    """The margin is as wide as the number of the line."""
    error = CableSyntaxError("here", "\n" * 99 + "AB", Span(100, 101))
    assert str(error) == "line 100, column 2: here\n\n  100 | AB\n      |  ^"


def test_place_at_the_end_of_the_text() -> None:
    """A place after the last character has a line and a column."""
    error = CableSyntaxError("something is missing", "AB\nC", Span(4, 4))
    assert (error.line, error.column) == (2, 2)
    assert str(error) == "line 2, column 2: something is missing\n\n  2 | C\n    |  ^"


def test_error_has_its_parts() -> None:
    """What the message says can be had piece by piece."""
    with pytest.raises(ValueError, match="expected an addressee") as caught:
        cablegrammar.parse("FM AMEMBASSY LIMA\nTO\n", strict=True)
    error = caught.value
    assert isinstance(error, CableSyntaxError)
    assert error.message == "expected an addressee, for example SECSTATE WASHDC"
    assert error.expected == "an addressee"
    assert error.text[error.span.start : error.span.end] == "TO"
    assert (error.line, error.column) == (2, 1)


def test_error_can_be_pickled() -> None:
    """Another process gets the same error."""
    error = CableSyntaxError("here", "AB", Span(1, 2), "a letter")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - what was pickled just now
    assert str(error) == str(again)
    assert (error.message, error.text, error.span, error.expected) == (
        again.message,
        again.text,
        again.span,
        again.expected,
    )


def test_only_text_is_parsed() -> None:
    """Bytes have an encoding that only their sender knows."""
    with pytest.raises(TypeError) as caught:
        cablegrammar.parse(b"BT")  # type: ignore[call-overload]
    assert str(caught.value) == "parse takes a str, not bytes"


@pytest.mark.parametrize("year", [1899, 2100, 5, -1, True, "1975"])
def test_only_years_of_telegrams_are_years_of_sending(year: int) -> None:
    """A hint that cannot be right would be a number that cannot be."""
    with pytest.raises(ValueError, match=r"^year must be between 1900 and 2099, not "):
        cablegrammar.parse("UNCLAS LIMA 000123", year=year)
    for right in (1900, 2099, None):
        assert cablegrammar.parse("UNCLAS LIMA 000123", year=right).year == right


@pytest.mark.parametrize(
    ("kind", "name"), [(int, "<class 'int'>"), (Span, "<class 'cablegrammar._span.Span'>")]
)
def test_only_parts_of_a_telegram_are_parsed(kind: type[object], name: str) -> None:
    """What has no text of its own cannot be asked for."""
    with pytest.raises(TypeError) as caught:
        cablegrammar.parse("BT", into=kind)
    assert f"{name} is no part of a telegram that stands alone" == str(caught.value)


def test_only_parts_of_a_telegram_are_rendered() -> None:
    """There is no canonical text of anything else."""
    with pytest.raises(TypeError) as caught:
        cablegrammar.render(12)
    assert str(caught.value) == "render takes a Cable or a part of one, not int"


def test_only_telegrams_are_validated() -> None:
    """A part alone has nothing to be compared with."""
    with pytest.raises(TypeError) as caught:
        cablegrammar.validate(cablegrammar.Tag("PREL"))  # type: ignore[arg-type]
    assert str(caught.value) == "validate takes a Cable, not Tag"
