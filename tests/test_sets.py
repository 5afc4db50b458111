"""The sets of a record message, and what they say in other words."""

import attrs
import pytest

import cablegrammar
from cablegrammar import MessageSet, PointOfContact, Reference, ReferenceKind, Subject

HEADING = "R 191502Z AUG 21\nFM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS\n\nNAVADMIN 978/21\n\n"
MSGID = MessageSet("MSGID", ("GENADMIN", "CNO WASHINGTON DC", "N1", "AUG"))
SUBJ = MessageSet("SUBJ", ("COUNT OF NETS",))
RMKS = MessageSet("RMKS")

#: What stands below the heading, and the sets that are read there.
SETS = [
    (
        "MSGID/GENADMIN/CNO WASHINGTON DC/N1/AUG//\nSUBJ/COUNT OF NETS//\nRMKS/1. NETS.//",
        [MSGID, SUBJ, RMKS],
    ),
    # Sets on one line, wrapped, indented, with blanks between lines.
    (
        "MSGID/GENADMIN/CNO WASHINGTON \nDC/N1/AUG// SUBJ/COUNT OF\nNETS// RMKS/1. NETS.",
        [MSGID, SUBJ, RMKS],
    ),
    (
        "        MSGID/GENADMIN/CNO WASHINGTON DC/N1/AUG//\n\n        SUBJ/COUNT OF NETS//\n\n        RMKS/1. NETS.",
        [MSGID, SUBJ, RMKS],
    ),
    # Slants doubled, missing at the end, before a line that goes on; a colon before the first; none before a letter.
    ("MSGID//GENADMIN/CNO WASHINGTON DC//N1/AUG\nSUBJ//COUNT OF\n/NETS\nRMKS//1. NETS.", [MSGID, SUBJ, RMKS]),
    ("SUBJ:/COUNT OF NETS\n\nRMKS:/1. NETS.", [SUBJ, RMKS]),
    ("SUBJ/COUNT OF NETS//\nRMKS:1.  NETS.", [SUBJ, RMKS]),
    (
        "SUBJ/COUNT OF NETS\nREF A/DOC/OPNAV\nREF/B/\nRMKS/1.",
        [SUBJ, MessageSet("REF", ("A", "DOC", "OPNAV")), MessageSet("REF", ("B",)), RMKS],
    ),
    # A slant in a subject or a narrative is text, and so are two inside of it; an address has two in any field.
    (
        "SUBJ/NETS/BUOYS//\nNARR/SEE HTTP://EXAMPLE.INVALID// OR ASK.//\nPOC/JANE DOE/HTTP://EXAMPLE.INVALID//\n1. NETS.",
        [
            MessageSet("SUBJ", ("NETS/BUOYS",)),
            MessageSet("NARR", ("SEE HTTP://EXAMPLE.INVALID// OR ASK.",)),
            MessageSet("POC", ("JANE DOE", "HTTP://EXAMPLE.INVALID")),
        ],
    ),
    # Below its end a set may go on with a label; between a set and the letter of its reference the line may end.
    (
        "POC/JANE DOE/TEL: 555-0100//\nEMAIL: JANE.DOE(AT)EXAMPLE.INVALID//\nREF/A/DOC/OPNAV// REF \nB/DOC/OPNAV//\nRMKS/1.",
        [
            MessageSet("POC", ("JANE DOE", "TEL: 555-0100", "EMAIL: JANE.DOE(AT)EXAMPLE.INVALID")),
            MessageSet("REF", ("A", "DOC", "OPNAV")),
            MessageSet("REF", ("B", "DOC", "OPNAV")),
            RMKS,
        ],
    ),
    # Sets of no list, above and between those of a list; the line of a series and a route are none.
    (
        "EXER/GALE 10//\nSUBJ/COUNT OF NETS//\nNAVADMIN/978/21//\nOPER/GALE/-//\nGENTEXT/REMARKS/1. NETS.",
        [
            MessageSet("EXER", ("GALE 10",)),
            SUBJ,
            MessageSet("OPER", ("GALE", "-")),
            MessageSet("GENTEXT", ("REMARKS",)),
        ],
    ),
    # A set of no list is none where no other stands, and what stands in a text is text.
    ("EXER/GALE 10//\n\n1. SUBJ/ IS A SET.", []),
    ("SUBJ/COUNT OF NETS//\n1. NETS.\nREF/A/DOC/OPNAV//", [SUBJ]),
]


