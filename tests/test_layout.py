"""What lies over a telegram is known by its kind, covered character for character, and kept."""

import pytest

import cablegrammar
from cablegrammar import ExtraneousKind, Paragraph, _layout

#: What tells a SMART message.
SMART = "MRN: 23 LIMA 2544\nDate/DTG: Sep 16, 2023 / 160150Z SEP 23\n"

#: How each section but the first begins in a print.
LATER_HEADING = """\
R 060911Z DEC 76
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 2911

S E C R E T SECTION 2 OF 2 LIMA 0123

EXDIS

USUN FOR AMBASSADOR"""

#: A heading that may stand twice over a telegram.
HEADING = """\
VZCZCXYZ0000
RR RUEHWEB

DE RUEHQT #0431/01 1231502
ZNY CCCCC ZZH
R 031502Z MAY 06
FM AMEMBASSY QUITO
TO RUEHC/SECSTATE WASHDC 2290
INFO RUEHPE/AMEMBASSY LIMA 0212
"""
#: What a telegram says below it.
BODY = """\
C O N F I D E N T I A L QUITO 000431

SIPDIS

E.O. 12958: DECL: 05/03/2016
TAGS: ETRD, EC
SUBJECT: GROWERS ASK FOR A PIER

Classified By: Ambassador Ola Sample, reasons 1.4 (b) and (d).

1. (C) The growers of the coast asked for a pier.

2. (U) Nothing was signed.
PATTERN
"""
#: The top of the same, cut in its first sentence.
TEASER = f"{BODY[: BODY.index(' coast')]}...\n\n"

