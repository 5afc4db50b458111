"""Lists of references: what each shape says, and what is no telegram."""

import time

import attrs
import pytest

import cablegrammar
from cablegrammar import MRN, ExtraneousKind, Reference


def cited(text: str) -> list[tuple[str | None, str | None]]:
    """Return label and number of each reference of a list in a telegram of 2008; nothing of it is unread."""
    cable = cablegrammar.parse(
        f"R 041125Z MAR 08\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000853\n\nREF: {text}\n\n1. Tides.\n"
    )
    assert cable.unrecognized == ()
    assert [each.number for each in cable.paragraphs] == [1]
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable
    return [(each.label, str(each.mrn) if each.mrn else None) for each in cable.references]


@pytest.mark.parametrize(
    ("text", "references"),
    [
        # Years, and what else may stand around a serial.
        ("LIMA 07-4511", [(None, "07LIMA4511")]),
        ("LIMA 2007 4511", [(None, "07LIMA4511")]),
        ("2OO7 LIMA 9", [(None, "07LIMA9")]),
        ("LIMA 9 OF '07", [(None, "07LIMA9")]),
        ("LIMA (CONFIDENTIAL) 9", [(None, "08LIMA9")]),
        ("STATE 00120578", [(None, "08STATE120578")]),
        ("OSLO 9 AND TELCON EXAMPLE/DOE 10/20", [(None, "08OSLO9"), (None, None)]),
        # Letters.
        ("A. OSLO 8 B. LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("A.) OSLO 8\n     B.) LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("A OSLO 8; B LIMA 9, C 07 LIMA 3", [("A", "08OSLO8"), ("B", "08LIMA9"), ("C", "07LIMA3")]),
        ("A - OSLO 8\nB - LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("REF A - OSLO 8\nREF B LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("(a) Oslo 8\n-    (b) Lima 9 -   (c) Quito 7", [("A", "08OSLO8"), ("B", "08LIMA9"), ("C", "08QUITO7")]),
        ("A. A. OSLO 8 B. LIMA 9\n     B. C. OSLO 7", [("A", "08OSLO8"), ("B", "08LIMA9"), ("C", "08OSLO7")]),
        ("A. OSLO 8\n\n     B. LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("A. OSLO 8 B. LIMA\n\n912 C. QUITO 7", [("A", "08OSLO8"), ("B", "08LIMA912"), ("C", "08QUITO7")]),
        ("A. OSLO 8 B.\n\nLIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("A. OSLO 8\n\n     B. OKONJO E-MAIL OF MAY 3", [("A", "08OSLO8"), ("B", None)]),
        ("A). OSLO 8 B)-LIMA 9 (C.) QUITO 7", [("A", "08OSLO8"), ("B", "08LIMA9"), ("C", "08QUITO7")]),
        ("A-OSLO 8; B/ LIMA 9; C, QUITO 7", [("A", "08OSLO8"), ("B", "08LIMA9"), ("C", "08QUITO7")]),
        ("A OSLO 8\n\n     B LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("A OSLO 8 AND B LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("A -OSLO 8, B= LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("(A OSLO 8 (B LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("a Oslo 8, b Lima 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("A. STATE 021770B. STATE 039585", [("A", "08STATE21770"), ("B", "08STATE39585")]),
        ("A.). OSLO 8 B.). LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        # Behind a colon stands an airgram, or what is said of a telegram.
        ("OSLO 8: LIMA A-70", [(None, "08OSLO8"), (None, None)]),
        ("A. OSLO 8: A-62 OF MAY 6, 2007; B. LIMA 9: TIDES BEFORE A-70", [("A", "08OSLO8"), ("A", None), ("B", "08LIMA9")]),
        ("-A) OSLO 8\n* B] LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("A OSLO 8\nREF: B LIMA 9", [("A", "08OSLO8"), ("B", "08LIMA9")]),
        ("E-MAILS OF A. OKONJO TO B. LUND", [(None, None)]),
        ("O. Okonjo - D. Lund telcon 5/3", [(None, None)]),
        ("E-MAIL FROM R. OKONJO AND T. LUND", [(None, None)]),
        ("J. Okonjo/T. Lund telcon of May", [(None, None)]),
        # Years.
        ("OSLO 04511 99, LIMA 05922 00", [(None, "99OSLO4511"), (None, "00LIMA5922")]),
        ("OSLO 4511-01; LIMA 451/2005; QUITO 22 '04", [(None, "01OSLO4511"), (None, "05LIMA451"), (None, "04QUITO22")]),
        ("'05 OSLO 8; (01) LIMA 9; STATE (02) 7", [(None, "05OSLO8"), (None, "01LIMA9"), (None, "02STATE7")]),
        ("OSLO 812, JUNE 7, 1972", [(None, "72OSLO812")]),
        ("OSLO 812 DTD 071200Z JUN 72 (NOTAL)", [(None, "72OSLO812")]),
        ("05 OSLO 812--07/JUN/2005", [(None, "05OSLO812")]),
        ("OSLO 812 (JUNE 7, 1972)", [(None, "72OSLO812")]),
        ("OSLO 812 (NOTAL; 07)", [(None, "07OSLO812")]),
        ("OSLO 812 - 06; LIMA 451 SENT MAY 5, 2005; QUITO 22, 1999", [(None, "06OSLO812"), (None, "05LIMA451"), (None, "99QUITO22")]),
        ("‘05 OSLO 8; LIMA '06 9; STATE ('07) 7; 04 2101 QUITO", [(None, "05OSLO8"), (None, "06LIMA9"), (None, "07STATE7"), (None, "04QUITO2101")]),
        ("OSLO 812 OF 2006\n     LIMA 451 (MAY 72)", [(None, "06OSLO812"), (None, "72LIMA451")]),
        # Serials.
        ("OSLO 111 / 112 / LIMA 21", [(None, "08OSLO111"), (None, "08OSLO112"), (None, "08LIMA21")]),
        ("CABLE OSLO 8; LIMA/21; QUITO (S/NF) 7", [(None, "08OSLO8"), (None, "08LIMA21"), (None, "08QUITO7")]),
        ("A. OSLO 8 B. NEW\n\nDELHI 1402", [("A", "08OSLO8"), ("B", "08NEWDELHI1402")]),
        ("OSLO 111/112; 05 LIMA 21/22/23", [(None, "08OSLO111"), (None, "08OSLO112"), (None, "05LIMA21"), (None, "05LIMA22"), (None, "05LIMA23")]),
        ("OSLO CABLES 0266 AND 02259 (2005)", [(None, "08OSLO266"), (None, "05OSLO2259")]),
        ("A. OSLO 8\n     B. 912 AND PREVIOUS", [("A", "08OSLO8"), ("B", "08OSLO912")]),
        ("870 Montevideo, 871 OSLO", [(None, "08MONTEVIDEO870"), (None, "08OSLO871")]),
        ("OSLO: 73011; LIMA (C)02211; QUITO NO. 5", [(None, "08OSLO73011"), (None, "08LIMA2211"), (None, "08QUITO5")]),
        ("06OSLO22, 10-LIMA-57, QUITO #9", [(None, "06OSLO22"), (None, "10LIMA57"), (None, "08QUITO9")]),
        ("A 05 OSLO 8 REF B LIMA 98", [("A", "05OSLO8"), ("B", "08LIMA98")]),
        ("A. Oslo8 B. LIMA98", [("A", "08OSLO8"), ("B", "08LIMA98")]),
        ("LIMA 98, OCT 19 74", [(None, "74LIMA98")]),
        # Posts and agencies, and what is none.
        ("SECDEF 12; JCS 13 AND UNCLAS USDA FAS 14", [(None, "08SECDEF12"), (None, "08JCS13"), (None, "08USDAFAS14")]),
        ("A. UNSCR 1540 NOTICE B. OSLO 8", [("A", None), ("B", "08OSLO8")]),
        ("OSLO TIMES - 30 APRIL 2006", [(None, None)]),
        ("OSLO 8, INCSR 2007", [(None, "08OSLO8"), (None, None)]),
        ("MEMO 12, REPORT 13", [(None, None)]),
        # A second reference behind the first.
        ("STATE 84410 AND LIMA A-031.", [(None, "08STATE84410"), (None, None)]),
        ("STATE 84410\nLIMA A-031", [(None, "08STATE84410"), (None, None)]),
        ("STATE 84410\nOKONJO TELCON OF MAY", [(None, "08STATE84410"), (None, None)]),
        ("OKONJO TELCON OF MAY, OSLO 8", [(None, None), (None, "08OSLO8")]),
    ],
)  # fmt: skip
def test_shapes(text: str, references: list[tuple[str | None, str | None]]) -> None:
    assert cited(text) == references


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("A. (S/NF) OSLO 8 (NOTAL)\n     B. (B) LIMA 9\n     C. (C) QUITO 7", ["S/NF; NOTAL", None, None]),
        ("OSLO 8 (NOTAL) (EXDIS)", ["NOTAL; EXDIS"]),
        ("OSLO 8, NOTAL", ["NOTAL"]),
        ("OSLO 8 -- THE NETS", ["THE NETS"]),
        ("OSLO 8: THE NETS\nAND THE BOATS", ["THE NETS AND THE BOATS"]),
        ("OSLO 8 ()", [None]),
        ("REFTEL OSLO 8", [None]),
    ],
)
def test_notes(text: str, notes: list[str | None]) -> None:
    cable = cablegrammar.parse(f"REF: {text}\nSUBJECT: TIDES\n")
    assert [each.note for each in cable.references] == notes


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("05 QUIT0 22", "05QUITO22"),
        ("05 0SLO 1O2", "05OSLO102"),
        ("05 MONTEVIDO 22", "05MONTEVIDEO22"),
        ("05 TEL AVIB 22", "05TELAVIV22"),
        ("05 LIMA 22", "05LIMA22"),
    ],
)
def test_a_damaged_post_is_taken_for_the_one_it_is_near(text: str, canonical: str) -> None:
    number = Reference(text).mrn
    assert number is not None
    assert str(number.canonical) == canonical


def test_a_second_letter_that_does_not_go_on_is_a_word() -> None:
    cable = cablegrammar.parse("REF: A. E-MAIL FROM R. OKONJO\nSUBJECT: TIDES")
    assert cable.references == (Reference("E-MAIL FROM R. OKONJO", "A"),)


def test_a_letter_above_the_rest_of_a_post_is_no_label() -> None:
    """On one line `S` would be the letter of the reference behind it."""
    cable = cablegrammar.parse("REF: R. 2006 S\nTATE 185834\nLIMA 98")
    assert cable.references == (Reference("LIMA 98", "R"),)
    assert attrs.evolve(cable) == cable


def test_what_canonical_text_leaves_out() -> None:
    cable = cablegrammar.parse("REF: A. REF A OSLO 8 AND REFTEL LIMA 9\n     B.\n     C. 7\nSUBJECT: TIDES")
    assert [(each.kind, each.text) for each in cable.extraneous] == [
        (ExtraneousKind.OTHER_SPELLING, "A."),
        (ExtraneousKind.OTHER_SPELLING, "REF A"),
        (ExtraneousKind.OTHER_SPELLING, "AND"),
        (ExtraneousKind.OTHER_SPELLING, "REFTEL"),
        (ExtraneousKind.EMPTY_LABEL, "B."),
    ]


def test_a_letter_glued_to_the_serial_before_it_is_kept_as_written() -> None:
    cable = cablegrammar.parse("REF: A. STATE 021770B. STATE 039585\nSUBJECT: TIDES")
    assert [each.text for each in cable.extraneous] == ["021770B."]


def test_a_list_without_its_label() -> None:
    cable = cablegrammar.parse("SUBJ: NETS\n\nA. JCS MSG 191340Z AUG 74\nB. 74 STATE 1234\n\n1. TEXT.")
    assert cable.references == (Reference("JCS MSG 191340Z AUG 74", "A"), Reference("74 STATE 1234", "B"))
    assert cable.references[1].mrn == MRN(1974, "STATE", 1234)


@pytest.mark.parametrize(
    ("text", "references", "lines"),
    [
        # What would be read as a further serial, or as a letter, below the lists above it.
        ("REF: OSLO 8\nREF: MAIL; 99 (06)", ["OSLO 8", "MAIL", "OSLO 99 (06)"], []),
        ("REF: OSLO 8\nREF: 99 BOATS; 9 - (", ["OSLO 8", "99 BOATS"], ["9 - ("]),
        ("REF: J. OSLO 8\nREF: MAIL K. OKONJO", ["OSLO 8"], ["MAIL K. OKONJO"]),
    ],
)
def test_lists_are_read_as_one(text: str, references: list[str], lines: list[str]) -> None:
    cable = cablegrammar.parse(f"{text}\nSUBJECT: TIDES")
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable
    assert ([each.text for each in cable.references], [each.text for each in cable.unrecognized]) == (
        references,
        lines,
    )


@pytest.mark.parametrize(
    "unit", [", 13", "/13", " AND 13", "; OSLO 8", " A. X", "\nX", " (X)", "(", " J. X-K. ", "A "]
)
def test_a_list_takes_linear_time_and_room(unit: str) -> None:
    """A post is as long as posts are: what a further serial shares with the first is short."""

    def seconds(count: int) -> float:
        text = f"REF: {'A' * 200} 12; BANDAR SERI BEGAWAN 12{unit * count}"
        start = time.process_time()
        cable = cablegrammar.parse(text)
        taken = time.process_time() - start
        assert len(cablegrammar.render(cable)) <= 20 * len(text)
        return taken

    def least(count: int) -> float:
        return min(seconds(count) for _ in range(3))

    assert least(4000) < 8 * max(least(1000), 0.01)


@pytest.mark.parametrize("text", [";\x1c", "LIMA 98 ,\u3000", "\u2028", "A.\x1d"])
def test_other_white_space_is_refused(text: str) -> None:
    """Canonical text has blanks in its place."""
    with pytest.raises(ValueError, match="Reference"):
        cablegrammar.Reference(text)
