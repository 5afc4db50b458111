"""Where a line is cut says nothing: fields mean the same at every width, and with any blanks around their lines."""

import re
import textwrap
from collections.abc import Callable

import pytest

import cablegrammar

REFERENCES = (
    "REF: A. ABU DHABI 1180 (NETS) B. 07 ABU DHABI 1161 (BOATS/NETS) C. OKONJO-LUND 04/16/08 EMAIL "
    "D. NEW DELHI 264 E. LUND/OKONJO TELCON 3/14 AND 3/15 F. SAO PAULO 433 AND PREVIOUS"
)
FIELDS = (
    "E.O. 12958: DECL: 04/25/2018",
    "TAGS: EFIS, PREL, SENV, PE, EC",
    "SUBJECT: ANCHOVY TALKS GO ON IN CALLAO; THE FLEETS STAY IN THEIR PORTS UNTIL THE NEW QUOTA",
    REFERENCES,
    "CLASSIFIED BY: DCM HARRIET LINDQVIST, FISHERIES AND HARBORS, EMBASSY LIMA, FOR REASONS 1.4 (B), (C) AND (D).",
)


def telegram(fields: list[str], between: str = "\n\n") -> str:
    """Return a telegram of some fields."""
    heading = "P 251530Z APR 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\nC O N F I D E N T I A L LIMA 000853\n\nSIPDIS"
    return f"{between.join((heading, *fields))}\n\n1. (C) Summary: The nets\nare mended. End summary.\n\n2. (C) Tides.\nEXAMPLE\n"


def said(text: str) -> list[object]:
    """Return what a telegram says, on one line each; all of it is known, and its canonical text says the same."""
    cable = cablegrammar.parse(text)
    assert cable.unrecognized == ()
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable
    by = cable.classified_by
    return [
        cable.executive_order and cable.executive_order.declassify_on,
        [*map(str, cable.tags)],
        str(cable.subject),
        [(each.label, each.text, each.note) for each in cable.references],
        by and (" ".join(by.text.split()), by.name, by.reasons),
        [(each.number, " ".join(each.text.split())) for each in cable.paragraphs],
        cable.signature,
    ]


@pytest.mark.parametrize("field", range(1, len(FIELDS)))
@pytest.mark.parametrize("width", range(36, 76, 2))
def test_width_says_nothing(field: int, width: int) -> None:
    lines = textwrap.wrap(FIELDS[field], width, break_on_hyphens=False, break_long_words=False)
    fields = [*FIELDS[:field], "\n".join(lines), *FIELDS[field + 1 :]]
    assert said(telegram(fields)) == said(telegram([*FIELDS]))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: re.sub(r"(?m)^(?=.)", " ", text),
        lambda text: re.sub(r"(?m)^(?=.)", "  ", text),
        lambda text: re.sub(r"(?m)$", "  ", text),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: re.sub(r"\n\n(?=[A-Z.]+[ :])", "\n", text),
        lambda text: text.replace("CLASSIFIED BY:", "(U) Classified by"),
        lambda text: re.sub(r"(?m)^(?=.)", " ", text.replace("CLASSIFIED BY:", "(U) Classified by")),
    ],
)
def test_blanks_say_nothing(change: Callable[[str], str]) -> None:
    text = telegram([*FIELDS])
    *before, by, paragraphs, signature = said(change(text))
    *expected, official, numbered, surname = said(text)
    assert (before, paragraphs, signature) == (expected, numbered, surname)
    assert by[1:] == official[1:]  # type: ignore[index]


@pytest.mark.parametrize(
    ("by", "reasons"),
    [
        ("Classified By: DCM Harriet Lindqvist for reasons 1.4 (B) AND\n(C)", "bc"),
        ("Classified By: DCM Harriet Lindqvist, reason: 1.4\n(C).", "c"),
        ("Classified By: DCM Harriet Lindqvist, reason: 1.4 (b), \n(C) and (D)", "bcd"),
        ("Classified By: DCM Harriet Lindqvist. Reasons\n1. 4 (b/d).", "bd"),
        ("Classified By: DCM Harriet Lindqvist, reasons 1.4(B)\nAND (D)\n-------\nSummary\n-------", "bd"),
        ("(U) Classified by DCM Harriet\nLindqvist; reasons: 1.4 (b,d).", "bd"),
    ],
)
def test_reasons_on_the_next_line(by: str, reasons: str) -> None:
    cable = cablegrammar.parse(telegram(["SUBJECT: NETS", by]))
    assert cable.classified_by is not None
    assert "".join(letter for _, letter in cable.classified_by.reasons) == reasons
    assert [each.number for each in cable.paragraphs] == [1, 2]


SENTENCE = "SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY"