#: What a text of a kind looks like: kind, text, and what of it is kept.
COVERED = [
    (ExtraneousKind.PUBLISHER_ROW, f"{HEADING}\n9/3/2006 15:02 SECRET\n\n{BODY}", "9/3/2006 15:02 SECRET"),
    (
        ExtraneousKind.HEADING_BANNER,
        f"C O N F I D E N T I A L   QUITO   00000431\n{HEADING}\n{BODY}",
        "C O N F I D E N T I A L   QUITO   00000431",
    ),
    (
        ExtraneousKind.PUBLISHER_ROW,
        f"{HEADING}\n11541\n\n2006-05-03\n\n06QUITO431\n\nEmbassy Quito\n\nCONFIDENTIAL\n\n{BODY}",
        "11541\n\n2006-05-03\n\n06QUITO431\n\nEmbassy Quito\n\nCONFIDENTIAL",
    ),
    (
        ExtraneousKind.PUBLISHER_ROW,
        f"{HEADING}\n06QUITO431\nEmbassy Quito\nSECRET\n06LIMA98\n\n{BODY}",
        "06QUITO431\nEmbassy Quito\nSECRET\n06LIMA98",
    ),
    (
        ExtraneousKind.PUBLISHER_ROW,
        f"{HEADING}\n46151\t5/3/2006 7:02\t06QUITO431\tEmbassy Quito\tSECRET\n\n{BODY}",
        "46151\t5/3/2006 7:02\t06QUITO431\tEmbassy Quito\tSECRET",
    ),
    (
        ExtraneousKind.PUBLISHER_ROW,
        f"{HEADING}\nid: 236843 NETS 1\ndate: 5/3/2006 18:57\nheader:\n{BODY}",
        "id: 236843 NETS 1\ndate: 5/3/2006 18:57\nheader:",
    ),
    (ExtraneousKind.EXPORT_WORD, f"TelegramRestricted by caption. {BODY}", "TelegramRestricted by caption."),
    (
        ExtraneousKind.EXPORT_WORD,
        f"TelegramUNCLASSIFIED   QUITO   00000431\n{HEADING}",
        "TelegramUNCLASSIFIED   QUITO   00000431",
    ),
    (
        ExtraneousKind.MESSAGE_HEAD,
        f"{HEADING}\nGROWERS ASK\nClass:  SECRET\nKey:  06QUITO431\n\n{BODY}",
        "GROWERS ASK\nClass:  SECRET\nKey:  06QUITO431",
    ),
    (
        ExtraneousKind.MESSAGE_HEAD,
        f"From: Example, Ann\nSent: Monday, May 08, 2006\nTo: Quito Desk\nSubject: PIER\n\nUNCLAS\n\n{HEADING}",
        "From: Example, Ann\nSent: Monday, May 08, 2006\nTo: Quito Desk\nSubject: PIER\n\nUNCLAS",
    ),
    (
        ExtraneousKind.INBOX_PRINT,
        f"CXLIM:\n    ACTION: AMB\n    INFO:   DCM\n\nCHARGE: PROG\n\nDRAFTED: P/E:OSAMPLE\n\n{HEADING}",
        "CXLIM:\n    ACTION: AMB\n    INFO:   DCM\n\nCHARGE: PROG\n\nDRAFTED: P/E:OSAMPLE",
    ),
    (
        ExtraneousKind.STORE_LINE,
        f"{BODY}\n2006QUITO00431 - Classification: CONFIDENTIAL\n",
        "2006QUITO00431 - Classification: CONFIDENTIAL",
    ),
    (ExtraneousKind.LINE_ESCAPE, "SUBJECT: NETS \\\nTAGS: EFIS", "\\"),
    (ExtraneousKind.REPETITION, f"{HEADING}\n{HEADING}\n{BODY}", HEADING.rstrip()),
    (
        ExtraneousKind.SECTION_SIGNATURE,
        "1. NETS.\nEXAMPLE\n\nSECRET\n\nNNN\n\nSECRET\n\nPAGE 01   LIMA 04000  02 OF 02  132044Z\n\n2. BOATS.\nEXAMPLE\n",
        "EXAMPLE",
    ),
    (ExtraneousKind.COPIES_COUNT, "NNNN\nRTD:000-000/COPIES:\n", "RTD:000-000/COPIES:"),
    (ExtraneousKind.COPIES_COUNT, "NNNN\nRTD: 000-000 COPIES: 3\n", "RTD: 000-000 COPIES: 3"),
    (
        ExtraneousKind.CORRECTED_COPY,
        "***CORRECTED COPY***\nROUTINE\nR 060911Z DEC 06\nFM LIMA",
        "***CORRECTED COPY***",
    ),
    (
        ExtraneousKind.HEADING_BANNER,
        f"S E C R E T SECTION 01 OF 02 QUITO 000431\n{HEADING}\nS E C R E T SECTION 01 OF 02 QUITO 000431",
        "S E C R E T SECTION 01 OF 02 QUITO 000431",
    ),
    *(
        (kind, f"{banner}\n\nRoutine\n{HEADING}", banner)
        for kind, banner in (
            (ExtraneousKind.MESSAGE_BANNER, "Classification: Unclassified//"),
            (ExtraneousKind.MESSAGE_BANNER, "CLASSIFCATION UNCLASSIFIED //"),
            (ExtraneousKind.MESSAGE_BANNER, "//UMCLASSIFIED///"),
            (ExtraneousKind.HEADING_BANNER, "UNCLASSIFIED//FOUO"),
            (ExtraneousKind.HEADING_BANNER, "U N C L A S S I F I E D"),
            (ExtraneousKind.HEADING_BANNER, "UNLCASIFIED"),
        )
    ),
    *(
        (ExtraneousKind.STORE_LINE, f"{HEADING}\n\n{BODY}\n\n{line}", line)
        for line in ("2006STATE278812 - SECRET//NOFORN", "2006QUITO0431-Confidential")
    ),
    (
        ExtraneousKind.ROUTING_NOTICE,
        "UNCLAS\nADMINISTRATIVE MESSAGE\nROUTINE\n\nNAVADMIN 924/12",
        "ADMINISTRATIVE MESSAGE\nROUTINE",
    ),
    (ExtraneousKind.END_OF_DOCUMENT, "NETS.\n\n=====CABLE ENDS=====\n", "=====CABLE ENDS====="),
    (ExtraneousKind.END_OF_DOCUMENT, "NETS.\n\n*** End of Telegram ***\n", "*** End of Telegram ***"),
    (
        ExtraneousKind.CORRECTED_COPY,
        "CORRECTED COPY\nROUTINE\nR 060911Z DEC 06\nFM LIMA",
        "CORRECTED COPY",
    ),
    (
        ExtraneousKind.ARCHIVE_ATTRIBUTES,
        "NETS\nMessage Attributes \nTitle: NETS\nTo: LIMA",
        "Message Attributes \nTitle: NETS\nTo: LIMA",
    ),
    (ExtraneousKind.ARCHIVE_LABEL, "Message Text\n\nUNCLAS", "Message Text"),
    (
        ExtraneousKind.DECLASSIFICATION_STAMP,
        "NETS\n  Declassified/Released US Department of State EO Systematic Review 05 JUL 2006\nMORE",
        "Declassified/Released US Department of State EO Systematic Review 05 JUL 2006",
    ),
    (
        ExtraneousKind.DECLASSIFICATION_STAMP,
        "NETS\nDeclassified/Released\nUS Department of State\nEO Systematic Review\n05 JUL 2006\n",
        "Declassified/Released\nUS Department of State\nEO Systematic Review\n05 JUL 2006",
    ),
    (
        ExtraneousKind.PARTIAL_EXTRACT_NOTICE,
        "This record is a partial extract of the original cable. The rest is not here.\nNETS",
        "This record is a partial extract of the original cable. The rest is not here.",
    ),
    (
        ExtraneousKind.PUBLICATION_DATE,
        "Tuesday, 14 March 2006, 10:22\nS E C R E T",
        "Tuesday, 14 March 2006, 10:22",
    ),
    (
        ExtraneousKind.PRINT_PAGE,
        "PAGE 02        CAPE T  00097  01 OF 03  182017Z\nNETS",
        "PAGE 02        CAPE T  00097  01 OF 03  182017Z",
    ),
    (
        ExtraneousKind.PRINT_PAGE,
        "CONFIDENTIAL\n\nCONFIDENTIAL   ABC123\n\nPAGE 02        CAPE T  00097  182017\nNETS",
        "CONFIDENTIAL\n\nCONFIDENTIAL   ABC123\n\nPAGE 02        CAPE T  00097  182017",
    ),
    (
        ExtraneousKind.PRINT_PAGE,
        "the net PAGE 02   LIMA  00123  182017Z was long",
        "PAGE 02   LIMA  00123  182017Z",
    ),
    (ExtraneousKind.PAGE_MARKER, "LIMA 00000123  002 OF 002\n", "LIMA 00000123  002 OF 002"),
    (ExtraneousKind.PAGE_MARKER, " TEL AVIV 00000123  001.2 OF 003 \n", "TEL AVIV 00000123  001.2 OF 003"),
    (ExtraneousKind.PAGE_MARKER, "the net LIMA 00000123  002 of 002 was long", "LIMA 00000123  002 of 002"),
    (
        ExtraneousKind.DISTRIBUTION,
        "48\nACTION EUR-12\n\nINFO  OCT-01  ISO-00 SS-15\n   /028 W\nNETS",
        "48\nACTION EUR-12\n\nINFO  OCT-01  ISO-00 SS-15\n   /028 W",
    ),
    (
        ExtraneousKind.DISTRIBUTION,
        "ORIGIN AF-00 INFO OCT-01 (ISO) /001 W\n",
        "ORIGIN AF-00 INFO OCT-01 (ISO) /001 W",
    ),
    (ExtraneousKind.DISTRIBUTION_LABEL, "Distribution:\nUNCLAS", "Distribution:"),
    (
        ExtraneousKind.HANDLING_LINE,
        "            ---------------------     057705\nR 060911Z DEC 06",
        "---------------------     057705",
    ),
    (
        ExtraneousKind.HANDLING_LINE,
        "------------------352654  200910Z /23\n",
        "------------------352654  200910Z /23",
    ),
    (
        ExtraneousKind.DRAFTING,
        "DRAFTED BY EUR/WE:A.OKONJO\nAPPROVED BY EUR/WE:O.TREMAINE\nR 060911Z DEC 06",
        "DRAFTED BY EUR/WE:A.OKONJO\nAPPROVED BY EUR/WE:O.TREMAINE",
    ),
    (ExtraneousKind.PRINT_BANNER, "CONFIDENTIAL     PTQ1859\nNETS", "CONFIDENTIAL     PTQ1859"),
    (ExtraneousKind.PRINT_BANNER, "ABC0012\nNETS", "ABC0012"),
    (ExtraneousKind.PRINT_BANNER, "SECRET    LIMA PERU    00000123\nNETS", "SECRET    LIMA PERU    00000123"),
    (ExtraneousKind.STRAY_CAPTION, "the Secretary\nSIPDIS\nof the board", "SIPDIS"),
    (ExtraneousKind.STRAY_CAPTION, "the Secretary of the SIPDIS board", "SIPDIS"),
    (ExtraneousKind.STRAY_CAPTION, "the Secretary of the\nSIPDIS board", "SIPDIS"),
    (ExtraneousKind.STRAY_CAPTION, "the Secretary of the\n\nSIPDIS board", "SIPDIS"),
    (ExtraneousKind.STRAY_CAPTION, "the Secretary \n \nSIPDIS \nof the board", "SIPDIS"),
    (ExtraneousKind.STRAY_CAPTION, "the Secretary,   \n\n\n\nSIPDIS\nof the board", "SIPDIS"),
    (ExtraneousKind.END_OF_SECTION, "NNNN\n\nCONFIDENTIAL\nPAGE 01     LIMA  00123  182017Z\n", "NNNN"),
    (
        ExtraneousKind.LATER_HEADING,
        f"SECRET\n\nNNNN\n\nSECRET\nPAGE 01  LIMA  00123  02 OF 02  182017Z\n{LATER_HEADING}\n\nthe nets",
        LATER_HEADING,
    ),
    (ExtraneousKind.PAGE_MARKER, "the\nPAGE 02 RUEHAM1234 UNCLAS\nnets", "PAGE 02 RUEHAM1234 UNCLAS"),
    (
        ExtraneousKind.PAGE_MARKER,
        "the Minister\n\nLima 00000123 002.2 of 003\n\nof fish",
        "Lima 00000123 002.2 of 003",
    ),
    (ExtraneousKind.END_OF_DOCUMENT, "NETS\n<< END OF DOCUMENT >>", "<< END OF DOCUMENT >>"),
    (ExtraneousKind.END_OF_DOCUMENT, "NETS\nEnd Cable Text\n", "End Cable Text"),
    (ExtraneousKind.END_OF_DOCUMENT, "NETS\n>\n", ">"),
    (
        ExtraneousKind.DATABASE_FIELD,
        "ID: 4711\nORIGIN: LIMA\nDATE: 2006\n\nVZCZC",
        "ID: 4711\nORIGIN: LIMA\nDATE: 2006",
    ),
    (ExtraneousKind.DATABASE_FIELD, "<<4711>>\nNETS\nLIMA\nVZCZCXRO1234", "<<4711>>\nNETS\nLIMA"),
    (ExtraneousKind.DATABASE_FIELD, "5/6/2006 10:20\nUNCLAS", "5/6/2006 10:20"),
    (
        ExtraneousKind.DATABASE_FIELD,
        "<<4711>>\nLIMA\n\nO 060911Z DEC 06\nFM AMEMBASSY LIMA",
        "<<4711>>\nLIMA",
    ),
    (ExtraneousKind.CUT_MARK, "and then the net\n...\n", "..."),
    (ExtraneousKind.GAP_MARK, "NETS\n¿¿\nNETS", "¿¿"),
    (ExtraneousKind.MESSAGE_BANNER, "UNCLASSIFIED//\nNETS", "UNCLASSIFIED//"),
    (
        ExtraneousKind.MESSAGE_BANNER,
        "CLASSIFICATION: UNCLASSIFIED//\nNETS",
        "CLASSIFICATION: UNCLASSIFIED//",
    ),
    (
        ExtraneousKind.COLLATION_NOTICE,
        "***THIS IS A 2 SECTION MESSAGE COLLATED BY LIMA***\nNETS",
        "***THIS IS A 2 SECTION MESSAGE COLLATED BY LIMA***",
    ),
    (ExtraneousKind.COLLATION_NOTICE, "NETS\nQQQQ\nBOATS", "QQQQ"),
    (ExtraneousKind.COLLATION_NOTICE, "NETS QQQQ  AND BOATS", "QQQQ"),
    (ExtraneousKind.HEADING_BANNER, "ROUTINE\nR 060911Z DEC 06\nFM LIMA", "ROUTINE"),
    (ExtraneousKind.HEADING_BANNER, "UNCLASSIFIED\n\nR 060911Z DEC 06\nFM LIMA", "UNCLASSIFIED"),
    (
        ExtraneousKind.ROUTING_NOTICE,
        "R 060911Z DEC 06\nPASS TO OFFICE CODES:\nFM LIMA",
        "PASS TO OFFICE CODES:",
    ),
    (
        ExtraneousKind.PRINT_SOURCE,
        "123456\nSOURCE:  CBLEXPT.012345\nNETS",
        "123456\nSOURCE:  CBLEXPT.012345",
    ),
    (ExtraneousKind.PUBLISHER_NOTE, "NOTE - found twice\nSIPDIS", "NOTE - found twice"),
    (ExtraneousKind.PUBLISHER_NOTE, "Note - found twice\nSENSITIVE", "Note - found twice"),
    (ExtraneousKind.SMART_FIELD, f"{SMART}Drafted By: POL:Example, Ann\n", "MRN: 23 LIMA 2544"),
    (ExtraneousKind.SMART_PAGE, f"{SMART}\nUNCLASSIFIED\nPage 1 of 2\n", "UNCLASSIFIED\nPage 1 of 2"),
    (ExtraneousKind.RELEASE_STAMP, f"{SMART}Released in Full\n", "Released in Full"),
    (ExtraneousKind.MARKUP, f"{SMART}**Nets** were cast.\n", "**"),
    (
        ExtraneousKind.REPEATED_FIELD,
        f"{SMART}TAGS: PREL\n\nR 160150Z SEP 23\nFM LIMA\nTAGS: PREL\n",
        "TAGS: PREL",
    ),
    (ExtraneousKind.REPEATED_BANNER, f"UNCLASSIFIED\n{SMART}\nR 160150Z SEP 23\nFM LIMA\n", "UNCLASSIFIED"),
    (
        ExtraneousKind.ARCHIVE_FOOTER,
        "NETS\n*** Current Classification *** UNCLASSIFIED\n",
        "*** Current Classification *** UNCLASSIFIED",
    ),
    (ExtraneousKind.PILCROW, "¶1. The boats came.", "¶"),
    (ExtraneousKind.PILCROW, "[1](#)1. The boats came.", "[1](#)"),
    (ExtraneousKind.LINK_TARGET, "TAGS: [PREL](#)", "](#)"),
    (ExtraneousKind.LINK_TARGET, "TAGS: PREL](#)", "](#)"),
    (ExtraneousKind.LINK_TARGET, "the [net](#)](#)", "](#)"),
]


