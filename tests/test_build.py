"""What the builder makes of lines that stand twice, in pieces, or glued."""

from typing import Final

import pytest

import cablegrammar
from cablegrammar import ExtraneousKind, _assemble, _transform


@pytest.mark.parametrize(
    ("label", "left_out"),
    [("EO", ["EO"]), ("E.O", ["E.O"]), ("E.O.", []), ("E.O. ", []), ("E.O ", []), ("EO ", ["EO"])],
)
def test_letters_and_digits_of_an_order_are_one_word(label: str, left_out: list[str]) -> None:
    cable = cablegrammar.parse(f"{label}12958: N/A\nSUBJECT: NETS\n")
    assert cable.executive_order is not None
    assert cable.executive_order.number == "12958"
    assert [each.text for each in cable.extraneous] == left_out
    assert {each.kind for each in cable.extraneous} <= {ExtraneousKind.OTHER_SPELLING}


def test_a_line_that_no_rule_knows_does_not_end_the_exempted_members() -> None:
    cable = cablegrammar.parse(
        "R 171512Z JAN 90\nFM AMEMBASSY LIMA\nTO EU COLLECTIVE\nXMT AMEMBASSY OSLO\nwhat is this\n"
        "AMEMBASSY BERN\nINFO RUEHQT/AMEMBASSY QUITO\n"
    )
    assert cable.heading is not None
    assert cable.heading.action[0].exempt == ("AMEMBASSY OSLO", "AMEMBASSY BERN")
    assert [line.text for line in cable.unrecognized] == ["what is this"]
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_an_addressee_alone_has_its_exempted_members() -> None:
    text = "EU COLLECTIVE\nXMT AMEMBASSY OSLO\nAMEMBASSY BERN"
    addressee = cablegrammar.parse(text, into=cablegrammar.Addressee)
    assert addressee.exempt == ("AMEMBASSY OSLO", "AMEMBASSY BERN")
    assert cablegrammar.render(addressee) == text


def test_a_reference_alone_is_one() -> None:
    reference = cablegrammar.parse("Ref B. LIMA 98", into=cablegrammar.Reference)
    assert reference == cablegrammar.Reference("LIMA 98", "B")
    with pytest.raises(cablegrammar.CableSyntaxError, match="expected a reference"):
        cablegrammar.parse("LIMA 98; QUITO 5", into=cablegrammar.Reference)


def test_a_second_list_of_exempted_members_goes_on_with_the_first_or_is_unrecognized() -> None:
    text = "TO EU COLLECTIVE\nXMT AMEMBASSY OSLO\nXMT AMEMBASSY BERN\nXMT the port\nAMEMBASSY ROME\n"
    cable = cablegrammar.parse(text)
    assert cable.heading is not None
    assert cable.heading.action[0].exempt == ("AMEMBASSY OSLO", "AMEMBASSY BERN", "AMEMBASSY ROME")
    assert [each.kind for each in cable.extraneous] == [ExtraneousKind.REPEATED_LINE]
    (line,) = cable.unrecognized
    assert line.span is not None
    assert line.text == text[line.span.start : line.span.end] == "XMT the port"
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable
    alone = cablegrammar.parse(
        "EU COLLECTIVE\nXMT AMEMBASSY OSLO\nXMT AMEMBASSY BERN", into=cablegrammar.Addressee
    )
    assert alone.exempt == ("AMEMBASSY OSLO", "AMEMBASSY BERN")
    with pytest.raises(cablegrammar.CableSyntaxError):
        cablegrammar.parse("EU COLLECTIVE\nXMT AMEMBASSY OSLO\nXMT the port", into=cablegrammar.Addressee)


def test_the_word_of_the_label_said_again_is_left_out_of_a_reference() -> None:
    cable = cablegrammar.parse("REF: A. LIMA 98\n     B. REF QUITO 101\nREF:: REF\n\n1. Text.\n")
    assert [(each.label, each.text) for each in cable.references] == [("A", "LIMA 98"), ("B", "QUITO 101")]
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_a_second_list_of_addressees_goes_on_with_the_first_or_is_unrecognized() -> None:
    goes_on = cablegrammar.parse("TO AMEMBASSY LIMA\nTO AMEMBASSY QUITO\n\nUNCLAS LIMA 0044\n")
    assert goes_on.heading is not None
    assert [each.name for each in goes_on.heading.action] == ["AMEMBASSY LIMA", "AMEMBASSY QUITO"]
    assert [each.kind for each in goes_on.extraneous] == [ExtraneousKind.REPEATED_LINE]
    cannot = cablegrammar.parse("TO AMEMBASSY LIMA\nTO the port\n\nUNCLAS LIMA 0044\n")
    assert [line.text for line in cannot.unrecognized] == ["the port"]
    for cable in (goes_on, cannot):
        assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_what_the_parser_passed_over_is_unrecognized() -> None:
    text = "A LINE\n"
    cable = _assemble.assemble((), (), [(0, 6)], text, text, [], None)
    assert cable is not None
    assert [(line.text, line.span) for line in cable.unrecognized] == [("A LINE", cablegrammar.Span(0, 6))]