@pytest.mark.parametrize(
    ("below", "caption", "first"),
    [
        (" Sensitive but unclassified - please protect accordingly.", SENTENCE, "Summary"),
        ("\n\nSensitive but Unclassified - Please\nprotect\naccordingly.", SENTENCE, "Summary"),
        ("\n\nSENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY\nNETS\n----", SENTENCE, "Summary"),
        (
            "\n\nSensitive but unclassified - entire text.  Please\nprotect accordingly.",
            "SENSITIVE BUT UNCLASSIFIED - ENTIRE TEXT. PLEASE PROTECT ACCORDINGLY",
            "Summary",
        ),
        ("\nPLEASE PROTECT\nACCORDINGLY", "PLEASE PROTECT ACCORDINGLY", "Summary"),
        (f"\n{SENTENCE}; NOT\nFOR INTERNET DISTRIBUTION", f"{SENTENCE}; NOT FOR INTERNET DISTRIBUTION", "Summary"),
        (" (U) This cable is sensitive but unclassified and not for internet distribution.", None, "This cable"),
        ("\n\n(U) THIS CABLE IS SENSITIVE BUT UNCLASSIFIED AND NOT FOR INTERNET DISTRIBUTION.", None, "THIS CABLE"),
        ("\n\nLIMA 00000853  001.2 OF 002\n\n (U) THIS CABLE IS SENSITIVE BUT UNCLASSIFIED. PLEASE TREAT ACCORDINGLY.", None, "THIS"),
    ],
)  # fmt: skip
def test_handling_below_references(below: str, caption: str | None, first: str) -> None:
    cable = cablegrammar.parse(telegram(["SUBJECT: NETS", f"REF: LIMA 123{below}"]))
    assert cable.unrecognized == ()
    assert [(each.text, each.note) for each in cable.references] == [("LIMA 123", None)]
    assert [*map(str, cable.captions)] == ["SIPDIS", *filter(None, [caption])]
    assert cable.paragraphs[0].text.startswith(first)
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


@pytest.mark.parametrize(
    "line",
    [
        "DEPT FOR OES/OMC (ANN EXAMPLE AND RICHARD OKONJO), NEA/MAG (OLA LUND) AND WHA/AND",
        "DEPT FOR OES/OMC, STATE PLEASE PASS TO USAID; NSC FOR EXAMPLE",
    ],
)
@pytest.mark.parametrize("width", range(20, 76, 2))
def test_attention_lines(line: str, width: int) -> None:
    lines = "\n".join(textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False))
    cable = cablegrammar.parse(
        f"UNCLAS LIMA 000853\n\nSIPDIS\n\n{lines}\n\nTAGS: EFIS\nSUBJECT: NETS\n\n1. Nets.\n"
    )
    assert [" ".join(each.text.split()) for each in cable.attention] == [line]


@pytest.mark.parametrize(
    ("above", "below", "first"),
    [
        (
            "Classified By: DCM Harriet Lindqvist for reasons 1.4 (b) and (d)",
            "This is an action request.",
            "This is",
        ),
        (
            "Classified By: DCM Harriet Lindqvist for reasons 1.4 (b) and (d).",
            "THIS IS AN ACTION REQUEST.",
            "THIS IS",
        ),
        ("REF: LIMA 123", "SUMMARY: THE NETS ARE MENDED AND THE BOATS ARE OUT.", "SUMMARY"),
        ("REF: LIMA 123\n     B. LIMA 124", "SUMMARY AND COMMENT\n-------------------", "SUMMARY AND"),
        ("SUBJECT: NETS IN CALLAO", "SUMMARY\n-------", "SUMMARY"),
        ("SUBJECT: Nets in Callao", "Summary: The nets are mended.", "Summary:"),
    ],
)
def test_text_directly_below_a_field(above: str, below: str, first: str) -> None:
    cable = cablegrammar.parse(telegram(["TAGS: EFIS", f"{above}\n{below}"]))
    alone = cablegrammar.parse(telegram(["TAGS: EFIS", f"{above}\n\n{below}"]))
    assert cable.body == alone.body
    assert cable.body[0].text.startswith(first)
    assert cable.references == alone.references
    assert (str(cable.subject), cable.classified_by) == (str(alone.subject), alone.classified_by)


def test_sets_of_a_record_message_on_other_lines() -> None:
    """A set may stand behind the last line of the heading; its identifier alone at the end of a line."""
    text = "FM CNO WASHINGTON DC//N1//\nTO NAVADMIN\nINFO CNO WASHINGTON DC//N1//%sMSGID/GENADMIN/CNO WASHINGTON DC/N1/SEP//\n"
    text += "SUBJ/NETS//\nREF/A/NAVADMIN/CNO WASHINGTON DC/151804ZJUN07//%sREF%sB/DOC/OPNAV/14JUN2007//\nRMKS/1. NETS.//\nBT\n"
    expected = cablegrammar.parse(text % ("\n", "\n", "/"))
    assert [each.label for each in expected.references] == ["A", "B"]
    for parts in ((" ", "\n", "/"), ("\n", " ", "\n"), ("\n", " ", " \n"), ("\n", "\n", "  \n")):
        cable = cablegrammar.parse(text % parts)
        assert (cable.heading, cable.references) == (expected.heading, expected.references)


@pytest.mark.parametrize("field", ["E.O. 12958: N/A", "TAGS: EFIS, PE", "SUBJECT: NETS", "REF: A. LIMA 1"])
@pytest.mark.parametrize("gap", ["\n", "\n  ", "   \n     ", "\n\t"])
def test_a_field_may_begin_on_the_line_below_its_label(field: str, gap: str) -> None:
    """It may be indented there."""
    fields = ["E.O. 12958: N/A", "TAGS: EFIS, PE", "SUBJECT: NETS", "REF: A. LIMA 1"]
    lines = [each.replace(": ", f":{gap}", 1) if each == field else each for each in fields]
    assert cablegrammar.parse(telegram(lines, "\n")) == cablegrammar.parse(telegram(fields, "\n"))


@pytest.mark.parametrize("text", ["1.(U) None.", "1. Some."])
def test_a_subject_below_a_blank_line_stands_above_the_first_paragraph(text: str) -> None:
    """A blank line below it says nothing."""
    cable = cablegrammar.parse(f"UNCLAS LIMA 000123\n\nSUBJECT:\n\nNETS IN\nCALLAO\n{text}\n")
    assert str(cable.subject) == "NETS IN CALLAO"
    assert [each.number for each in cable.paragraphs] == [1]