def test_a_line_in_capitals_below_a_later_heading_is_text() -> None:
    """An attention line begins with the symbol of an office."""
    line = "GOVERNMENT FOR THE FIRST TIME AGREED TO HOLD TALKS."
    page = "SECRET\nPAGE 01  LIMA  00123  02 OF 02  182017Z"
    cable = cablegrammar.parse(
        f"SUBJECT: NETS\n\n1. (C) The boats came home.\n\nNNNN\n\n{page}\n{LATER_HEADING}\n\n{line}\n\n2. Nets."
    )
    assert line in cablegrammar.render(cable)
    assert LATER_HEADING in [each.text for each in cable.extraneous]


@pytest.mark.parametrize(("kind", "text", "kept"), COVERED)
def test_mark_is_covered(kind: ExtraneousKind, text: str, kept: str) -> None:
    """A mark is kept by its kind, and blanks stand over it."""
    covered, found, _ = _layout.cover(text)
    assert len(covered) == len(text)
    mark = next(each for each in found if each.kind is kind)
    assert kept == mark.text == text[mark.span.start : mark.span.end]
    assert not covered[mark.span.start : mark.span.end].strip()


#: What the telegram's own rules leave out: kind, text, and what of it is kept.
LEFT_OUT = [
    (ExtraneousKind.STRAY_CAPTION, "1. The boats came.\n\n2. Nets were cast.\n\nSIPDIS\n", "SIPDIS"),
    (ExtraneousKind.REPEATED_CAPTION, "SIPDIS\nSIPDIS\nSUBJECT: NETS", "SIPDIS"),
    (ExtraneousKind.REPEATED_TAG, "TAGS: PREL, EFIS, PREL", "PREL"),
    (ExtraneousKind.REPEATED_LINE, "SUBJECT: NETS\nSUBJECT: NETS", "SUBJECT: NETS"),
    (ExtraneousKind.REPEATED_LINE, "TAGS: PREL\nTAGS: EFIS", "TAGS:"),
    (ExtraneousKind.OTHER_SPELLING, "SUBJ: NETS", "SUBJ:"),
    (ExtraneousKind.OTHER_SPELLING, "R 060911Z Dec 2006\nUNCLAS LIMA 000123", "060911Z Dec 2006"),
    (ExtraneousKind.OTHER_SPELLING, "ZZ OO 060911Z DEC 06\nUNCLAS LIMA 000123", "ZZ OO"),
    (ExtraneousKind.OTHER_SPELLING, "SUBJECT: NETS\nREF: LIMA 12 AND 13", "AND"),
    (ExtraneousKind.OTHER_SPELLING, "SUBJECT: NETS\nREF: REF A. LIMA 12", "REF: REF"),
    (ExtraneousKind.OTHER_SPELLING, "SUBJECT: NETS\nREF: Ref A. LIMA 12", "Ref A."),
    (ExtraneousKind.CLASSIFICATION_BANNER, "UNCLAS LIMA 000123\nUNCLASSIFIED\nSUBJECT: NETS", "UNCLASSIFIED"),
    (ExtraneousKind.CLASSIFICATION_BANNER, "1. The boats came.\n\nSECRET\n\n2. They went.", "SECRET"),
    (ExtraneousKind.TRAILER, "1. The boats came.\nWINTERBOTTOM\nUNCLASSIFIED\n", "UNCLASSIFIED"),
    (ExtraneousKind.REDACTION, "REF: LIMA 98\n\nXXXXXXXX\n\nSUBJECT: NETS", "XXXXXXXX"),
    (ExtraneousKind.REDACTION, "1. The boats came.\nNNNN\n XXXXXXXX\n", "XXXXXXXX"),
    (ExtraneousKind.SEPARATION, "FM AMEMBASSY LIMA\nBT\nBT\nUNCLAS LIMA 000123", "BT"),
    (ExtraneousKind.EMPTY_LABEL, "SUBJECT: NETS\nREF:\n\n1. The boats came.", "REF:"),
    (ExtraneousKind.EMPTY_LABEL, "TAGS:\nSUBJECT: NETS", "TAGS:"),
    (ExtraneousKind.EMPTY_LABEL, "TAGS: ()\nSUBJECT: NETS", "TAGS: ()"),
    (ExtraneousKind.EMPTY_LABEL, "REF: A.\n\nSUBJECT: NETS", "REF: A."),
    (ExtraneousKind.EMPTY_LABEL, "REF: A. LIMA 98 B.\n\nSUBJECT: NETS", "B."),
    (ExtraneousKind.EMPTY_LABEL, "TAGS: SIPDIS\nSUBJECT: NETS", "TAGS:"),
    (ExtraneousKind.EMPTY_LABEL, "REF: (SBU)\nSUBJECT: NETS", "REF:"),
    (ExtraneousKind.OTHER_SPELLING, "SUBJECT: NETS\nREF: REF LIMA 98", "REF"),
    (ExtraneousKind.OTHER_SPELLING, "SUBJECT: SUBJECT: NETS", "SUBJECT: SUBJECT:"),
    (ExtraneousKind.OTHER_SPELLING, "TAGS: TAGS: PREL\nSUBJECT: NETS", "TAGS: TAGS:"),
    (ExtraneousKind.OTHER_SPELLING, "REF: REF: LIMA 98\nSUBJECT: NETS", "REF: REF:"),
    (ExtraneousKind.SEPARATION, "BT\n\nSUBJECT: NETS", "BT"),
    (ExtraneousKind.SEPARATION, "SUBJECT: NETS\nREF: LIMA 98\n\nBT\n\n1. The boats came.", "BT"),
    (ExtraneousKind.SEPARATION, "1. The boats came.\n\nBT\n\n2. They went.", "BT"),
    (ExtraneousKind.CANONICAL_MARK, "1. The boats came.\n\n[UNSIGNED]\n\n2. They went.", "[UNSIGNED]"),
    (ExtraneousKind.CANONICAL_MARK, "SUBJECT: NETS\n\n[TEXT]\n\nThe boats came.", "[TEXT]"),
]