def test_every_line_of_a_block_of_attention_lines_knows_its_place() -> None:
    lines = ["DEPT FOR EUR/WE", "NSC FOR BRANNIGAN", "AMEMBASSY LIMA PASS TO AMCONSUL CUSCO"]
    text = f"UNCLAS LIMA 0123\n\n{lines[0]}\n  {lines[1]}\n{lines[2]}\nSUBJECT: NETS"
    spans = [line.span for line in cablegrammar.parse(text).attention]
    assert [span and text[span.start : span.end] for span in spans] == lines
    text = "SIPDIS FOR EUR/WE\nSUBJECT: NETS"
    assert [line.span for line in cablegrammar.parse(text).attention] == [cablegrammar.Span(7, 17)]


def kept(cable: cablegrammar.Cable) -> list[str]:
    """Return the lines that no rule knows, once they are read again as they are written."""
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable
    return [line.text for line in cable.unrecognized]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("SUBJECT: NETS\n... TAGS: EFIS", ["SUBJECT: NETS", "..."]),
        ("\nSUBJECT: NETS\n... TAGS: EFIS", ["SUBJECT: NETS", "..."]),
        ("SUBJECT: NETS AND\nBOATS TAGS: EFIS", []),
        ("STATE FOR EUR/WE\nEnd Cable Text TAGS: EFIS", ["STATE FOR EUR/WE", "End Cable Text"]),
        ("STATE FOR EUR/WE TAGS: EFIS", []),
        ("UNCLAS LIMA 0123 QQQQ TAGS: EFIS", []),
        (
            "UNCLAS LIMA 0123 SECTION 01 OF NOFORN 02\nTAGS: EFIS",
            ["UNCLAS LIMA 0123 SECTION 01 OF NOFORN 02"],
        ),
        ("UNCLAS LIMA 0123 BY NOFORN BAG\nTAGS: EFIS", []),
    ],
)
def test_what_canonical_text_could_not_say_is_kept_as_it_is(text: str, lines: list[str]) -> None:
    cable = cablegrammar.parse(text)
    assert kept(cable) == lines
    assert [str(tag) for tag in cable.tags] == ["EFIS"]


@pytest.mark.parametrize(
    "rest",
    [
        "SECRET FOR EUR/WE",
        "SUBJ FOR EUR/WE",
        "CORRECTED COPY FOR EUR/WE",
        "FM FOR EUR/WE",
        "A. FOR EUR/WE",
        "PAGE 02 RUEHAM1234 UNCLAS FOR EUR/WE",
    ],
)
def test_rest_of_a_line_of_captions_that_would_be_something_else_on_a_line_of_its_own(rest: str) -> None:
    cable = cablegrammar.parse(f"SIPDIS {rest}\nSUBJECT: NETS")
    assert kept(cable) == [rest]
    assert cable.attention == ()


#: More blanks than the mark of a page has; canonical text has one.
GAP: Final = 45 * " "


@pytest.mark.parametrize(
    "line",
    [
        f"FM{GAP}00012345 001 OF 003",
        f"ZNY CCCCC{GAP}00012345 001 OF 003",
        f"TO{GAP}00012345 001 OF 003",
        f"UNCLAS LIMA{GAP}00012345 001 OF 003",
    ],
)
def test_line_that_would_be_a_mark_with_fewer_blanks_is_kept(line: str) -> None:
    assert kept(cablegrammar.parse(f"{line}\nSUBJECT: NETS")) == [line]


def test_item_that_would_be_a_mark_with_fewer_blanks_is_kept() -> None:
    item = f"A.{GAP}00012345 001 OF 003"
    cable = cablegrammar.parse(f"1. Nets.\n\n{item}")
    assert kept(cable) == [item]
    assert cable.body == (cablegrammar.Paragraph("Nets.", 1),)