@pytest.mark.parametrize(("text", "sets"), SETS)
def test_sets_are_read_and_written(text: str, sets: list[MessageSet]) -> None:
    cable = cablegrammar.parse(HEADING + text)
    assert list(cable.sets) == sets
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_a_set_says_whether_its_end_was_there() -> None:
    cable = cablegrammar.parse(f"{HEADING}SUBJ/COUNT OF NETS\nPOC/JANE DOE//\nRMKS/1. NETS.")
    assert [each.terminated for each in cable.sets] == [False, True, True]


def test_the_sets_open_the_text_and_their_ends_are_none() -> None:
    cable = cablegrammar.parse(
        f"{HEADING}SUBJ/COUNT OF NETS//\nGENTEXT/REMARKS/1.  NETS\nARE COUNTED.//\n2.  SO ARE BUOYS.\n\n//\n\nBT\n#0001\nNNNN\n"
    )
    assert [(each.number, each.text) for each in cable.paragraphs] == [
        (1, "NETS\nARE COUNTED."),
        (2, "SO ARE BUOYS."),
    ]
    assert cable.ending == cablegrammar.Ending("0001", "NNNN")
    assert not cable.unrecognized
    assert cablegrammar.render(cable).endswith(
        "SUBJ/COUNT OF NETS//\n\nGENTEXT/REMARKS/\n1. NETS\nARE COUNTED.\n\n2. SO ARE BUOYS.\n\nBT\n#0001\nNNNN"
    )


def test_the_end_of_a_message_may_stand_behind_its_last_set() -> None:
    cable = cablegrammar.parse(f"{HEADING}SUBJ/COUNT OF NETS//\nRMKS/1.  NETS ARE COUNTED.// BT #0001 NNNN\n")
    assert cable.ending == cablegrammar.Ending("0001", "NNNN")
    assert [each.text for each in cable.body] == ["NETS ARE COUNTED."]


def test_the_set_that_opens_the_text_may_have_titles() -> None:
    cable = cablegrammar.parse(f"{HEADING}SUBJ/COUNT OF NETS//\nGentext/REMARKS/RMKS/1. NETS.")
    assert cable.sets[-1] == MessageSet("Gentext", ("REMARKS", "RMKS"))
    assert [(each.number, each.text) for each in cable.paragraphs] == [(1, "NETS.")]
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_a_set_holds_nothing_that_stands_far_below_it() -> None:
    """A field is a field of the set above it, and not of one lines further up."""
    text = f"{HEADING}MSGID/FM EXAMPLE\nE.O. 12356: DECL: OADR\n\nTAGS: EFIS\nSUBJECT: NETS\n: / \nREF: LIMA 12\n\n1. NETS."
    cable = cablegrammar.parse(text)
    assert all("REF" not in field for each in cable.sets for field in each.fields)
    assert "DECL: OADR" in cablegrammar.render(cable)
    assert [token.text for token in cablegrammar.tokens(text) if token.text == "NETS."] == ["NETS."]


@pytest.mark.parametrize(
    "line",
    ["SUBJECT: NETS", "Classified By: DCM Jane Doe", "REF: A. LIMA 12", "DEPT FOR EUR/WE", "EXER/GALE/10//"],
)
def test_no_field_takes_a_set_that_stands_below_it(line: str) -> None:
    """Below the number of a paragraph nothing is a set, and yet no field of a telegram says that it is one."""
    cable = cablegrammar.parse(
        f"UNCLAS LIMA 000123\n\n2. X\n{line}\nMSGID/GENADMIN/CNO//\nSUBJECT: TIDES\n\n1. High."
    )
    assert [each.text for each in cable.unrecognized if "MSGID" in each.text] == ["MSGID/GENADMIN/CNO//"]
    assert attrs.evolve(cable) == cable


def test_only_a_number_and_slants_keep_the_slants() -> None:
    cable = cablegrammar.parse(f"{HEADING}SUBJ/COUNT OF NETS//\nRMKS/1. NETS.\n\n2. //")
    assert [each.text for each in cable.paragraphs] == ["NETS.", "//"]