@pytest.mark.parametrize(("kind", "text", "kept"), LEFT_OUT)
def test_what_canonical_text_leaves_out_is_kept(kind: ExtraneousKind, text: str, kept: str) -> None:
    """What a rule knows and canonical text does not repeat is kept by its kind, with its place."""
    cable = cablegrammar.parse(text)
    left_out = [each for each in cable.extraneous if each.kind is kind]
    assert [kept] == [each.text for each in left_out][:1]
    for each in left_out:
        assert each.text == text[each.span.start : each.span.end]


@pytest.mark.parametrize("text", [text for _, text, _ in LEFT_OUT])
def test_what_is_left_out_is_not_missed(text: str) -> None:
    """Without it the telegram is the same."""
    cable = cablegrammar.parse(text)
    again = cablegrammar.parse(cablegrammar.render(cable))
    assert again == cable
    assert {each.kind for each in again.extraneous} <= {ExtraneousKind.CANONICAL_MARK}


def test_separation_stands_between_heading_and_text_alone() -> None:
    """The first of several is the telegram's own; without a heading none is."""
    heading = "FM AMEMBASSY LIMA\n"
    kept = cablegrammar.parse(f"{heading}BT\n\nUNCLAS LIMA 000123")
    assert kept.extraneous == ()
    twice = cablegrammar.parse(f"{heading}BT\n\nUNCLAS LIMA 000123\n\n1. Nets.\n\nBT\n\n2. Boats.")
    assert [(each.kind, each.span.start) for each in twice.extraneous] == [(ExtraneousKind.SEPARATION, 52)]
    alone = cablegrammar.parse(f"BT\n{heading}")
    assert [each.kind for each in alone.extraneous] == [ExtraneousKind.SEPARATION]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("NETS\n \n  \nBOATS", "NETS\n\n\n\n\n\nBOATS"),
        ("NETS\n\t\n  BOATS\n ", "NETS\n\n\n  BOATS\n "),
        ("NETS \n\n BOATS", "NETS \n\n BOATS"),
        ("NETS\r\n \r\nBOATS", "NETS \n\n\n\nBOATS"),
        ("NETS\n\nSECRET\nPAGE 02   LIMA  00123  182017Z\nBOATS", "NETS" + 40 * "\n" + "BOATS"),
    ],
)
def test_blank_lines_hold_no_blanks(text: str, covered: str) -> None:
    """Each blank of a blank line is a line feed, so that every offset stays."""
    assert covered == _layout.cover(text)[0]


