"""The laws: what is built is read again, what is read can be built, canonical text stays, no word is lost."""

import pickle
import re
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cablegrammar
from cablegrammar import strategies
from cablegrammar._span import Span

from . import texts
from .laws import PARTS, check_all_laws, check_laws_alone, lost_words

#: Fewer examples than elsewhere, for what a single one nearly proves, and more, for what only a crowd of them finds.
SOME = settings(max_examples=max(5, settings().max_examples // 5))
FEW = settings(max_examples=max(5, settings().max_examples // 10))
MORE = settings(max_examples=2 * settings().max_examples)


# ---- How words are counted


@pytest.mark.parametrize(
    ("text", "canonical", "lost"),
    [
        ("The boats came.", "The boats", ["CAME"]),
        ("The boats, the boats", "the boats", ["BOATS", "THE"]),
        ("C O N F I D E N T I A L", "CONFIDENTIAL", []),
        ("CONFIDENTIAL", "C O N F I D E N T I A L", []),
        ("C ONFIDENTIAL", "CONFIDENTIAL", []),
        ("U N C L A S¶ S I F I E D", "U N C L A S  S I F I E D", []),
        ("S E C R E T R 1", "S E C R E T\nR 1", []),
        ("S E C R E T", "UNCLAS", ["SECRET"]),
        ("LIMA 000123", "LIMA 123", []),
        ("OCTREF: LIMA", "OCT\nREF: LIMA", []),
        ("The [boats](#) came", "The boats came", []),
    ],
)
def test_lost_words(monkeypatch: pytest.MonkeyPatch, text: str, canonical: str, lost: list[str]) -> None:
    monkeypatch.setattr(cablegrammar, "render", lambda _: canonical)
    assert sorted(lost_words(text, cablegrammar.parse("NETS"))) == lost


# ---- What is built


@pytest.mark.parametrize(
    "part", [part for part in PARTS if part is not cablegrammar.Cable], ids=lambda part: part.__name__
)
@given(data=st.data())
def test_part_is_read_as_it_was_built_and_its_text_stays(part: type[Any], data: st.DataObject) -> None:
    built = data.draw(st.from_type(part))
    canonical = cablegrammar.render(built)
    again = cablegrammar.parse(canonical, into=part)
    assert built == again
    assert canonical == cablegrammar.render(again)


@pytest.mark.parametrize(
    ("part", "field"),
    [
        pytest.param(part, each.name, id=f"{part.__name__}.{each.name}")
        for part in PARTS
        for each in attrs.fields(part)
        if str(each.type).startswith("str")
    ],
)
@FEW
@given(data=st.data())
def test_part_with_another_text_is_refused_or_read_as_it_is(
    part: type[Any], field: str, data: st.DataObject
) -> None:
    """And what is said of one that is refused names a class."""
    text = data.draw(strategies.keyword_lines() | strategies.lines() | st.text(max_size=9))
    said = ""
    try:
        changed = attrs.evolve(data.draw(st.from_type(part)), **{field: text})
    except ValueError as error:
        said = str(error)
    else:
        assert changed == cablegrammar.parse(cablegrammar.render(changed), into=part)
    assert not said or re.match(r"[A-Z][A-Za-z]+(?:\.[a-z_]+)?: ", said)


@MORE
@given(strategies.cables(), st.integers(1900, 2099))
def test_cable_is_read_as_it_was_built_and_its_text_stays(cable: cablegrammar.Cable, year: int) -> None:
    canonical = cablegrammar.render(cable)
    again = cablegrammar.parse(canonical)
    assert cable == again
    assert canonical == cablegrammar.render(again)
    assert not lost_words(canonical, again)
    # Nothing is put aside but the marks that are there for the parser, and a hint of the year changes nothing.
    assert {each.kind for each in again.extraneous} <= {cablegrammar.ExtraneousKind.CANONICAL_MARK}
    assert cable == cablegrammar.parse(canonical, year=year)


@MORE
@given(strategies.cables(text=texts.PLAIN_LINES))
def test_plain_cable_is_read_as_it_was_built(cable: cablegrammar.Cable) -> None:
    assert cable == cablegrammar.parse(cablegrammar.render(cable))


@given(st.none() | st.integers() | st.text() | st.tuples(strategies.captions()))
def test_what_is_no_part_is_not_rendered(value: object) -> None:
    with pytest.raises(TypeError, match=f"not {type(value).__name__}"):
        cablegrammar.render(value)


# ---- Values


@SOME
@given(strategies.cables())
def test_cable_is_a_value(cable: cablegrammar.Cable) -> None:
    again = pickle.loads(pickle.dumps(cable))  # noqa: S301 - what was pickled just now
    assert cable == again
    assert hash(cable) == hash(again)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
@SOME
@given(data=st.data())
def test_span_takes_no_part_in_equality(part: type[Any], data: st.DataObject) -> None:
    built = data.draw(st.from_type(part))
    moved = attrs.evolve(built, span=Span(1, 2))
    assert built == moved
    assert hash(built) == hash(moved)
    assert cablegrammar.render(built) == cablegrammar.render(moved)
    assert built == pickle.loads(pickle.dumps(moved))  # noqa: S301


# ---- What is damaged

#: Telegrams in words of no format.
PLAIN_TELEGRAMS = strategies.cables(text=texts.PLAIN_LINES).map(cablegrammar.render)


@MORE
@given(texts.damaged(strategies.cables().map(cablegrammar.render)))
def test_laws_hold_for_damaged_telegrams(text: str) -> None:
    check_all_laws(text)


@MORE
@given(texts.damaged(PLAIN_TELEGRAMS))
def test_laws_hold_for_lightly_damaged_telegrams(text: str) -> None:
    check_all_laws(text)


@MORE
@given(texts.damaged(texts.PARTS | texts.respelt(texts.PARTS)))
def test_laws_hold_for_damaged_headings_and_references(text: str) -> None:
    check_all_laws(text)


@MORE
@given(texts.respelt(PLAIN_TELEGRAMS))
def test_laws_hold_for_telegrams_spelt_otherwise(text: str) -> None:
    check_all_laws(text)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
@given(data=st.data())
def test_damaged_part_is_refused_or_read_as_one(part: type[Any], data: st.DataObject) -> None:
    written = st.from_type(part).map(cablegrammar.render)
    text = data.draw(texts.damaged(texts.respelt(written)))
    check_laws_alone(text, part)


@MORE
@given(texts.published(PLAIN_TELEGRAMS))
def test_laws_hold_for_published_telegrams(text: str) -> None:
    check_all_laws(text)


@given(texts.messages(PLAIN_TELEGRAMS))
def test_laws_hold_for_smart_messages(text: str) -> None:
    check_all_laws(text)


@MORE
@given(st.lists(strategies.keyword_lines() | strategies.lines(), min_size=1, max_size=12))
def test_laws_hold_for_lines_of_keywords(lines: list[str]) -> None:
    check_all_laws("\n".join(lines))


@MORE
@given(st.lists(strategies.keyword_lines() | strategies.lines(), min_size=1, max_size=8))
def test_laws_hold_for_blocks_of_keywords(lines: list[str]) -> None:
    check_all_laws("\n\n".join(lines))


#: More blanks than any mark has, which canonical text makes one.
WIDE = " " * 40


@pytest.mark.parametrize(
    "text",
    [
        "l  \nSIPDIS\nter",
        "TO S\n 101350ZJUN75",
        "REF:F I D B.",
        "EYES ONLY\nROUTINE\n--------82607 /65\nR 051708Z 7",
        "UNCLAS /EFTO the\n[TEXT]\n\nBANNER",
        "ZNR UUUUU 060911Z DEC 06",
        "FM LIMA//N1/N1//\nFM LIMA//N1/N1//",
        "tags octREF: A) LIMA 98",
        "      /048 W\n\nINFO OCT-01 EB-07",
        "      PA-01   /050 W\n\nACTION ARA-15",
        "the Secretary \nLIMA 00000123  002 OF 002\nSIPDIS\nof the board",
        "the Secretary \nSIPDIS\nLIMA 00000123  002 OF 002\nof the board",
        "REF: (A) LIMA 98, (B) OSLO 41\n NAVADMIN 999/09MSGID/GENADMIN",
        "REF: (A) LIMA 98, (B) OSLO 41\nREFS.\n1. (C)\n\n2. Nets.",
        "REF:    ------------------093355  301126Z /20",
        "TAGS: EFIS, IC      ------------------093355  301126Z /20",
        "SECRET C O N F I D E N T I A L LIMA 000123",
        "1. The boats came.\nBT\n\nCONFIDENTIAL",
        "UNCLA\nS SECTION 01 OF 03 LIMA 000123\nSUBJECT: NETS",
        "Subject: THE NETS\nAND THE BOATS\n\nAND EO 12958 DECL: 10/28/2018\nTAGS EFIS",
        "S FINAL SECTION OF 3",
        "NOFORN  C.  WHEN FOR LIMA TO\nLIMA",
        "UNCLASSIFIED\n[UNSIGNED]\nR 312208Z MAY\nFM",
        "NOTE - P\nID: 2\nN: \nSECRE T",
        "NODIS PASS TO OFFICE CODES:\nFM LIMA",
        "TO LIMA\n SUBJECT LINE OF THE NETS",
        "C O P Y E.O. 12958: N/A",
        "STATE FOR EUR/WE\n... TAGS: EINV EPET",
        "Institutions\nSIPDIS \nLIMA 00000123  002 OF 002\n\nmeeting",
        "------- \n[TEXT] \nSummary \n------- ",
        "BT\nINFO  OCT-01  ISO-00\nFM LIMA",
        "R 060911Z\n\nPASS TO OFFICE CODES:\nBT\nPASS TO OFFICE CODES:\nFM LIMA",
        "SUBJECT: NETS\n... TAGS: X",
        "QQQQ SUBJ: NETS\nQQQQ SUBJ: NETS",
        "NARR/NETS\n<< END OF DOCUMENT >> REF: A. LIMA 98",
        "PAGE 01   LIMA  00417 TAGS: EFIS",
        "XMT P R 121005Z OCT 87",
        "TO LIMA\nGR  6630",
        "DE \n2\nTOSEC\n. NETS",
        "SECRET LIMA 123 Thurs E.O. 12356: N/A",
        "s e c r e t E F T O",
        "u n c l a s EFTO\nNETS",
        "REFS. S E C R E T\nR 1",
        "REF: A. SARAJEVO 00000455  002 \nOF 002",
        "REF: A. LIMA 98\nSUBJECT\nREF: A. LIMA 98",
        "REF: B. 05 ZAGREB \nEO\n1720",
        "REF: A. LIMA 98\nTAGS: EFIS\n, ETRD, MR\n1. (C) Nets.",
        "UNCLASSIFIED A. REF AMEMBASSY RABAT 2108",
        "NETS\nDeclassified/Released\nUS Department of State\nLIMA 00000123  002 OF 002\nEO Systematic Review",
        "the Secretary\nSIPDIS\n\n\nLIMA 00000123  002 OF 002 of the board",
        "INFO\nflash  Declassified/Released US Department of State EO Systematic Review",
        "NETS\nQQQQ ...",
        "SUBJECT: NETS\nPOSS DUPE SUBJ: BOATS",
        "TO RUEHC/ /LIMA\nRUEHC///OSLO\nZEN RUEHC//QUITO",
        "REF: A.\n00012345 001 OF 003\n\n1. x",
        "FM" + WIDE + "00012345 001 OF 003",
        "ZNY CCCCC" + WIDE + "00012345 001 OF 003",
        "A." + WIDE + "00012345 001 OF 003",
        "TO X\nXMT" + WIDE + "00012345 001 OF 003",
        "TO" + WIDE + "00012345 001 OF 003",
        "INFO" + WIDE + "00012345 001 OF 003",
        "TAGS: (LIMA" + WIDE + "00012345 001 OF 003)",
        "TO PAGE 02 LIMA" + WIDE + "1234",
        "TO RUEHC/PAGE 02 LIMA" + WIDE + "1234",
        "TO X\nPAGE 02 LIMA" + WIDE + "1234",
        "TO X\nXMT PAGE 02 LIMA" + WIDE + "1234",
        "TAGS: mrn:\n\nMrn: 23 A",
        "SIPDIS MRN: 23 LIMA FOR X\nSUBJECT: A\n\n1. B.",
        "ACTION AF-00 MRN: 23 LIMA 5\n\n1. x",
        "F-00 B-01 MRN:23A",
        "MRN:23I\nReleased in Part\nX\nUS Department of State\n1/2/2006 MRN: 23 A  Message Text    E",
        "Message Attributes\nCleared By: x\nMRN:23M\n\nT",
        "Message Attributes\nFoo: x\nInfo: FOR\nMRN: 23 M\n\nT",
        "MRN: 23 LIMA 5\nPass Line: INFO THE BOARD FOR X\n\nSUBJECT: B\n\n1. C",
        "MRN: 23 LIMA 5\nPass Line: A. FOR X\n\nSUBJECT: B\n\n1. C",
        "MRN: 23 LIMA 5\nPass Line: END TEXT FOR X\n\nSUBJECT: B\n\n1. C",
        "MRN: 23 LIMA 5\nPass Line: Visit our website FOR X\n\nSUBJECT: B\n\n1. C",
        "MRN: 23 LIMA 5\nPass Line: DEPT FOR X\n.foo\n\nSUBJECT: B\n\n1. C",
        "NOFORN CORRECT FOR X",
        "SIPDIS CORRECT FOR X\nSUBJECT: A",
        "(U) Classified by Ann, reason 1.4\n\nACTION AF-00\n",
        "[TEXT]\n\n[TEXT]s\n\nSUBJECT: x",
        "TO C\nRTEL //B",
        "TO RTEL //B",
        "TO C\nZEN RTEL //B",
        "MRN:23A\nInfo:8,  \n\n1. Nets.",
        "MRN: 23 A\nInfo: X, ** ROUTINE",
        "DEPT FOR X\na. FOR Y\nSUBJECT: B",
        "S E C R E T SECTION 01 OF PROPIN02 LIMA 0123",
        "S E C R E T SECTION 01 OF PROPIN 02 LIMA 0123",
        "REF A. A...MCONSUL CASABLANCA",
        "BT\n#0042\n-------\nNETS",
        "TAGS: PREL, noforn, xipdis, PE",
        "TAGS: OCTOPUS EXPORTS RESUMEREF: A",
        "TAGS SIPDIS., PREL",
        "NETS\n-------\n[UNSIGNED]\nSUMMARY\n-------",
        "REF: A. LIMA 98\nC O N F I D\n\n      junB. STATE 150233",
        "REF: A. LIMA 98 (SEE B)\n\nSTATE 41 has the nets.",
        "REF: A) LIMA 98;C O R R E C T B) OSLO 41",
        "TAGS: (Tags:#)",
        "TO LIMA\nXMT CUSCO\nFM OSLO\nTO QUITO",
        "TO LIMA\nZEN reasons: NETS",
        "INFO\n      PA-01   /050 R",
        # A drafting between an office and a list of offices, which came together.
        "EUR-12\n \nDRAFTED BY EUR/WE\n \n  PA-01   /050 R",
        "AGREMENT NESCO3. ACTION REQUESTED: VIEWS ON REF B TEXT",
        "TAGS: PREL, FOR WEDDINGREF: A) OSLO 391",
        "LIMITED OFFICIAL USE\nINFO  OCT-01  ISO-00\n  /048 W\nR 101350Z JUN 75FM AMEMBASSY OSLO",
        "TO RUEHC/SECSTATE\nVZCZC\n//www",
        "SECRET\nINFO\n\nPAGE 01   LIMA  00417  101425Z\n      PA-01   /050 R\n\nNETS\nACTION EUR-12",
        "SUBJECT: NETS\nREF: LIMA 123\nC O N F I D E N T I A REF:L SECTION 01 OF 02 LIMA 000123",
        "TO RUEHC/SECSTATE\nZEN ZEN AMEMBASSY OSLO\nRUEHRA/AMEMBASSY RIGA",
        "TO ZEN ZEN AMEMBASSY OSLO",
        "TO ZEN ZEN AMEMBASSY OSLO\nXMT AMCONSUL CUSCO\nRUEHRA/AMEMBASSY RIGA\nINFO RUEHC/SECSTATE",
        "1. The boats in\n\n-------\nSIPDIS\nthe port\n-------\n\nNets.",
        "LIMITED OFFICIAL USE\n\nDRAFTED BYPAGE 01        LIMA  00417  101425Z\nMessage Text",
        "REF: A) LIMA 391; Bl i m i t e d o f f i c i a l u s e) STATE 128806; C) OSLO 2041",
        "ORIGIN EUR-00\n\nU N C L A S¶ S I F I E D",
        "1. The growers want \nu n c l a s s i \nf i e d - prices.",
        # What lay over a text said that a caption is one, or a stamp an attribute, and is left out.
        "***A0***\nREF:",
        "ZFR ZFR\nREF:",
        "Review Markings:\n\nDeclassified/Released\nUS Department of State\nEO Systematic Review\n05 JUL 2006",
        "TO OSLO\nINFO DAKAR\nB. NO ESSAY\nRABAT 2108\nSUBJECT: NETS",
        "FINAL SECTION OF 124\nSUBJECT: NETS",
        "SUBJ: (U) REF: LIMA 98\nSUBJ: NETS",
        "(S//NF)\nREF/-/LIMA 98//\nAMPN/(ref B)//",
        "REF: DOC:",
        "REF: MSG/",
        "INFO RUEHC/SECSTATE WASHDC 000 XMT SECSTATE WASHDC\nRUEHC/SECSTATE WASHDC",
        "FM CNO WASHINGTON DC//N1//\nTO NAVADMIN  INFO CNO WASHINGTON DC//N1//",
        "INFO DAKAR\nC O N F I D E N T   IAL NOUAKCHOTT 04821\nSUBJECT: NETS",
        "--  -- summary ----",
        "INFO RUEHC/SECSTATE WASHDC 001XMT SECSTATE WASHDC\nRUEHC/SECSTATE WASHDC",
        "\nSTATE PASS USTR FOR BRANNIGAN\n\n[TEXT]\nMessage Text ...",
        "THIS MESSAGE IS RESENT.\ns0pdis, for eur/we\nTAGS SIPDIS,",
        "SUBJECT: X\nHarbors\n-------\nSeason    Boats\n2004         41\n2005         57\nthe",
        "SUBJECT: X\nSeason    Boats\n2004         41\n2005         57\nthe\n\n2. y",
        "//BT\nSIPDIS\nE.O.: DECL: 2017/01/19\nTAGS: PREL\nSUBJECT:",
        "VZCZCXRO7600 REF://the\nRMKS/",
        "SUBJ\n(U)\nRETEL:",
        'CORRECTED COPYSUBJECT:\n"CORRECT COPY',
        "REF: x -----REF: A. IM",
        "(C)\nTec\n\no",
        "(C)====  =",
        "      The boats of the minister and others\ncame home in the night, and\n-----\nall were well.",
        "E.O. 12958:\n\nEO 12958 Minister said",
        "the REF: the\n. 1.5 EMBASSY\nLIMA 000123",
        "the REF: AA LTR/",
        "NNNN - ---",
        "REF://tag:VZCZCXRO7600",
        f"SUBJ/NETS//\n2. (C)\nSUBJ/the{' line that goes on' * 16}//\n\nRMKS/",
        f"1. (U) {'The boats ' * 16}came.   \nThe Harbour\n\n2. (U) All were well.",
        "----\nNSUBJ:P\nOL *** *",
        "abc \\REF:",
        "SUBJ\n\n(U) (U)\n[TEXT]",
        "1. (U) Nets.\n\nMessage Attributes ----------\n\n2. (U) Boats.",
        "LIMA\n[TEXT]\nS\nUBJECT:  (C/NF)\n\nNETS",
        "TO O\nMINIMIZE CONSIDERED\nSUBJ",
        "PAGE 02 LIMA 00123 101425ZSUBJECT: NETS",
        " 1- ---- b",
        "REFS: the the ---------- VZCZCXRO7600 VZCZCXRO7600",
        f"1. {'It rose. ' * 20}LOW TIDES. HIGH TIDES\n\n2. (U) Of",
        "1. It rose.\n\nLOW TIDES\n\nAND HIGH\n\nOF LIMA\n\n2. Of",
        "1. It rose.\nBegin text:\nEND TIDE POINTS.\nLOW TIDES\n-----\n\n2. Of",
        "1. It rose.\n\nLow Tides\nof Lima\n\n----- ---\n---\n\n2. Of",
        "REF: A.; the",
        "REF: LIMA 98\nREF: B. SUBJ: (U)",
        "EO\n 12958:",
        "ADDITIONAL INFO RUEH/A",
        "For\nT/O\nEO1295",
        "TO AMEMBASSY LIMA 0123//",
        "*********Visit ClassifiedWebsiteREF:",
        "*********Visit ClassifiedWebsite\nSUBJECT",
        "4..\n1) E\n1) O\n2) T\n2) W",
        ". 2. DSUBJECT:\n5. i",
        "SUBJECT\n ,\n1. 0",
        "UNCLAS, \n the",
        "\\EA 00002654 001.2 OF 004\n2. b",
        "¶3.\n(Nets",
        "2009-01-15 7:00\t09LIMA1\t\\\tS E C R E T",
        "  n b e l g\ne r i n\ni   e   1\nt   1   1",
        "Clasified by d)  \nNets",
        "A\nTHE BOATS OF ALL MINISTERS ARE IN THE HARBOUR\n\nANDNETSAREIN THE HARBOUR OF EVERY CITY, OUR\n\n.",
        "Secretary of   \nSIPDIS nets",
        "secretary\nSIPDIS\nSIPDIS nets",
        "---- IO ---- ) ----",
        "1. l\nBT\nf. d\ng. S",
        "1..\nid: 0\n\nrefid:",
        "4.S\n1) .\n3) ,\n2) t",
        "SUBJECT\n\n. 1.(U)",
        "SUBJECT\n\nNets\ng\n1.S",
        "on\\ ----",
        "a \\ \\ \n2. b",
        ".- ---- C) ---- 1",
        "1.This is an action request; please see para\n\n4.L\n2.O",
        "TAGS: PRELPGOV, PREL, PGOV",
        "\nQ".join(["the boats of the minister were in the harbour again. In"] * 3),
        "REF: LTR/A /B",
        # What canonical text glues, joins or moves: slants of a set or of offices, a list of tags, a notice.
        "FM CNO//N1 RHAD/N2",
        "INFO CNO//N1 RHMS/N2",
        "INFO\n:RUES/CNO",
        "TO ENS 273//",
        "TO LIMA\nTO O=NAVY// ",
        "TO CNO\nATTENTION INVITED TO\n071633ZDEC09",
        "5. -\nINFO CNO\nMSGID/\nREF IS 1",
        "BOATS TO NAVADMIN\nSUBJ/",
        "REF LIMA 3\nO RSAC/N1//\nINFO RISS/N2//\nRUAA/N3//",
        "REF LIMA 4/\nTO NAVADMIN\nINFO RIUU/N1//\nRAAA/N2//",
        "INFO RUEHC/SECSTATE\nTHIS MESSAGE IS BEING RESENT AS INFO QUITO.",
        "TO CNO\n:INFO",
        "NAVADMIN 5/12  MSGID/",
        "REF A.LIMA 98 001.2 OF\n004",
        "A)NETS\nB)LIMA1;PLEASE PROTECT ACCORDINGLY",
        "CLASSIFIED BY DCM ANN EXAMPLE, REASON 1.4 (D)  \nNETS",
        "SUBJECT: NETS\n/",
        "REF/C REF C",
        "1. Nets.\n2.\nNNNN",
        "REFA;RA 2",
        "TAG NATO EUNTAG:NATOEUN",
        "TAG TAG M",
        ". 2. SREF:\n4.I",
        "REF:\n2\n6\n1\nE\n5\n1\n3\nS\nCONFIDENTIAL EO 12958 DECLTAG:",
        "REFF: A",
        # A notice or a heading with its ruler would be one below the last label.
        "CLASSIFIED BY: DCM ANN EXAMPLE, REASONS 1.4 (B) AND (D)\nVISIT SIPRNET\nTAGS: PREL, ETRD",
        "SUBJECT: NETS. Visit our SIPRNET\nTAGS: PREL",
        "SUBJECT: LOW TIDES --------- NETS\nTAGS: PREL",
        "[?] the ----- the the the\nVZCZCXRO7600",
        "1. (U) Nets.\n\nWhat Comes Next\nEnd Cable Text ---------------\n\n5. (SBU) Boats.",
        "REFA: LIMA 98",
        # The mark of a gateway inside a line; a mark to the right.
        "\nBT\nNNNN\nQQQQ ...",
        "1. NETS QQQQ AND  QQQQ\nBOATS 2. RELEASED BY 3. RELEASED BY DOE",
        "1. NETS\n    (4) BOATS\n       A. TIDES\n   AND\n      B. MORE",
        "MSGID/GENADMIN/CNO//\nSUBJ/NETS (U)//\nREF/(A)/EML/OPNAV//\nREF/ A./DOC//\nRMKS/1. NETS.",
    ],
)
def test_laws_hold_for_what_fuzzing_found(text: str) -> None:
    assert check_all_laws(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "[TEXT]\nUNCLASSIFIED",
        "[UNSIGNED]\nSIPDIS",
        "REF: REFS.\n\n\n",
        "XXXX\n[TEXT]",
        "XXXX\nREF:",
        "PAAUZYUW DDDHHMM-UUUU--REF:",
        "\\REF:",
    ],
)
def test_laws_hold_where_fuzzing_found_no_telegram(text: str) -> None:
    assert check_all_laws(text) is None


@given(st.text())
def test_laws_hold_for_any_text(text: str) -> None:
    check_all_laws(text)


@given(st.lists(strategies.keyword_lines() | strategies.lines(), min_size=1, max_size=8).map("\n".join))
def test_strict_parsing_differs_only_in_what_it_refuses(text: str) -> None:
    try:
        cable = cablegrammar.parse(text)
    except cablegrammar.CableSyntaxError:
        with pytest.raises(cablegrammar.CableSyntaxError):
            cablegrammar.parse(text, strict=True)
        return
    if cable.unrecognized:
        with pytest.raises(cablegrammar.CableSyntaxError) as caught:
            cablegrammar.parse(text, strict=True)
        assert caught.value.span in {line.span for line in cable.unrecognized}
    else:
        assert cable == cablegrammar.parse(text, strict=True)