def test_nothing_is_signed_behind_a_set_that_opens_the_text() -> None:
    cable = cablegrammar.parse(f"{HEADING}SUBJ/COUNT OF NETS//\nRMKS/1. NETS ARE COUNTED.\nPUBLIC")
    assert cable.signature is None
    assert cable.paragraphs[-1].text.endswith("PUBLIC")
    with pytest.raises(ValueError, match=r"NETS\., PUBLIC"):
        cablegrammar.Cable(sets=(RMKS,), body=(cablegrammar.Paragraph("NETS.", 1),), signature="PUBLIC")


# ---- Subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("SUBJ/COUNT OF NETS//", Subject("COUNT OF NETS")),
        ("SUBJ/(U) COUNT OF NETS//", Subject("COUNT OF NETS", cablegrammar.Portion("U"))),
        ("SUBJ/COUNT OF (U) NETS (U)//", Subject("COUNT OF (U) NETS", cablegrammar.Portion("U"))),
        # That of the set wins over the one that a collator gives, the same or another.
        ("SUBJ: COUNT OF NETS\nSUBJ/COUNT OF NETS//", Subject("COUNT OF NETS")),
        ("SUBJ: NETS\nSUBJ/COUNT OF NETS//", Subject("COUNT OF NETS")),
        # Canonical text could not say it behind a label.
        ("SUBJ/NETS REF: LIMA 98//", None),
        ("SUBJ//", None),
    ],
)
def test_subject(text: str, subject: Subject | None) -> None:
    cable = cablegrammar.parse(f"{HEADING}{text}\nRMKS/1. NETS.")
    assert cable.subject == subject
    assert not cable.unrecognized
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_subject_and_references_are_those_of_the_sets() -> None:
    with pytest.raises(ValueError, match=r"Cable\.subject: 'None' would be read as"):
        cablegrammar.Cable(sets=(SUBJ, RMKS))
    cable = cablegrammar.Cable(sets=(SUBJ, RMKS), subject=Subject("COUNT OF NETS"))
    assert cablegrammar.render(cable) == "SUBJ/COUNT OF NETS//\n\nRMKS/"


# ---- References

REFERENCES = f"""{HEADING}SUBJ/COUNT OF NETS//
REF/A/DOC/EXAMPLEINST 1234.5A/11FEB16//
AMPN/THE RULE ON NETS//
REF/B/MSG/CNO WASHINGTON DC/261338ZSEP12//
REF/C/LTR/EXAMPLE PORT/14DEC18//
REF/10 U.S.C./SECTION 632//
REF/D//
NARR/MORE.  REF A IS OLD.  REF B IS NAVADMIN 994/12 AND CANCELS REF A.  REF C, A LETTER.  REF X IS LOST.//
REF: LIMA 98
RMKS/1.  NETS.//
"""


def test_references() -> None:
    cable = cablegrammar.parse(REFERENCES)
    assert cable.references == (
        Reference("DOC/EXAMPLEINST 1234.5A/11FEB16", "A", "THE RULE ON NETS OLD."),
        Reference("MSG/CNO WASHINGTON DC/261338ZSEP12", "B", "NAVADMIN 994/12 AND CANCELS REF A."),
        Reference("LTR/EXAMPLE PORT/14DEC18", "C", "A LETTER.  REF X IS LOST.".replace("  ", " ")),
        Reference("10 U.S.C./SECTION 632", None, "MORE."),
        Reference("LIMA 98"),
    )
    assert [each.kind for each in cable.references] == [
        ReferenceKind.DOCUMENT,
        ReferenceKind.MESSAGE,
        ReferenceKind.LETTER,
        ReferenceKind.OTHER,
        ReferenceKind.CABLE,
    ]
    assert [each.mrn and str(each.mrn) for each in cable.references] == [None, None, None, None, "21LIMA98"]
    span = cable.references[1].span
    assert span
    assert REFERENCES[span.start : span.end] == "REF/B/MSG/CNO WASHINGTON DC/261338ZSEP12//"
    again = cablegrammar.render(cable)
    assert "\nREF: LIMA 98\n" in again
    assert cablegrammar.parse(again) == cable