@pytest.mark.parametrize("entry", ["ZEN ZEN AMEMBASSY OSLO", "ZEN/ZEN AMEMBASSY OSLO"])
def test_second_operating_signal_is_kept_in_the_name(entry: str) -> None:
    cable = cablegrammar.parse(f"TO RUEHC/SECSTATE WASHDC\nINFO {entry}")
    assert cable.heading is not None
    assert [each.name for each in cable.heading.info] == ["ZEN AMEMBASSY OSLO"]
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_offices_below_a_name_are_its_own_where_they_could_stand_beside_it() -> None:
    """Small letters stand in no line of an addressee without a routing indicator."""
    text = "TO RUEHC/SECSTATE WASHDC\nAMEMBASSY OSLO\n//{}\nBT\nUNCLAS LIMA 000123\n"
    beside, apart = (cablegrammar.parse(text.format(offices)) for offices in ("ECON", "the port"))
    assert beside.heading is not None
    assert beside.heading.action[1:] == (cablegrammar.Addressee("AMEMBASSY OSLO", offices=("ECON",)),)
    assert beside.unrecognized == ()
    assert apart.heading is not None
    assert apart.heading.action[1:] == ()
    assert [each.text for each in apart.unrecognized] == ["AMEMBASSY OSLO", "//the port"]


@pytest.mark.parametrize(
    ("label", "line"),
    [("TAGS:", f"(LIMA{GAP}00012345 001 OF 003)"), ("REF:", f"LIMA 98 (LIMA{GAP}00012345 001 OF 003)")],
)
def test_label_all_of_whose_list_would_be_a_mark_is_empty(label: str, line: str) -> None:
    cable = cablegrammar.parse(f"SUBJECT: NETS\n{label} {line}")
    assert kept(cable) == [line]
    assert [(each.kind, each.text) for each in cable.extraneous] == [(ExtraneousKind.EMPTY_LABEL, label)]


def test_prosigns_without_blanks_between_are_left_out() -> None:
    cable = cablegrammar.parse("FM AMEMBASSY LIMA\nOP 060911Z DEC 06")
    assert [(each.kind, each.text) for each in cable.extraneous] == [(ExtraneousKind.OTHER_SPELLING, "OP")]


def test_subject_said_again_in_capitals_is_left_out() -> None:
    cable = cablegrammar.parse("SUBJECT: Nets\nSUBJECT: (C) NETS\nSUBJECT: Boats")
    assert kept(cable) == ["SUBJECT: Boats"]
    assert [(each.kind, each.text) for each in cable.extraneous] == [
        (ExtraneousKind.REPEATED_LINE, "SUBJECT: (C) NETS")
    ]


def test_letter_and_post_hold_for_a_second_list_of_references() -> None:
    cable = cablegrammar.parse("REF: LIMA 98\nREF: 99\nREF: B. 100\nREF: 101")
    assert [(each.label, each.text) for each in cable.references] == [
        (None, "LIMA 98"),
        (None, "LIMA 99"),
        ("B", "LIMA 100"),
        ("B", "LIMA 101"),
    ]


def test_label_of_an_unrecognized_line_is_not_the_first() -> None:
    cable = cablegrammar.parse("SUBJECT: NETS\nPOSS DUPE SUBJ: BOATS")
    assert kept(cable) == ["SUBJECT: NETS", "POSS DUPE"]
    assert [(each.kind, each.text) for each in cable.extraneous] == [(ExtraneousKind.OTHER_SPELLING, "SUBJ:")]


def test_page_may_stand_before_a_label() -> None:
    cable = cablegrammar.parse("SUBJECT: NETS\nPAGE 01   LIMA  00417 TAGS: EFIS")
    assert kept(cable) == []
    assert [(each.kind, each.text) for each in cable.extraneous] == [
        (ExtraneousKind.PRINT_PAGE, "PAGE 01   LIMA  00417")
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("INFO\n      PA-01   /050 R", []),
        ("TO\nPOSS DUPE AMEMBASSY\nINFO OSLO", []),
        ("INFO\nflash  Declassified/Released US Department of State EO Systematic Review",
         ["INFO", "flash  Declassified/Released US Department of State EO Systematic Review"]),
        ("TO THE\nAMEMBASSY LIMA", []),
    ],
)  # fmt: skip
def test_addressees_below_their_verb_that_would_be_a_mark_beside_it(text: str, lines: list[str]) -> None:
    assert kept(cablegrammar.parse(text)) == lines