def test_every_kind_has_a_row() -> None:
    """No kind is without a text that shows it."""
    assert set(ExtraneousKind) == {kind for kind, _, _ in (*COVERED, *LEFT_OUT)}


@pytest.mark.parametrize(
    "text",
    [
        "UNCLAS\r\nLIMA\r\n",
        "A\tB\xa0C\u2003D\u3000E\x1fF",
        "A\rB\x0bC\x0cD\x1cE\x1dF\x1eG\x85H\u2028I\u2029J",
    ],
)
def test_white_space_of_any_kind(text: str) -> None:
    """Every kind of white space is a blank or the end of a line, one character for one."""
    covered, found, _ = _layout.cover(text)
    assert found == []
    assert len(covered) == len(text)
    assert covered.split() == text.split()
    assert {character for character in covered if character.isspace()} <= {" ", "\n"}


def test_carriage_return_before_a_line_feed_ends_no_line_of_its_own() -> None:
    """A line ends once, however its end is written."""
    assert _layout.cover("A\r\nB\rC\nD")[0] == "A \nB\nC\nD"


BOATS_CAME = "The boats of the pilots came in again from the north"
THEN_WENT = "went up to the lighthouse together and then went"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "1. The boats which came from the north and the\nLIMA 00000123  002 OF 002\n\n\nSouth went home.",
            "the South",
        ),
        ("1. The boats came in, \n\nLIMA 00000123  002 OF 002 \n\nand went.", "in, and"),
        # Between two sentences a page ends with a line as long as others.
        (
            f"1. {BOATS_CAME}.\n \nLIMA 00000123  002 OF 002\n \n \nThe crew {THEN_WENT}\nhome.",
            "north. The crew",
        ),
        (f"1. {BOATS_CAME}.\nPAGE 02 RUEHPE0123 UNCLAS\nThe crew {THEN_WENT}.", "north. The crew"),
        ("1. The boats came\n\nPAGE 02   LIMA  00123  182017Z\n\nand went.", "came and"),
        ("1. The Secretary\n\nSIPDIS\nof the board came.", "Secretary of"),
        ("1. The boats LIMA 00000123  002 OF 002 came.", "boats came"),
        ("1. The boats came\nfrom the north and the\nQfrom the north and the\nsouth.", "the south"),
    ],
)
def test_sentence_goes_on_after_a_mark(text: str, sentence: str) -> None:
    """A mark that fell into a sentence does not part it."""
    cable = cablegrammar.parse(text)
    (paragraph,) = cable.paragraphs
    assert sentence in " ".join(paragraph.text.split())
    assert len(cable.extraneous) == 1