@pytest.mark.parametrize(
    ("narrative", "notes"),
    [
        ("REF A IS OLD.// REF B IS NEW", ["OLD.", "NEW"]),
        ("REF A IS OLD AND REF B IS NEW", ["OLD", "NEW"]),
        ("REFS A, AND B SAY MORE", ["SAY MORE", "SAY MORE"]),
        ("Reference (a) is old. Reference (b) is new.", ["old.", "new."]),
    ],
)
def test_a_narrative_is_parted_where_it_names_references(narrative: str, notes: list[str]) -> None:
    cable = cablegrammar.parse(
        f"{HEADING}SUBJ/NETS//\nREF/A/DOC/OPNAV//\nREF/B/DOC/OPNAV//\nNARR/{narrative}//\nRMKS/1. NETS."
    )
    assert [each.note for each in cable.references] == notes


@pytest.mark.parametrize(
    ("text", "originator", "dtg", "date"),
    [
        ("DOC/EXAMPLE PORT/14DEC18", "EXAMPLE PORT", None, "2018-12-14"),
        ("MSG/EXAMPLE PORT/N1/261338ZSEP12", "EXAMPLE PORT", "261338Z SEP 12", "2012-09-26"),
        ("MSG/EXAMPLE PORT/R 261338Z Sep 2012", "EXAMPLE PORT", "261338Z SEP 12", "2012-09-26"),
        ("MSGID:DOC/EXAMPLE PORT/YMD:20181214", "EXAMPLE PORT", None, "2018-12-14"),
        ("LTR/-/3MAY99 (NOTAL)", None, None, "1999-05-03"),
        ("DOC/EXAMPLE PORT/31FEB18", "EXAMPLE PORT", None, None),
        ("MSG/EXAMPLE PORT/991338ZSEP12", "EXAMPLE PORT", "991338Z SEP 12", None),
        ("DOC/EXAMPLE PORT", "EXAMPLE PORT", None, None),
        ("06 LIMA 98", None, None, None),
        # A field says two things, or the kind stands behind another word.
        ("MSG/EXAMPLE PORT 261338Z SEP 12", "EXAMPLE PORT", "261338Z SEP 12", "2012-09-26"),
        ("DOC/COUNT OF NETS DTD 12MAY2008", "COUNT OF NETS", None, "2008-05-12"),
        ("DOC/14DEC09", None, None, "2009-12-14"),
        ("DOC/EXAMPLE PORT/21DEC2012NETINST 12.8C", "EXAMPLE PORT", None, "2012-12-21"),
        ("MSG/EXAMPLE PORT/181639JAN12", "EXAMPLE PORT", "181639Z JAN 12", "2012-01-18"),
        ("MSGID/GENADMIN/EXAMPLE PORT/122143ZJAN11", "EXAMPLE PORT", "122143Z JAN 11", "2011-01-12"),
        ("EXAMPLE PORT MEMO/04MAR21", "EXAMPLE PORT", None, "2021-03-04"),
        ("NAVADMIN 38-21", None, None, None),
        ("DOC/NAVADMIN 263/18/25OCT18", "NAVADMIN 263/18", None, "2018-10-25"),
        ("EML/EXAMPLE PORT/1 December 2018", "EXAMPLE PORT", None, "2018-12-01"),
        # No set says it, but a list of a record message or a telegram.
        ("COMDT EXAMPLE 101337Z JUN 20/ALCOAST 200/20", None, "101337Z JUN 20", "2020-06-10"),
        ("04 MARSEILLE 1998", None, None, None),
    ],
)
def test_a_reference_says_who_issued_it_and_when(
    text: str, originator: str | None, dtg: str | None, date: str | None
) -> None:
    reference = Reference(text, "A")
    assert reference.originator == originator
    assert (reference.dtg and str(reference.dtg)) == dtg
    assert (reference.date and reference.date.isoformat()) == date