def test_addressees_after_exempted_members_do_not_go_on_without_route() -> None:
    cable = cablegrammar.parse("TO LIMA\nXMT CUSCO\nFM OSLO\nTO QUITO\nTO RUEHQT/BOGOTA\n")
    assert kept(cable) == ["TO QUITO"]
    assert cable.heading is not None
    assert [each.name for each in cable.heading.action] == ["LIMA", "BOGOTA"]


def test_surname_that_would_be_a_mark_without_its_points() -> None:
    assert kept(cablegrammar.parse("1. Nets.\nQQQQ ...")) == ["QQQQ"]
    assert cablegrammar.parse("1. Nets.\nHOLLOWAY ...").signature == "HOLLOWAY"


def test_letters_of_a_control_are_left_out_where_they_went_on_with_others() -> None:
    cable = cablegrammar.parse("S E C R E T E F T O LIMA 0123")
    assert cable.classification is not None
    assert cable.classification.controls == ("EFTO",)
    assert [(each.kind, each.text) for each in cable.extraneous] == [
        (ExtraneousKind.OTHER_SPELLING, "E F T O")
    ]
    assert cablegrammar.render(cable) == "S E C R E T EFTO LIMA 0123"
    for text in ("UNCLAS E F T O LIMA 0123", "S E C R E T EFTO LIMA 0123", "UNCLAS EFTO LIMA 0123"):
        assert cablegrammar.parse(text).extraneous == ()


def test_captions_among_tags() -> None:
    cable = cablegrammar.parse("TAGS SIPDIS., PREL, noforn, xipdis, PE")
    assert [str(each) for each in cable.captions] == ["SIPDIS", "NOFORN"]
    assert [str(each) for each in cable.tags] == ["PREL", "PE"]
    assert [(each.kind, each.text) for each in cable.extraneous] == [
        (ExtraneousKind.REPEATED_CAPTION, "xipdis,"),
        (ExtraneousKind.OTHER_SPELLING, "xipdis,"),
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (")", cablegrammar.Tag),
        ("EU COLLECTIVE\nXMT the port", cablegrammar.ArchiveAttributes),
    ],
)
def test_part_alone_that_the_model_does_not_take_is_refused(text: str, part: type[object]) -> None:
    with pytest.raises(cablegrammar.CableSyntaxError):
        cablegrammar.parse(text, into=part)


def test_pilcrow_in_a_record_s_attribute_is_covered() -> None:
    attribute = cablegrammar.parse("Subject: THE¶NETS", into=cablegrammar.ArchiveAttribute)
    assert attribute.text == "THE NETS"


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("REF: AND 13", [(None, "13", None)]),
        ("REF: , 2764", [(None, "2764", None)]),
        ("REF: ; MEMCON OF MAY 3", [(None, "MEMCON OF MAY 3", None)]),
        ("REF: XMEMCON OF MAY X", [(None, "XMEMCON OF MAY X", None)]),
        ("REF: LIMA 98 (XX)", [(None, "LIMA 98", "XX")]),
        ("REF: B.\n\nLIMA 98", [("B", "LIMA 98", None)]),
        (
            "REF: B. REF:  \n\n\nLIMA 98 (XX)\n     C. QUITO 5",
            [("B", "LIMA 98", "XX"), ("C", "QUITO 5", None)],
        ),
        ("REF: A. LIMA 98 ()\n     B. QUITO 5", [("A", "LIMA 98", None), ("B", "QUITO 5", None)]),
        ("REF: REF", []),
        ("REF: :", []),
        ("REF: ,13", [(None, "13", None)]),
        ("REF: A. 13,", [("A", "13", None)]),
        ("REF: A.\n\nLIMA 98, 99 (06)", [("A", "LIMA 98", None), ("A", "LIMA 99 (06)", None)]),
        ("REF: MEMCON OF MAY 3.", [(None, "MEMCON OF MAY 3", None)]),
        ("REF: LETTER OF MAY 3\nON NETS", [(None, "LETTER OF MAY 3 ON NETS", None)]),
        # With more than a hundred characters a reference is whole.
        (f"REF: {'LETTER':X<100}\nON NETS", [(None, f"{'LETTER':X<100} ON NETS", None)]),
        (f"REF: LIMA 98 ({93 * 'X'}) (NOTAL)", [(None, "LIMA 98", f"{93 * 'X'}; NOTAL")]),
    ],
)
def test_odd_references(text: str, references: list[tuple[str | None, str, str | None]]) -> None:
    cable = cablegrammar.parse(f"{text}\nSUBJECT: NETS\n")
    assert [(each.label, each.text, each.note) for each in cable.references] == references
    assert cable.unrecognized == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [("REF: LIMA 98 (SEE BELOW", "(SEE BELOW"), ("REF: LIMA 98; (NOTAL)", "(NOTAL)")],
)
def test_what_does_not_go_on_with_a_reference_is_kept(text: str, line: str) -> None:
    assert kept(cablegrammar.parse(f"{text}\nSUBJECT: NETS")) == [line]