ROWS = [
    "187945\n2006-05-03 15:02:00\n06QUITO431\nEmbassy Quito\nCONFIDENTIAL\n\n",
    "187945\n2006-05-03 15:02:00\n06QUITO431\nSecretary of State\nSECRET//NOFORN\n05LIMA5|06QUITO39\n",
    ">\n5/3/2006 15:02\n06QUITO431\nUS Mission Geneva\nSECRET\n\n",
    "03.05.2006 15:02\nEmbassy Quito\n\n",
    "2006-05-03 15:02:00\t06QUITO431\tEmbassy Quito\tCONFIDENTIAL\t05LIMA5\t",
    "161824 2006-05-03 15:02:00 06QUITO431 Embassy Quito CONFIDENTIAL  ",
    '34552,5/3/2006 15:02,06QUITO431,"Embassy\nQuito",CONFIDENTIAL,,"',
    '"34552","5/3/2006 15:02","06QUITO431","Embassy Quito","CONFIDENTIAL","05LIMA5|06QUITO39","',
    "id: 186533\ndate: 5/3/2006 15:02\nrefid: 06QUITO431\norigin: Embassy Quito\ndestination: \nheader:\n",
    "CLASSIFICATION: CONFIDENTIAL\nMISC: \nDESTINATION: ",
]


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("above", ["", f"{HEADING}\n", f"{HEADING}\n{TEASER}"])
def test_row_of_a_publishers_table(row: str, above: str) -> None:
    """A row is no part of a telegram, and what stands above it stands below again: the rest is read as without."""
    heading, body = HEADING, BODY
    if row.endswith('"'):
        body = f'","{body}'
    elif "\t" in row:
        heading = heading.rstrip().replace("\n", "\\\n")
        body = "\t" + body.replace("\n", " \\\n")
    elif row.startswith("id:"):
        heading += "\n----------------- header ends ----------------\n"
    text = f"{above}{row}{heading}{body}"
    cable = cablegrammar.parse(text)
    assert cable == cablegrammar.parse(f"{HEADING}\n{BODY}")
    assert cable.unrecognized == ()
    kinds = [each.kind for each in cable.extraneous]
    assert ExtraneousKind.PUBLISHER_ROW in kinds
    assert kinds.count(ExtraneousKind.REPETITION) == bool(above)


def test_teaser_is_a_repetition() -> None:
    """What is cut off above the whole telegram counts for nothing."""
    cable = cablegrammar.parse(f"{TEASER}{BODY}")
    assert cable == cablegrammar.parse(BODY)
    assert [each.kind for each in cable.extraneous] == [ExtraneousKind.REPETITION]


def test_copies_of_a_heading_may_begin_differently() -> None:
    """From the date-time group on they are the same; what stands above it is kept where only one copy has it."""
    short = HEADING[HEADING.index("R 0315") :]
    expected = cablegrammar.parse(f"{HEADING}\n{BODY}")
    assert cablegrammar.parse(f"{HEADING}\n{short}\n{BODY}") == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADING}\n{BODY}",
        f"{HEADING}\n{BODY}\n3. Quoted:\n\nR 031502Z MAY 06\nFM AMEMBASSY QUITO\nTO SECSTATE WASHDC\n",
        "Nets.\n\nNets.\n\nBoats.",
        "VZCZCXYZ0000",
    ],
)
def test_what_stands_once_is_no_repetition(text: str) -> None:
    """Nor is a paragraph that stands twice, or a telegram that another quotes."""
    cable = cablegrammar.parse(text)
    assert ExtraneousKind.REPETITION not in {each.kind for each in cable.extraneous}


def test_mark_of_the_end_hides_no_surname() -> None:
    """The surname is the last of the text."""
    cable = cablegrammar.parse(f"{HEADING}\n{BODY}\n\n=======CABLE ENDS==========\n")
    assert cable.signature == "PATTERN"
    assert len(cable.paragraphs) == 2