@pytest.mark.parametrize("letter", ["B", "b", "(B)", "B."])
def test_the_letter_of_a_reference_may_have_signs(letter: str) -> None:
    cable = cablegrammar.parse(f"{HEADING}SUBJ/NETS//\nREF/{letter}/EML/OPNAV/14DEC18//\nRMKS/1. NETS.")
    assert cable.references == (Reference("EML/OPNAV/14DEC18", "B"),)
    assert cable.references[0].kind is ReferenceKind.EMAIL
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_a_set_whose_name_is_damaged_is_read_as_it_was_meant() -> None:
    cable = cablegrammar.parse(
        f"{HEADING}MSIG/GENADMIN/EXAMPLE PORT//\nSUJB/COUNT OF NETS//\nREB/A/DOC/OPNAV//\nRMKS/1. NETS.//"
    )
    assert [(each.identifier, each.meant) for each in cable.sets[:3]] == [
        ("MSIG", "MSGID"),
        ("SUJB", "SUBJ"),
        ("REB", "REF"),
    ]
    assert cable.message_id == cable.sets[0]
    assert cable.subject == Subject("COUNT OF NETS")
    assert cable.references == (Reference("DOC/OPNAV", "A"),)
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        # As a list has references, commas would part them, and parentheses would enclose a note.
        ("REF/A/10 U.S.C., SECTION 632//", Reference("10 U.S.C., SECTION 632", "A")),
        ("REF/A/NETS//\nAMPN/THE RULE (OLD)//", Reference("NETS", "A", "THE RULE (OLD)")),
    ],
)
def test_a_reference_that_no_list_could_say_is_written_as_a_set(line: str, reference: Reference) -> None:
    assert cablegrammar.parse(f"{HEADING}SUBJ/NETS//\n{line}\nRMKS/1. NETS.").references == (reference,)
    assert cablegrammar.render(reference) == line
    assert cablegrammar.parse(line, into=Reference) == reference


@pytest.mark.parametrize(
    "text", ["REF/A/DOC/OPNAV/14DEC18//\nREF/B/DOC/OPNAV//", "REF/A/DOC/OPNAV//\nBUOYS", "REF/A//"]
)
def test_what_is_not_one_reference_is_refused(text: str) -> None:
    with pytest.raises(cablegrammar.CableSyntaxError):
        cablegrammar.parse(text, into=Reference)


def test_a_reference_alone_is_written_as_a_set() -> None:
    reference = Reference("DOC/OPNAV/14DEC18", "A", "THE RULE (OLD).")
    assert cablegrammar.render(reference) == "REF/A/DOC/OPNAV/14DEC18//\nAMPN/THE RULE (OLD).//"
    assert cablegrammar.parse("REF/-/DOC/OPNAV/14DEC18//", into=Reference) == Reference("DOC/OPNAV/14DEC18")


# ---- Who it is from, and whom to ask


def test_message_id() -> None:
    assert cablegrammar.parse(
        f"{HEADING}SUBJ/NETS//\nMSGID/GENADMIN/CNO//\nRMKS/1. NETS."
    ).message_id == MessageSet("MSGID", ("GENADMIN", "CNO"))
    assert cablegrammar.parse("SUBJECT: NETS").message_id is None


def test_points_of_contact() -> None:
    cable = cablegrammar.parse(
        f"{HEADING}SUBJ/NETS//\n"
        "POC/JANE DOE/LCDR/CNO N1/LOC: ARLINGTON/TEL: (703) 555-0100/DSN 555-0101/FAX:/EMAIL:JANE.DOE(AT)EXAMPLE.INVALID//\n"
        "POC1/J. ROE/-/UNIT:EXAMPLE PORT//\nPOC/-//\nRMKS/1. NETS."
    )
    assert cable.points_of_contact == (
        PointOfContact(
            "JANE DOE", "LCDR", "CNO N1", ("(703) 555-0100", "555-0101"), ("JANE.DOE(AT)EXAMPLE.INVALID",)
        ),
        PointOfContact("J. ROE", None, "EXAMPLE PORT", (), ()),
    )