@pytest.mark.parametrize(
    ("text", "extraneous"),
    [
        ("REF: A.\n     B. LIMA 98", [(ExtraneousKind.EMPTY_LABEL, "A.")]),
        ("REF: LIMA 98 AND QUITO 5", [(ExtraneousKind.OTHER_SPELLING, "AND")]),
    ],
)
def test_what_canonical_text_leaves_out_among_references(
    text: str, extraneous: list[tuple[ExtraneousKind, str]]
) -> None:
    cable = cablegrammar.parse(text)
    assert [(each.kind, each.text) for each in cable.extraneous] == extraneous


def test_what_is_no_reference_keeps_its_place() -> None:
    (line,) = cablegrammar.parse("REF: (SBU)\nSUBJECT: NETS").unrecognized
    assert (line.text, line.span) == ("(SBU)", cablegrammar.Span(5, 10))


def test_a_mark_and_a_text_that_make_a_ruler_are_no_item() -> None:
    with pytest.raises(ValueError, match=r"^Item: '\* ___' would not be read as an item$"):
        cablegrammar.Item("*", "___")


@pytest.mark.parametrize(
    "text",
    [
        # Any label above the text parts it from lines that say for whom it is.
        "DEPT FOR EUR/WE\n\n[TEXT]\n\nThe boats came to XX",
        "DEPT FOR EUR/WE\n\nE.O. 12958: N/A\n\nThe boats came.",
        "DEPT FOR EUR/WE\n\nTAGS: EFIS\n\nThe boats came.",
        # A label, or a line of a heading, makes what stands above it front matter, even a surname.
        "[TEXT]\n\nthe boats came\n\nTags",
        "[TEXT]\n\nthe boats came\n\nDerived From",
        "[TEXT]\n\nthe boats came\n\nVZCZCX",
        "the boats came\n\nReftel",
        "[TEXT]\n\n[TEXT] means the boats\n\nTags",
        # What goes on with a distribution that has no sum yet.
        "INFO ISO-00 OMB-01\n\n[TEXT]\n\nAAA-01 is a boat.",
        "INFO ISO-00 OMB-01 /012 R\n\nAAA-01 is a boat.",
        "INFO ISO-00 OMB-01\n\n[TEXT]\n\n/012 R is a boat.",
        "INFO ISO-00 OMB-01 /012 R\n\n/012 R is a boat.",
        "INFO ISO-00 OMB-01\n\nThe boats came.",
    ],
)
def test_the_text_is_marked_where_it_could_go_on_with_what_stands_above_it(text: str) -> None:
    cable = cablegrammar.parse(text)
    assert cablegrammar.render(cable) == text
    assert cable.unrecognized == ()


def test_class_of_other_fields_needs_a_builder() -> None:
    with pytest.raises(TypeError, match=r"^Tag needs a builder for the rule tag$"):
        _transform._of_one_text(cablegrammar.model.REGISTRY[cablegrammar.Tag])


def test_who_declassified_did_not_classify() -> None:
    text = "UNCLAS LIMA 000123\n\nSUBJECT: NETS\n\n1. The ledgers were declassified by the customs house.\n"
    assert cablegrammar.parse(text).classified_by is None


def test_lists_go_on_where_no_exempted_member_is_lost() -> None:
    """Below exempted members a name without a route would be taken for one more of them."""
    first, second = (
        cablegrammar.Addressee(name, exempt=(member,))
        for name, member in (("NATO COLLECTIVE", "AMEMBASSY ROME"), ("EU COLLECTIVE", "AMEMBASSY LIMA"))
    )
    assert _assemble._goes_on_with(cablegrammar.Addressee("SECSTATE WASHDC"), [first])
    assert not _assemble._goes_on_with(cablegrammar.Addressee("SECSTATE WASHDC"), [first, second])