@pytest.mark.parametrize("signs", ["\\", "\\\\\\"])
def test_backslashes_at_the_ends_of_lines(signs: str) -> None:
    """They are an escape of a publisher, at the end of the text as well."""
    plain = f"{HEADING}\n{BODY}"
    cable = cablegrammar.parse(plain.replace("\n", f" {signs}\n").rstrip())
    assert cable == cablegrammar.parse(plain)
    assert {each.kind for each in cable.extraneous} == {ExtraneousKind.LINE_ESCAPE}
    kept = cablegrammar.parse("1. Nets cost 5\\6 dollars.")
    assert kept.extraneous == ()


SECTIONS = """\
Message Text
SECRET

PAGE 01        LIMA  04000  01 OF 02  132011Z
R 121640Z MAY 79
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 5880

S E C R E T SECTION 1 OF 2 LIMA 4000

FOR THE ASSISTANT SECRETARY

TAGS: EFIS, PE
SUBJECT: NETS AND BUOYS

1. THE NETS ARE NOT AS GOOD AS THE BUOYS OF
EXAMPLE


SECRET


NNN

 Declassified/Released US Department of State EO Systematic Review 30 JUN 2005
SECRET

PAGE 01        LIMA  04000  02 OF 02  132044Z
R 121640Z MAY 79
 Ann Q. Example  Declassified/Released  US Department of State EO Systematic Review  20 Mar 2014
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 5881

S E C R E T SECTION 2 OF 2 LIMA 4000

FOR THE ASSISTANT SECRETARY
TAGS: EFIS, PE

QUITO.

2. THE BUOYS ARE RED.
EXAMPLE


SECRET


NNN
"""


def test_sections_of_a_print() -> None:
    """Stamps may stand between them; what they repeat is put aside; a sentence goes on from one to the next."""
    cable = cablegrammar.parse(SECTIONS)
    assert [" ".join(each.text.split()) for each in cable.body] == [
        "THE NETS ARE NOT AS GOOD AS THE BUOYS OF QUITO.",
        "THE BUOYS ARE RED.",
    ]
    assert cable.signature == "EXAMPLE"
    assert [each.text for each in cable.attention] == ["FOR THE ASSISTANT SECRETARY"]
    assert len(cable.tags) == 2
    assert cable.unrecognized == ()
    aside = [(each.kind, each.text) for each in cable.extraneous]
    assert (ExtraneousKind.SECTION_SIGNATURE, "EXAMPLE") in aside
    assert (ExtraneousKind.REPEATED_LINE, "TAGS: EFIS, PE") in aside
    # What an archive says may stand below.
    record = cablegrammar.parse(f"{SECTIONS}\nMessage Attributes\n" + 100 * "Draft Date: 01 JAN 1975\n")
    assert record.body == cable.body
    # Only the surname under the whole text is one.
    other = cablegrammar.parse(SECTIONS.replace("\nEXAMPLE\n", "\nGUAYAQUIL\n", 1))
    assert "GUAYAQUIL" in other.paragraphs[0].text
    plain = cablegrammar.parse(SECTIONS.replace("FOR THE ASSISTANT SECRETARY\nTAGS: EFIS, PE\n", ""))
    assert plain.paragraphs == cable.paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "Declassified/Released by nobody\n",
        f"NETS {'A ' * 60}Declassified/Released US Department of State EO Systematic Review\n",
    ],
)
def test_words_of_a_stamp_are_none_alone(text: str) -> None:
    """A stamp begins its line, and names who reviewed what."""
    assert cablegrammar.parse(text).extraneous == ()


STAMP = " Declassified/Released US Department of State EO Systematic Review 30 JUN 2005 \n"


@pytest.mark.parametrize(
    "between",
    [
        "\nSECRET\n \nSECRET\n \nPAGE 02  LIMA 00123  182017Z\n \n",
        "\nPAGE 02  LIMA 00123  182017Z\n",
        f"\n{STAMP}\n\f{STAMP}",
        f"\nSECRET\n \nSECRET\n{STAMP}\n\f{STAMP}PAGE 02  LIMA 00123  182017Z\n \n",
        f"\nSECRET\n \nPAGE 02  LIMA 00123  182017Z\n{STAMP}\n\f{STAMP}\n",
        f"\nSECRET\n{STAMP}\n\f{STAMP} \nSECRET\n \nPAGE 02  LIMA 00123  182017Z\n \n",
    ],
)
@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("1. THE PILOTS CAME TO SEE THE NEW LIGHT.", "THEY STAYED FOR TWO DAYS."),
        ("1. THE PILOTS CAME TO SEE A VERY LONG-", "LASTING LIGHT."),
        ("1. THE PILOTS:", "THEIR BOATS AND THEIR NETS."),
    ],
)
def test_page_of_a_print_parts_no_paragraph(line: str, rest: str, between: str) -> None:
    """A page or a stamp has its own blank lines; without one of the print's own a paragraph goes on."""
    text = f"UNCLAS LIMA 0123\n\n{line}{between}{rest}\n\n2. END."
    cable = cablegrammar.parse(text)
    first, second = cable.body
    assert " ".join(first.text.split()) == f"{line[3:]} {rest}"
    assert second == Paragraph("END.", 2)
    again = cablegrammar.parse(text.replace("\n", "\r\n"))
    assert again == cable