@pytest.mark.parametrize(
    ("said", "contact"),
    [
        ("CDR JANE DOE/CNO N1/EXAMPLE PORT", PointOfContact("JANE DOE", "CDR", "CNO N1", (), ())),
        ("OPNAV N4/MR. J. ROE", PointOfContact("J. ROE", "MR.", "OPNAV N4", (), ())),
        ("DOE, JANE/MCC(SW/AW)/CNIC", PointOfContact("DOE, JANE", "MCC(SW/AW)", "CNIC", (), ())),
        ("DOE/JANE/CIV/CNO N1", PointOfContact("DOE JANE", "CIV", "CNO N1", (), ())),
        ("ROE/OPNAV N2/COMNAVPORT", PointOfContact("ROE", None, "OPNAV N2", (), ())),
        ("CDR JANE DOE", PointOfContact("JANE DOE", "CDR", None, (), ())),
        # Several things in one field, by their labels; a number needs none.
        (
            "ROE/CIV/N1/LOC: EXAMPLE TEL:(703) 555-0100, DSN: 555-0101 EMAIL: J.ROE@EXAMPLE.INVALID",
            PointOfContact("ROE", "CIV", "N1", ("(703) 555-0100", "555-0101"), ("J.ROE@EXAMPLE.INVALID",)),
        ),
        ("J. ROE, (703) 555-0100", PointOfContact("J. ROE", None, None, ("(703) 555-0100",), ())),
        ("J. ROE/703-555-0100", PointOfContact("J. ROE", None, None, ("703-555-0100",), ())),
        ("J. ROE/N1/703.555.0100", PointOfContact("J. ROE", None, "N1", ("703.555.0100",), ())),
        (
            "J. ROE, (703) 555-0100, J.ROE@EXAMPLE.INVALID",
            PointOfContact("J. ROE", None, None, ("(703) 555-0100",), ("J.ROE@EXAMPLE.INVALID",)),
        ),
        ("LT J. ROE/N1//\nCOMM 555-0100", PointOfContact("J. ROE", "LT", "N1", ("555-0100",), ())),
        ("J. ROE/TEL: 703-555-\n0100, DSN 555", PointOfContact("J. ROE", None, None, ("703-555-0100",), ())),
        ("J. ROE/YN1, CLERK/N1", PointOfContact("J. ROE", "YN1", "N1", (), ())),
        ("BUOYS AND NETS: LT J. ROE/N1", PointOfContact("J. ROE", "LT", "N1", (), ())),
    ],
)
def test_whom_a_point_of_contact_names(said: str, contact: PointOfContact) -> None:
    cable = cablegrammar.parse(f"{HEADING}SUBJ/NETS//\nPOC/{said}//\nRMKS/1. NETS.")
    assert cable.points_of_contact == (contact,)


def test_a_set_names_several_persons() -> None:
    said = "N4/MR. J. ROE/TEL: 703-555-0100 OR LT JANE DOE/TEL: 703-555-0101"
    cable = cablegrammar.parse(f"{HEADING}SUBJ/NETS//\nPOC/{said}//\nRMKS/1. NETS.")
    assert cable.points_of_contact == (
        PointOfContact("J. ROE", "MR.", "N4", ("703-555-0100",), ()),
        PointOfContact("JANE DOE", "LT", None, ("703-555-0101",), ()),
    )


@pytest.mark.parametrize(
    ("text", "releaser"),
    [
        ("2. RELEASED BY VADM J. Q. PUBLIC, N1.//", "VADM J. Q. PUBLIC"),
        ("2. Released by ADM J. Q. PUBLIC,\nJR., N1.//", "ADM J. Q. PUBLIC, JR."),
        ("2. Release authorized by Mr. A. Example.//", "Mr. A. Example"),
        ("2. Released by direction A. Example.//", "A. Example"),
        ("2. Released Vice Admiral J. Q. Public, N1.//", "Vice Admiral J. Q. Public"),
        ("2. Released by Vice Admiral, J. Q. Public, N1.//", "Vice Admiral, J. Q. Public"),
        ("2. RELEASED BY", None),
        ("2. NETS ARE TO BE RELEASED BY CREWS.\n3. RELEASED BY 1 MAY.", None),
        ("2. BUOYS.", None),
    ],
)
def test_releaser(text: str, releaser: str | None) -> None:
    assert cablegrammar.parse(f"{HEADING}SUBJ/NETS//\nRMKS/1. NETS.\n{text}").releaser == releaser
    assert cablegrammar.parse(f"SUBJECT: NETS\n\n1. NETS.\n\n{text}").releaser is None
