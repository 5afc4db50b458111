"""Where the blocks of a text begin, and where its sentences go on."""

import pytest

import cablegrammar
from cablegrammar import Item, Paragraph, Portion

#: A text that no system wrapped.
LONG = " ".join(["It rose."] * 20)


def blocks(text: str) -> list[tuple[object, str]]:
    """Return number or mark, and text, of each block under a subject; the laws hold for them."""
    cable = cablegrammar.parse(f"UNCLAS LIMA 000123\n\nSUBJECT: TIDES\n\n{text}")
    assert cable.unrecognized == ()
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable
    for each in cable.body:
        assert cablegrammar.parse(cablegrammar.render(each), into=type(each)) == each
    return [(getattr(each, "number", None) or getattr(each, "mark", None), each.text) for each in cable.body]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A number carries on the count, stands under a sentence, or before a portion mark.
        ("1. It rose.\n2. It fell.", [(1, "It rose."), (2, "It fell.")]),
        ("1. It rose and\n2. It fell.", [(1, "It rose and"), (2, "It fell.")]),
        ("1. It rose.\n5. It fell.", [(1, "It rose."), (5, "It fell.")]),
        ("1. It rose and\n5. (U) It fell.", [(1, "It rose and"), (5, "It fell.")]),
        ("1. It rose and\n\n5. It fell.", [(1, "It rose and"), (5, "It fell.")]),
        ("1. It rose. \n(2. (U) It fell.)", [(1, "It rose."), (2, "It fell.)")]),
        # Else it is a date, or what a sentence names.
        ("1. It rose from May to June\n07.  It fell.\n2. Low.", [(1, "It rose from May to June\n07.  It fell."), (2, "Low.")]),
        ("4. It rose as said in para\n14.B., and fell.\n5. Low.", [(4, "It rose as said in para\n14.B., and fell."), (5, "Low.")]),
        ("1. It fell in section\n2. It rose.\n2. Low.", [(1, "It fell in section\n2. It rose."), (2, "Low.")]),
        ("1. It rose from 1 to\n2. None fell.", [(1, "It rose from 1 to\n2. None fell.")]),
        ("1. It rose.\n2. It rose again on the day of June\n3. None fell.\n3. Low.", [(1, "It rose."), (2, "It rose again on the day of June\n3. None fell."), (3, "Low.")]),
        ("1. It rose in June\n\n1971, and fell.", [(1, "It rose in June\n1971, and fell.")]),
        # A number stands at the end of a line or alone, and its text below.
        ("1.\nIt rose. 2.\nIt fell.\n3. Low.", [(1, "It rose."), (2, "It fell."), (3, "Low.")]),
        # Below a blank line it is what a sentence cites.
        ("1. It rose as in para\n\n2.m of this.", [(1, "It rose as in para\n2.m of this.")]),
        # A row of figures is none.
        (
            "1. Tides:\n         1971  1972\n   1. HIGH  1,201  982\n   2. LOW     205   21\n2. End.",
            [
                (1, "Tides:\n         1971  1972\n   1. HIGH  1,201  982\n   2. LOW     205   21"),
                (2, "End."),
            ],
        ),
        # What stands over rows far to the right is of their table; a short line between, and a name alone at the end.
        (
            "1. Pilots:\n          CAPTAIN\n DOE JANE 1110\n          OTHERS\nROE ANN   1310\nCOE JIM   1115\nLOE MAX   1125\nPOE EVAN 1320\n2. End.",
            [
                (1, "Pilots:"),
                (None, "          CAPTAIN\n DOE JANE 1110\n          OTHERS\nROE ANN   1310\nCOE JIM   1115\nLOE MAX   1125\nPOE EVAN 1320"),
                (2, "End."),
            ],
        ),
        (
            "1. Pilots:\nROE ANN   1310\n          (RETIRED)\nCOE JIM   1115\nLOE MAX   1125\n          ENSIGN\nNone is known.\n\n2. End.",
            [
                (1, "Pilots:"),
                (None, "ROE ANN   1310\n          (RETIRED)\nCOE JIM   1115\nLOE MAX   1125\n          ENSIGN\nNone is known."),
                (2, "End."),
            ],
        ),
        # Two rows in three columns are a table too.
        ("1. Tides:\nHIGH   2   4\nLOW    1   3\nNot known.", [(1, "Tides:"), (None, "HIGH   2   4\nLOW    1   3"), (None, "Not known.")]),
        ("1. Tides:\nHIGH   2   4\nLOW    1", [(1, "Tides:\nHIGH   2   4\nLOW    1")]),
        # Three rows in columns are a table, wherever they stand; a short line and the rest of a cell belong to it.
        (
            "1. Tides:\nHIGH   2\nLOW    1\nNONE   0\nThe rest is not known.",
            [(1, "Tides:"), (None, "HIGH   2\nLOW    1\nNONE   0"), (None, "The rest is not known.")],
        ),
        (
            "1. Tides:\n\nA. In the port:\nHIGH   2\nLOW    1\nNONE   0\nof late\nMEAN   3\n           (west)\n2. End.",
            [
                (1, "Tides:"),
                ("A.", "In the port:"),
                (None, "HIGH   2\nLOW    1\nNONE   0\nof late\nMEAN   3\n           (west)"),
                (2, "End."),
            ],
        ),
        (
            "1. Tides:\n\nHIGH   2\nLOW    1\nNONE   0\nA.  MEAN   3\nB.  MEAN   4\nC.  MEAN   4",
            [
                (1, "Tides:"),
                (None, "HIGH   2\nLOW    1\nNONE   0"),
                ("A.", "MEAN   3"),
                ("B.", "MEAN   4"),
                ("C.", "MEAN   4"),
            ],
        ),
        ("1. Tides:\nHIGH   2\nLOW   1", [(1, "Tides:\nHIGH   2\nLOW   1")]),
        # One that is indented goes on to the blank line.
        (
            "1. Tides:\n\n     Port\nof Lima\nHIGH   2\nLOW    1\nNONE   0\nto come",
            [(1, "Tides:"), (None, "     Port\nof Lima\nHIGH   2\nLOW    1\nNONE   0\nto come")],
        ),
        ("7. Change this:\n3.C.2. It fell.\n8. Low.", [(7, "Change this:\n3.C.2. It fell."), (8, "Low.")]),
        # The text of a record message stands in a set.
        # An item ends where the next one begins.
        ("1. Tides:\nA. high\nB. low\nC. none", [(1, "Tides:"), ("A.", "high"), ("B.", "low"), ("C.", "none")]),
        ("1. Tides:\n\n(1) high\n(2) low", [(1, "Tides:"), ("(1)", "high"), ("(2)", "low")]),
        ("1. Tides:\n-- high\n-- low", [(1, "Tides:"), ("--", "high"), ("--", "low")]),
        # A dash inside a sentence opens no list.
        ("1. It rose (as ever)\n-- and fell.", [(1, "It rose (as ever)\n-- and fell.")]),
        ("1. It rose in the U.S.\n-- and fell.", [(1, "It rose in the U.S.\n-- and fell.")]),
        ("1. Tides:\n-- high (now)\n-- low", [(1, "Tides:"), ("--", "high (now)"), ("--", "low")]),
        ("1. Tides:\n\nA. high\nC. Brannigan said", [(1, "Tides:"), ("A.", "high\nC. Brannigan said")]),
        # A mark of the series is missing, or stands below the next.
        ("1. Tides:\n\n(1) High.\n(3) Low.\n(2) None.", [(1, "Tides:"), ("(1)", "High."), ("(3)", "Low."), ("(2)", "None.")]),
        # An only item stands below a colon, or to the right; the first may stand inside a line.
        ("1. Tides:\nA. High.", [(1, "Tides:"), ("A.", "High.")]),
        ("1. Tides.\n    (1) High.", [(1, "Tides."), ("(1)", "High.")]),
        # To the right, also below a heading, and in any place of its series.
        ("1. Tides\n    A. High.", [(1, "Tides"), ("A.", "High.")]),
        ("1. Tides:\n(1) High\nand low.\n   (4) None.", [(1, "Tides:"), ("(1)", "High\nand low."), ("(4)", "None.")]),
        ("1. Tides:  A. High.\nB. Low.", [(1, "Tides:  A. High."), ("B.", "Low.")]),
        ("1. It rose; seen.\nB. Brannigan", [(1, "It rose; seen.\nB. Brannigan")]),
        # No blank stands behind a mark.
        ("1. Tides:\n(1)HIGH.\n(2)LOW.", [(1, "Tides:"), ("(1)", "HIGH."), ("(2)", "LOW.")]),
        ("1. Tides seen by Ms.\n\nA. (U) high\nB. (U) low", [(1, "Tides seen by Ms."), ("A.", "high"), ("B.", "low")]),
        ("1. Seen by\nA. Brannigan", [(1, "Seen by\nA. Brannigan")]),
        # In a series a letter is no portion mark.
        ("1. Tides:\n\n(A) high\n\n(B) low\n\n(C) none", [(1, "Tides:"), ("(A)", "high"), ("(B)", "low"), ("(C)", "none")]),
        ("1. Tides:\n\n(a) high\n(b) low\n(c) none", [(1, "Tides:"), ("(a)", "high"), ("(b)", "low"), ("(c)", "none")]),
        ("1. Tides:\n\n(A) high\n\n(C) none", [(1, "Tides:"), ("(A)", "high"), (None, "none")]),
        ("1. Tides:\n\n(B) low\n\n2. High.\n\n(C) none", [(1, "Tides:"), ("(B)", "low"), (2, "High."), (None, "none")]),
        # Marks of lists have a point or a parenthesis.
        ("1. Tides:\na) high\nb) low", [(1, "Tides:"), ("a)", "high"), ("b)", "low")]),
        ("1. Tides:\n1) high\n2) low", [(1, "Tides:"), ("1)", "high"), ("2)", "low")]),
        ("5. Tides:\n\n5.a. High.\n5.b.1. Low.", [(5, "Tides:"), ("5.a.", "High."), ("5.b.1.", "Low.")]),
        ("1. See form i-\n9.pdf on tides.", [(1, "See form i-\n9.pdf on tides.")]),
        ("1. Call 22-\n72. It rose.", [(1, "Call 22-\n72. It rose.")]),
        ("1 . (U) It rose.", [(1, "It rose.")]),
        # Numbers without a mark that begin again are those of a list, if the count goes on below it or has marks.
        ("1. Of\n\n2. Tides:\n\n1. high\n\n2. low\n\n3. Low.", [(1, "Of"), (2, "Tides:"), (1, "high"), (2, "low"), (3, "Low.")]),
        ("1. Tides:\n\n1. high\n\n2. low\n\n3. none\n\n2. Low.", [(1, "Tides:"), ("1.", "high"), ("2.", "low"), ("3.", "none"), (2, "Low.")]),
        ("1. Tides:\n\n1. high\n\n2. (U) Low.", [(1, "Tides:"), ("1.", "high"), (2, "Low.")]),
        # Its first may stand inside the text above.
        (
            "1. Of\n\n2. Of\n\n3. Note: 1. high\n\n2. low\n\n4. Low.",
            [(1, "Of"), (2, "Of"), (3, "Note: 1. high"), ("2.", "low"), (4, "Low.")],
        ),
        ("1. Of\n\n2. Of\n\n3. Note 1\n\n2. low\n\n4. Low.", [(1, "Of"), (2, "Of"), (3, "Note 1"), (2, "low"), (4, "Low.")]),
        ("1. Tides:\n\n1. high\n\n3. (U) Low.", [(1, "Tides:"), (1, "high"), (3, "Low.")]),
        ("1. Tides:\n\nBEGIN TEXT\n\n1. high\n\nEND TEXT\n\n2. Low.", [(1, "Tides:"), (None, "BEGIN TEXT"), (1, "high"), (None, "END TEXT"), (2, "Low.")]),
        ("1. (U) Of\n\n2. (U) Tides:\n\n1. high\n\n2. low", [(1, "Of"), (2, "Tides:"), ("1.", "high"), ("2.", "low")]),
        # A number below a line of full width that has no end is a part of its sentence.
        (f"4. {'Tides ' * 7}in para\n\n3. Brannigan rose.\n\n5. Low.", [(4, f"{'Tides ' * 7}in para\n3. Brannigan rose."), (5, "Low.")]),
        (f"4. {'Tides ' * 7}in para\n\n7. Brannigan rose.\n\n8. Low.", [(4, f"{'Tides ' * 7}in para"), (7, "Brannigan rose."), (8, "Low.")]),
        # A number inside a line fills a gap in the count.
        ("1. It rose. 2. It fell.\n\n3. Low.", [(1, "It rose."), (2, "It fell."), (3, "Low.")]),
        ("1. It rose. 2. It fell. 3. Low.", [(1, "It rose. 2. It fell. 3. Low.")]),
        ("1. As in paragraph 2. It fell.\n\n3. Low.", [(1, "As in paragraph 2. It fell."), (3, "Low.")]),
        ("1. TIDES ROSE 2.  AND FELL\n\n3. LOW", [(1, "TIDES ROSE"), (2, "AND FELL"), (3, "LOW")]),
        ("1. HIGH TIDES 2. (U) Of\n\n3. Low.", [(1, "HIGH TIDES"), (2, "Of"), (3, "Low.")]),
        # A sentence goes on over blank lines.
        ("1. The tide rose in\n\nthe bay of\n\nLima and fell.", [(1, "The tide rose in\nthe bay of\nLima and fell.")]),
        ("1. The tide rose.\n\nit fell.", [(1, "The tide rose."), (None, "it fell.")]),
        ("1. " + "TIDE " * 14 + "\n\nAND THEN IT FELL AGAIN.", [(1, "TIDE " * 13 + "TIDE\nAND THEN IT FELL AGAIN.")]),
        ("1. TIDE\n\nAND THEN IT FELL AGAIN.", [(1, "TIDE"), (None, "AND THEN IT FELL AGAIN.")]),
        ("1. (U)\n\nit fell.", [(1, "it fell.")]),
        ("1. (C - ENTIRE TEXT)\n\nIt fell.", [(1, ""), (None, "It fell.")]),
        # Publishers set headings with their rulers inside lines; a ruler is as wide as its heading.
        ("1. It rose. Low Tides --------- 2. (U) Of", [(1, "It rose."), (None, "Low Tides"), (2, "Of")]),
        ("1. It rose. --------- Low Tides --------- It fell.", [(1, "It rose."), (None, "Low Tides"), (None, "It fell.")]),
        ("1. It rose.\nLow Tides ---------\nIt fell.", [(1, "It rose."), (None, "Low Tides"), (None, "It fell.")]),
        ("III. Low Tides ---------\n\n2. Of", [(None, "III. Low Tides"), (2, "Of")]),
        ("1. It rose. Low Tides ----- It fell.", [(1, "It rose. Low Tides ----- It fell.")]),
        ("1. It rose. =========", [(1, "It rose. =========")]),
        ("1. It rose; low tides --------- fell.", [(1, "It rose; low tides --------- fell.")]),
        # A number with a mark begins a paragraph inside a line, if no word before it needs a number.
        ("1. (U) End summary 2. (U) Of", [(1, "End summary"), (2, "Of")]),
        ("1. (U) As in paragraph 2. (U) Of", [(1, "As in paragraph 2. (U) Of")]),
        # Marks with a blank in them, or behind which there is none.
        ("1. ( C) Of\n\n2. (SBU ) Tides\n\n3. (s/nf) Low\n\n4. (S/Rel UK) High", [(1, "Of"), (2, "Tides"), (3, "Low"), (4, "High")]),
        ("1. Tides:\n--High\n--Low", [(1, "Tides:"), ("--", "High"), ("--", "Low")]),
        ("1. Al\n-Qaida", [(1, "Al\n-Qaida")]),
        # The post's notice under its text.
        ("1. It rose. Visit Embassy Lima's Classified Website: XXX", [(1, "It rose."), (None, "Visit Embassy Lima's Classified Website: XXX")]),
        ("1. It rose in 1971. ********* **** Visit Embassy Lima's Classified Website: XXX", [(1, "It rose in 1971."), (None, "********* **** Visit Embassy Lima's Classified Website: XXX")]),
        ("1. It rose at noon ********* Visit Lima's Classified Website: XXX", [(1, "It rose at noon"), (None, "********* Visit Lima's Classified Website: XXX")]),
        ("1. It rose.\nVisit Embassy Lima's Classified Website: XXX", [(1, "It rose."), (None, "Visit Embassy Lima's Classified Website: XXX")]),
        ("9. It rose.\n\n10. Visit the classified website.", [(9, "It rose."), (10, "Visit the classified website.")]),
        # Its address stands below it, also between rulers.
        (
            "1. It rose.\n\n****\nVisit Lima's Classified Website:\nhttp://lima.example\n****",
            [(1, "It rose."), (None, "****"), (None, "Visit Lima's Classified Website:\nhttp://lima.example"), (None, "****")],
        ),
        ("1. It rose.\n\nVisit Lima's Classified Website:\n\nNo more.", [(1, "It rose."), (None, "Visit Lima's Classified Website:"), (None, "No more.")]),
        # Dashed items inside a line, if it has several or begins with one.
        ("1. Key points: -- It rose. -- (U) It fell.", [(1, "Key points:"), ("--", "It rose."), ("--", "It fell.")]),
        ("1. Tides: -High; and -Low.", [(1, "Tides:"), ("-", "High; and"), ("-", "Low.")]),
        ("1. Tides:\n-- It rose. -- It fell.", [(1, "Tides:"), ("--", "It rose."), ("--", "It fell.")]),
        ("1. It rose. -- It fell.", [(1, "It rose. -- It fell.")]),
        ("1. Of the U.S. - Peru, and the U.S. - Chile.", [(1, "Of the U.S. - Peru, and the U.S. - Chile.")]),
        # A heading between slants.
        ("1. It rose.\n//LOW TIDES//\n\n2. Of", [(1, "It rose."), (None, "LOW TIDES"), (2, "Of")]),
        ("1. It rose.\n\n//Low Tides//\nIt fell.", [(1, "It rose."), (None, "Low Tides"), (None, "It fell.")]),
        # Between rulers that no blank parts from it; behind a sentence, before a ruler of any width.
        ("1. It rose.\n\n----Low tides of the port----\n\n2. Of", [(1, "It rose."), (None, "Low tides of the port"), (2, "Of")]),
        ("1. It rose. END NOTE LOW TIDES ------------\n\n2. Of", [(1, "It rose. END NOTE"), (None, "LOW TIDES"), (2, "Of")]),
        ("1. It rose twice.  Low Tides: Whose Are They in May? -------- 2. (U) Of", [(1, "It rose twice."), (None, "Low Tides: Whose Are They in May?"), (2, "Of")]),
        ("1. It rose. Low tides were there --------\n\n2. Of", [(1, "It rose. Low tides were there --------"), (2, "Of")]),
        # Rows that a blank line parts are none of a table, also where a sentence seems to go on.
        ("It rose    to the    top of the\n\nDEC 06    to the    top", [(None, "It rose    to the    top of the"), (None, "DEC 06    to the    top")]),
        ("1. It rose.\n\nLow tides-------\n\n2. Of", [(1, "It rose."), (None, "Low tides"), (2, "Of")]),
        ("1. It rose. ---- Low Tides of Port ------\n\n2. Of", [(1, "It rose."), (None, "Low Tides of Port"), (2, "Of")]),
        # The ruler over a heading may be as wide as what stands before it.
        ("1. It rose.\n\n2. Of ------ Low Tides ------- 3. Of", [(1, "It rose."), (2, "Of"), (None, "Low Tides"), (3, "Of")]),
        # The end of a quoted text, without a blank line above it.
        ("1. BEGIN TEXT:\n\n- It rose.\nEND TEXT OF PART 1.\n- It fell.", [(1, "BEGIN TEXT:"), ("-", "It rose."), (None, "END TEXT OF PART 1."), ("-", "It fell.")]),
        ("1. It rose.\nBEGIN TIDE POINTS THAT MUST BE USED:\n- It fell.", [(1, "It rose."), (None, "BEGIN TIDE POINTS THAT MUST BE USED:"), ("-", "It fell.")]),
        ("1. It rose.\n\nEnd unofficial translation.\nLOW TIDES\n---------\n2. Of", [(1, "It rose."), (None, "End unofficial translation."), (None, "LOW TIDES"), (2, "Of")]),
        ("1. It rose.\nBegin points at low tide.", [(1, "It rose.\nBegin points at low tide.")]),
        ("1. It rose, and in the\nEnd points, it fell.", [(1, "It rose, and in the\nEnd points, it fell.")]),
        # A ruler stands over the heading below it, if there is another under that.
        ("1. It rose and\nfell.\n---------\nLow Tides\n---------\n2. Of", [(1, "It rose and\nfell."), (None, "Low Tides"), (2, "Of")]),
        ("1. It rose.\nLow Tides\n---------\n2. Of", [(1, "It rose."), (None, "Low Tides"), (2, "Of")]),
        # A heading directly below a text whose lines no system wrapped.
        (f"1. {'It rose. ' * 20}\nLow Tides\n2. Of", [(1, ("It rose. " * 20).strip()), (None, "Low Tides"), (2, "Of")]),
        (f"1. {'It rose. ' * 20}\nEnd summary\n2. Of", [(1, f"{'It rose. ' * 20}".strip() + "\nEnd summary"), (2, "Of")]),
        ("1. It rose.\nLow Tides\n2. Of", [(1, "It rose.\nLow Tides"), (2, "Of")]),
        # One at the end of such a text, behind its last sentence: in capitals, or with another of its kind.
        (f"1. {LONG}  LOW TIDES\n\n2. Of", [(1, LONG), (None, "LOW TIDES"), (2, "Of")]),
        (f"1. {LONG} COMMENT\n2. Of", [(1, LONG), (None, "COMMENT"), (2, "Of")]),
        (f"1. (U) {LONG} LOW TIDES 2. (U) Of", [(1, LONG), (None, "LOW TIDES"), (2, "Of")]),
        (f"1. Tides:\n\n- {LONG} LOW TIDES\n\n2. Of", [(1, "Tides:"), ("-", LONG), (None, "LOW TIDES"), (2, "Of")]),
        (
            f"1. {LONG} Low Tides\n\n2. {LONG} Tides of the Bay\n\n3. Of",
            [(1, LONG), (None, "Low Tides"), (2, LONG), (None, "Tides of the Bay"), (3, "Of")],
        ),
        (f"1. {LONG} Low Tides\n\n2. Of", [(1, f"{LONG} Low Tides"), (2, "Of")]),
        (f"1. {LONG} LIMA\n\n2. Of", [(1, f"{LONG} LIMA"), (2, "Of")]),
        (f"1. {LONG} END NOTE\n\n2. Of", [(1, f"{LONG} END NOTE"), (2, "Of")]),
        (f"1. {LONG} LOW TIDES\n\nOf", [(1, f"{LONG} LOW TIDES"), (None, "Of")]),
        (f"1. {LONG.upper()} LOW TIDES\n\n2. Of", [(1, f"{LONG.upper()} LOW TIDES"), (2, "Of")]),
        ("1. It rose. LOW TIDES\n\n2. Of", [(1, "It rose. LOW TIDES"), (2, "Of")]),
        # Its ruler may stand below it.
        (f"1. {LONG} Tides\n\n-----\n\n2. Of", [(1, LONG), (None, "Tides"), (2, "Of")]),
        ("1. It rose.\nLow Tides\n\n-----\n\n2. Of", [(1, "It rose."), (None, "Low Tides"), (2, "Of")]),
        ("1. It rose and\nTides\n\n-----\n\n2. Of", [(1, "It rose and\nTides"), (None, "-----"), (2, "Of")]),
        # A ruler on two lines, under one line or two.
        ("1. It rose.\n\nLow Tides\n\n----- ---\n----\n\n2. Of", [(1, "It rose."), (None, "Low Tides"), (2, "Of")]),
        ("1. It rose.\n\nTides Low\nand High\n\n-----\n\n2. Of", [(1, "It rose."), (None, "Tides Low\nand High"), (2, "Of")]),
        ("1. It rose.\n\nTides low\nas ever.\n\n-----\n\n2. Of", [(1, "It rose."), (None, "Tides low\nas ever."), (None, "-----"), (2, "Of")]),
        ("1. It rose.\n\nTides:\n\n-----\n\n2. Of", [(1, "It rose."), (None, "Tides:"), (2, "Of")]),
        ("1. It rose.\n\nTides:\n\n2. Of", [(1, "It rose."), (None, "Tides:"), (2, "Of")]),
        # Blank lines between two lines in capitals, which have a ruler or lost it.
        ("1. It rose.\n\nLOW TIDES\n\nOF THE BAY\n-----\n\n2. Of", [(1, "It rose."), (None, "LOW TIDES\nOF THE BAY"), (2, "Of")]),
        ("1. It rose.\n\nTIDES:\n\nOF THE BAY\n\n-----\n\n2. Of", [(1, "It rose."), (None, "TIDES:\nOF THE BAY"), (2, "Of")]),
        ("1. It rose.\n\nLOW TIDES\n\nOf the Bay\n-----\n\n2. Of", [(1, "It rose."), (None, "LOW TIDES"), (None, "Of the Bay"), (2, "Of")]),
        ("1. It rose.\n\nLOW TIDES.\n\nTHE BAY\n-----\n\n2. Of", [(1, "It rose."), (None, "LOW TIDES."), (None, "THE BAY"), (2, "Of")]),
        ("1. It rose\n\nLOW TIDES\n\nTHE BAY\n-----\n\n2. Of", [(1, "It rose"), (None, "LOW TIDES"), (None, "THE BAY"), (2, "Of")]),
        ("1. It rose.\n\nXXXXXXX\n\nTHE BAY\n-----\n\n2. Of", [(1, "It rose."), (None, "XXXXXXX"), (None, "THE BAY"), (2, "Of")]),
        # With a dash inside it, the signs of half a ruler behind it, or a country at its end.
        ("1. It rose.\n\nLima -- The Tides\n\n2. Of", [(1, "It rose."), (None, "Lima -- The Tides"), (2, "Of")]),
        ("1. It rose.\n\nThe tides of may - - -\n\n2. Of", [(1, "It rose."), (None, "The tides of may"), (2, "Of")]),
        ("1. It rose.\n\nTides of the U.S.\n\n2. Of", [(1, "It rose."), (None, "Tides of the U.S."), (2, "Of")]),
        ("1. It rose.\n\n------ TIDES OF THE U.S. PORTS ------\n\n2. Of", [(1, "It rose."), (None, "TIDES OF THE U.S. PORTS"), (2, "Of")]),
        ("1. It rose.\n\nThe “Low” Tides\n\n2. Of", [(1, "It rose."), (None, "The “Low” Tides"), (2, "Of")]),
        ("1. It rose.\n\nTides “Low”\n\n2. Of", [(1, "It rose."), (None, "Tides “Low”"), (2, "Of")]),
        # One also stands below the end of a part that lacks its point.
        ("1. It rose. End summary\n\nLow Tides\n\n2. Of", [(1, "It rose. End summary"), (None, "Low Tides"), (2, "Of")]),
        # A sentence goes on below a blank line where its last line has no room for the next word.
        ("1. The tide came up to the pier at noon of\nthat day and it took all the boats of the\n\nBrannigan family.", [(1, "The tide came up to the pier at noon of\nthat day and it took all the boats of the\nBrannigan family.")]),
        ("1. The tide came up to the pier at noon and took\nall the boats that were there and belong to one\n\nBrannigan boy.", [(1, "The tide came up to the pier at noon and took\nall the boats that were there and belong to one\nBrannigan boy.")]),
        ("1. The tide came up to the pier at noon and took\nall the boats\n\nBrannigan saw it.", [(1, "The tide came up to the pier at noon and took\nall the boats"), (None, "Brannigan saw it.")]),
        (
            "1. THE TIDE CAME UP TO THE PIER AND THEN TOOK\nALL BOATS OF THE PORT AND MOST OF THE STORES\n\nBRANNIGAN KEPT THERE FOR THE OTHER PILOTS OF IT.",
            [(1, "THE TIDE CAME UP TO THE PIER AND THEN TOOK\nALL BOATS OF THE PORT AND MOST OF THE STORES\nBRANNIGAN KEPT THERE FOR THE OTHER PILOTS OF IT.")],
        ),
        (
            "1. THE TIDE CAME UP TO THE PIER AND THEN TOOK\nALL BOATS OF THE PORT AND MOST OF THE STORES\n\nBRANNIGAN KEPT THERE FOR THE OTHER PILOTS OF IT",
            [(1, "THE TIDE CAME UP TO THE PIER AND THEN TOOK\nALL BOATS OF THE PORT AND MOST OF THE STORES"), (None, "BRANNIGAN KEPT THERE FOR THE OTHER PILOTS OF IT")],
        ),
        ("1. The tide came up, and all the boats that were there,\n\n44 of them\nbroke.", [(1, "The tide came up, and all the boats that were there,"), (None, "44 of them\nbroke.")]),
    ],
)  # fmt: skip
def test_blocks(text: str, expected: list[tuple[object, str]]) -> None:
    """Marks are known by the sequence, and sentences by their ends."""
    assert blocks(text) == expected


@pytest.mark.parametrize("text", ["(C - ENTIRE TEXT.)", "C - ENTIRE TEXT.", "(C - Entire text)"])
def test_mark_of_the_whole_text(text: str) -> None:
    """Paragraph 1 may be nothing but the mark of all."""
    cable = cablegrammar.parse(
        f"C O N F I D E N T I A L LIMA 000123\n\nSUBJECT: TIDES\n\n1. {text}\n\n2. IT ROSE."
    )
    assert cable.paragraphs == (Paragraph("", 1, Portion("C - ENTIRE TEXT")), Paragraph("IT ROSE.", 2))


@pytest.mark.parametrize("text", ["(C)", "(B) low (C) none\n\n2. none"])
def test_no_item(text: str) -> None:
    """What is no item is refused as one."""
    with pytest.raises(cablegrammar.CableSyntaxError):
        cablegrammar.parse(text, into=Item)