@pytest.mark.parametrize(
    "between",
    [
        "\n \nSECRET\n \nSECRET\n \nPAGE 02  LIMA 00123  182017Z\n \n",
        "\nSECRET\n \nSECRET\n \nPAGE 02  LIMA 00123  182017Z\n \n \n",
        f"\n \n{STAMP}\n\f{STAMP}",
        f"\n{STAMP}\n\f{STAMP} \n",
        f"\nSECRET\n \nPAGE 02  LIMA 00123  182017Z\n \n{STAMP}\n\f{STAMP} \n",
    ],
)
def test_blank_line_of_a_print_parts_paragraphs(between: str) -> None:
    """So does it where the line above ends no sentence, unless that line is full."""
    text = f"UNCLAS LIMA 0123\n\n1. PROGRAM:\n\n0900 - THE MAYOR MEETS THE OLDEST PILOT OF THE PORT{between}BOTH OF THEM GO UP TO IT."
    assert [each.text for each in cablegrammar.parse(text).paragraphs][1:] == [
        "0900 - THE MAYOR MEETS THE OLDEST PILOT OF THE PORT",
        "BOTH OF THEM GO UP TO IT.",
    ]
    longer = text.replace("OF THE PORT", "OF THE PORT TOGETHER WITH")
    assert longer.count("WITH") == 1
    assert len(cablegrammar.parse(longer).paragraphs) == 2


@pytest.mark.parametrize(
    "text",
    [
        "1. The boats came.\n\nLIMA 00000123  002 OF 002\n\n2. Others went.",
        "1. The boats which came from the north and the south\n\nLIMA 00000123  002 OF 002\n\n2. Others went.",
        "1. The boats came:\n\nLIMA 00000123  002 OF 002\n\nOthers went.",
        # Below a sentence it does where a line is blank in one more place, or the line below is a heading or short.
        f"1. {BOATS_CAME}.\n \n \nLIMA 00000123  002 OF 002\n \n \nThe crew {THEN_WENT}\nhome.",
        f"1. {BOATS_CAME}.\n\nLIMA 00000123  002 OF 002\n\nThe crew {THEN_WENT}\n\nhome.",
        f"1. {BOATS_CAME}.\n\nLIMA 00000123  002 OF 002\n\nOthers went.",
        f"1. The boats came.\n\nLIMA 00000123  002 OF 002\n\nThe crew {THEN_WENT}.",
    ],
)
def test_paragraph_ends_at_a_mark(text: str) -> None:
    """A mark between two blocks leaves them apart."""
    assert len(cablegrammar.parse(text).paragraphs) == 2


@pytest.mark.parametrize(
    "text",
    [
        "SIPDIS\nof the board",
        "THE BOARD\nSIPDIS\nof the board",
        "UNCLAS LIMA 000123\nROUTINE\nR 060911Z DEC 06",
        "R 060911Z DEC 06\nFM LIMA\nTO SANTIAGO\nUNCLAS SECTION 01 OF 02 LIMA 000123\n",
    ],
)
def test_what_only_looks_like_a_mark_is_the_telegrams_own(text: str) -> None:
    """A caption goes on with no sentence, a banner stands over everything, a section ended before the next."""
    assert _layout.cover(text)[:2] == (text, [])


def test_mark_at_either_end_of_a_text() -> None:
    """There is nothing to join before the first line or after the last."""
    marker = "LIMA 00000123  002 OF 002"
    assert cablegrammar.parse(f"{marker}\n\nthe boats came.").body == (Paragraph("the boats came."),)
    assert cablegrammar.parse(f"the boats came,\n\n{marker}").body == (Paragraph("the boats came,"),)


def test_mark_under_a_mark() -> None:
    """What stood before a mark on its line may have hidden it."""
    covered, found, _ = _layout.cover("¶LIMA 00000123  002 OF 002\nMessage Text\n")
    assert not covered.strip()
    assert [each.kind for each in found] == [
        ExtraneousKind.PILCROW,
        ExtraneousKind.PAGE_MARKER,
        ExtraneousKind.ARCHIVE_LABEL,
    ]


def test_paragraphs_that_were_joined() -> None:
    """A sign of a paragraph inside a line begins a line; one before other text does not."""
    cable = cablegrammar.parse("¶1. The boats came. ¶2. Others went ¶ away.")
    assert cable.body == (Paragraph("The boats came.", 1), Paragraph("Others went   away.", 2))


def test_links_keep_their_text() -> None:
    """Of a Markdown link only the syntax is covered."""
    text = "TAGS: [PREL](#) [EFIS](#)\nSUBJECT: NETS OF [LIMA](#)\n\n[1](#)1. The boats came to [Lima](#)."
    cable = cablegrammar.parse(text)
    assert [str(tag) for tag in cable.tags] == ["PREL", "EFIS"]
    assert str(cable.subject) == "NETS OF LIMA"
    assert cable.paragraphs[0].unwrapped == "The boats came to Lima ."


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("1. The Secretary of the SIPDIS board came.", "The Secretary of the\nboard came."),
        ("1. The Secretary came. SIPDIS She saw the nets.", "The Secretary came.\nShe saw the nets."),
        ("1. The Secretary of the\nSIPDIS board came.", "The Secretary of the\nboard came."),
        ("1. The Secretary came.  SIPDIS She saw the nets.", "The Secretary came.\nShe saw the nets."),
        ("1. The Secretary of the   \nSIPDIS board came.", "The Secretary of the\nboard came."),
        ("1. The boats of the\nSIPDIS fleet came.", "The boats of the\nfleet came."),
        ("1. Use in telegrams\nSIPDIS as their caption.", "Use in telegrams\nSIPDIS as their caption."),
        ("1. The Secretary came: SIPDIS - nets", "The Secretary came:        - nets"),
        ("1. Use the caption SIPDIS in all replies.", "Use the caption SIPDIS in all replies."),
        ("1. SECRET NETS. SIPDIS IS THEIR CAPTION.", "SECRET NETS. SIPDIS IS THEIR CAPTION."),
    ],
)
def test_a_caption_among_words_is_no_word_of_the_text_if_these_say_secret(text: str, paragraph: str) -> None:
    assert cablegrammar.parse(text).paragraphs[0].text == paragraph
