"""Texts for which the laws must hold: telegrams damaged, printed, archived, published, and as SMART messages."""

from hypothesis import strategies as st

import cablegrammar
from cablegrammar import strategies

# ---- Damage

#: What transmission and publishers put between lines or into them.
FOREIGN_LINES = (
    st.sampled_from(
        (
            "LIMA 00000123  002 OF 002",
            "PAGE 02        LIMA  00123  01 OF 03  182017Z",
            "CONFIDENTIAL",
            "SIPDIS",
            "CONFIDENTIAL     PTQ1859",
            "Message Text",
            "<< END OF DOCUMENT >>",
            "------------------352654  200910Z /23",
            "ACTION AF-00 INFO OCT-01 /037 W",
            "This record is a partial extract of the original cable.",
            "",
            " ",
            "BT",
            "NNNN",
            "-----",
            "...",
            "XXXXXXXX",
            "%) QTRE 77 ..",
            "XMT AMCONSUL CUSCO",
            "AMEMBASSY OSLO",
        )
    )
    | strategies.keyword_lines()
)
FOREIGN_WORDS = st.sampled_from(
    ("¶", "[1](#)", "](#)", "\t", "  ", "\r", "\xa0", "\n", "(", ")", ":", ".", "-", "SIPDIS", "0")
)


@st.composite
def damaged(draw: st.DrawFn, undamaged: st.SearchStrategy[str], at_most: int = 6) -> str:
    """Draw a text and do to it what wires, printers, scanners and publishers do to telegrams."""
    text = draw(undamaged)
    for _ in range(draw(st.integers(1, at_most))):
        kind = draw(st.integers(0, 12))
        lines = text.split("\n")
        place = draw(st.integers(0, len(lines) - 1))
        offset = draw(st.integers(0, len(text)))
        if kind == 0:
            del lines[place]
        elif kind == 1:
            lines.insert(draw(st.integers(0, len(lines))), lines[place])
        elif kind == 2:
            other = draw(st.integers(0, len(lines) - 1))
            lines[place], lines[other] = lines[other], lines[place]
        elif kind == 3:
            lines = text[min(offset, 40) :].split("\n") if draw(st.booleans()) else text[:offset].split("\n")
        elif kind == 4:
            lines[place : place + 2] = [draw(st.sampled_from((" ", "", "  "))).join(lines[place : place + 2])]
        elif kind == 5:
            lines.insert(place, draw(FOREIGN_LINES))
        elif kind == 6:
            lines[place] += draw(st.sampled_from((" ", "    ", "\t", "\r")))
        elif kind == 7:
            lines[place] = draw(st.sampled_from((" ", "      "))) + lines[place]
        elif kind == 8:
            lines[place] = lines[place].swapcase()
        elif kind == 9:
            lines = [line for line in lines if line.strip()]
        elif kind == 10:
            lines = (text[:offset] + draw(st.characters(codec="cp1252")) + text[offset + 1 :]).split("\n")
        else:
            lines = (text[:offset] + draw(FOREIGN_WORDS) + text[offset:]).split("\n")
        text = "\n".join(lines)
    return text


# ---- Spelling

#: Other spellings of what canonical text says, and garbles in it, each after what it stands for.
RESPELLINGS = (
    ("O ", "OO "),
    ("\nTO ", "\nTO AMEMBASSY OSLO\n%) QTRE 77 ..\nRUEHPE/"),
    ("\nINFO ", "\nTO AMEMBASSY OSLO\nTO the port\nTO\nINFO "),
    (
        "\nINFO ",
        "\nINFO\nflash  Declassified/Released US Department of State EO Systematic Review\nINFO ",
    ),
    ("\nINFO ", "\nINFO AMEMBASSY LIMA\nINFO the port\nINFO "),
    ("\nINFO ", "\nOSLO\n//the port\nINFO "),
    ("ZEN/", "ZEN ZEN/"),
    ("\nXMT ", "\nXMT AMCONSUL CUSCO\nXMT the port\nXMT "),
    ("\nXMT ", "\nXMT AMCONSUL PIURA\n%) QTRE 77 ..\nAMCONSUL CUSCO\nRUEHPE/AMEMBASSY OSLO\nXMT "),
    ("\nFM ", "\nPAAUZYUW DDDHHMM-UUUU--\nR 060911Z DEC 06A\nZYB PSN 123456\nFM "),
    ("\nTO ", "\nTO NAVADMIN\nZEN/NAVADMIN @ AL NAVADMIN(UC)\n"),
    ("BT\n", ""),
    (
        "E.O. ",
        "UNCLAS 06 LIMA 000123\nUNCLAS SECTON 01 OF02 LIMA 000123\nUNCLAS SECTION 01 OF 02\nLIMA 000123\nE.O. ",
    ),
    ("E.O. ", "TO AMEMBASSY OSLO\nE.O. "),
    ("E.O. ", "FM CNO WASHINGTON DC//N1//\nTO NAVADMIN\nINFO CNO WASHINGTON DC//N1//\nE.O. "),
    ("\nREF: ", "\nClassifi...\nREF: "),
    ("\n----", " ----"),
    ("\nTAGS: ", "\nTHIS MESSAGE IS BEING RESENT.\nTAGS: "),
    ("SUBJECT: ", "INFO CNO WASHINGTON DC//N1//\nSUBJECT: "),
    ("SUBJECT: ", "UNCLAS LIMA 0123\n//N01000//\nSUBJECT: "),
    ("SUBJECT: ", "SUBJECT:\n(U) "),
    ("SUBJECT: ", "SUBJECT:\n\nBOATS COME HOME\n\n1. They came. "),
    ("\nREF: ", "\nA. LIMA 98\nB. QUITO 5\n\nREF: "),
    ("SIPDIS", "XIPDIS"),
    ("E.O. ", "UNCLAS 0123\nSECRET SECTION 01 OF OSLO 0044\nUNCLAS OSLO 000044SIPDIS\nE.O. "),
    ("E.O. ", "EO"),
    ("TAGS: ", "SIPDIS, SENSITIVE, DEPT FOR EUR/WE\nTAGS SIPDIS, PREL,\n"),
    ("SUBJECT:", "SUBJ:"),
    ("SUBJ:", f"REF: LIMA 98 (LIMA{45 * ' '}00012345 001 OF 003)\nSUBJ:"),
    ("SUBJECT:", "-----\nCORRECTED COPY\n-----\nXXXXXXXX\nSUBJECT:"),
    ("TAGS: ", "NAVADMIN 317/05//\nTAGS: "),
    ("TAGS: ", "SUBJECT: (U) SUBJECT: NETS\nTAGS: "),
    ("TAGS: ", "SUBJECT:\n\n(U) BOATS COME HOME\n\nTAGS: "),
    ("REF: ", "REFTEL: REF "),
    ("REF: ", "REF: A. ( ) "),
    ("REF: ", "REF: B.\n\nLIMA 98; "),
    ("\nREF: ", "\n... REF: "),
    ("; ", " AND 118; "),
    (" (", " (NOTAL) ("),
    ("\n     ", " AND 118 REF "),
    ("\n     ", "\nREF: "),
)


@st.composite
def respelt(draw: st.DrawFn, telegrams: st.SearchStrategy[str]) -> str:
    """Draw a text and spell some of what it says otherwise, as posts did."""
    text = draw(telegrams)
    for canonical, other in RESPELLINGS:
        if canonical in text and draw(st.booleans()):
            text = text.replace(canonical, other)
    return text


# ---- Prints, records, publishers

#: What is laid over a telegram: above it, between its lines, in a line, below it.
ABOVE = st.sampled_from(
    (
        "UNCLASSIFIED//",
        "CLASSIFICATION: CONFIDENTIAL//",
        "***THIS IS A 2 SECTION MESSAGE COLLATED BY EXAMPLE***",
        "CONFIDENTIAL\nROUTINE\nADMINISTRATIVE MESSAGE\nR 101350Z JUN 75",
        "PASS TO ALL OFFICE CODES:\nFM AMEMBASSY LIMA",
        "Message Text",
        "This record is a partial extract of the original cable.",
        "NOTE - TYPED FROM A CARBON COPY\n\nWednesday, 29 November 2000, 13:59",
        "Wednesday, 29 November 2000, 13:59",
        "SOURCE: EXAMPLE.123456",
        "Distribution:",
        "48\nACTION EUR-12\nINFO  OCT-01  ISO-00\n\n      /048 W",
        "ORIGIN EUR-12\n\nINFO  OCT-01  ISO-00 ( ISO ) W",
        "ORIGIN EUR-12\n\n[TEXT]\n\nEUR-15 and the boats",
        "S E C R E T E F T O LIMA 0123\n\nREF: LIMA 98, (REF B) OSLO 7\nREF: 99",
        "                       ---------------------     057705",
        "DRAFTED BY EUR/WE:AEXAMPLE:BE\nAPPROVED BY EUR:CSAMPLE",
        "ID: 12345\nORIGIN: LIMA",
        "<<12345>>\n11/29/2000 13:59",
        "¿¿¿",
        "RTD:000-000/COPIES: 3",
        "***CORRECTED COPY***\nR 101350Z JUN 75",
        "TelegramRestricted by caption. SECRET LIMA 00012345\nR 101350Z JUN 75",
        "CXLIM:\n    ACTION: AMB\n    INFO:   DCM",
        "BOATS COME HOME\nClass:  SECRET\nKey:  75LIMA123",
        "12345 2006-12-06 09:11:00 06LIMA123 Embassy Lima SECRET 06LIMA120",
    )
)
BETWEEN = st.sampled_from(
    (
        "CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        LIMA  00123  101425Z\n",
        "LIMA 00000123  002 OF 002\n",
        "PAGE 02 RUEHFRA0170 UNCLAS",
        "Declassified/Released\nUS Department of State\nEO Systematic Review\n05 JUL 2006",
        "CONFIDENTIAL     PTQ1859",
        "SECRET        POSS DUPE",
        "CONFIDENTIAL",
        "The Secretary said\nSIPDIS\nthat talks would resume",
        "SUBJECT: NETS\n\nSTATE PASS ALL POSTS\n\n1. (U) The nets are cast.",
        "1. (U) The boats came home.\n\nSIPDIS\n\n2. (U) All were safe.",
        "REF: LIMA 98\n\nSTATE PASS ALL POSTS\n\n2. (U) The nets are cast.",
        "BOATS AND NETS ----------",
        "Summary: (U) The boats came home.",
        "1. SUMMARY -- (C) The boats came home.",
        "QQQQ",
        "...",
        "[1](#)2. (C)",
        "The boats came\\",
        "2006LIMA00123 - Classification: CONFIDENTIAL",
        (
            "NNNN\n\nCONFIDENTIAL\n\nPAGE 01        LIMA  00123  02 OF 02  101425Z\n"
            "R 101350Z JUN 75\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 2290\n\n"
            "C O N F I D E N T I A L SECTION 2 OF 2 LIMA 0123\n\nSIPDIS\n"
        ),
    )
)
WITHIN = st.sampled_from(
    (
        " LIMA 00000123  002 OF 002 ",
        " CONFIDENTIAL PAGE 02 LIMA 00123 101425Z ",
        " QQQQ ",
        "\n\nCONFIDENTIAL\n\nPAGE 02        LIMA  00123  101425Z\n\n",
        "\nSIPDIS\n",
        " ¶",
        " ¶2. ",
        "[boats](#)",
    )
)
BELOW = st.sampled_from(
    (
        "CONFIDENTIAL",
        "NNNN",
        "BT\n#0123\nXXXX\nNNNN",
        "BT\n#0123\nthe end",
        "[UNSIGNED]",
        "<< END OF DOCUMENT >>",
        "End Cable Text",
        "Message Text ...",
        "QQQQ ...",
        ">",
        "...",
        "NOTE BY O/C: NOT PASSED TO ABOVE",
        "*** Current Classification *** UNCLASSIFIED",
        "Message Attributes\n\nDraft Date: 01 JAN 1975\nMarkings:\n  Declassified/Released\n\nTAGS: PREL, PE",
    )
)


@st.composite
def published(draw: st.DrawFn, telegrams: st.SearchStrategy[str]) -> str:
    """Draw a text and lay over it what prints, archives and publishers do."""
    text = draw(telegrams)
    for _ in range(draw(st.integers(0, 3))):
        offset = draw(st.integers(0, len(text)))
        text = text[:offset] + draw(WITHIN) + text[offset:]
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 3))):
        lines.insert(draw(st.integers(0, len(lines))), draw(BETWEEN))
    above = draw(st.lists(ABOVE, max_size=6))
    below = draw(st.lists(BELOW, max_size=3))
    return draw(st.sampled_from(("\n", "\n\n"))).join(["\n".join(above), "\n".join(lines), *below])


# ---- SMART messages

PLAIN_LINES = strategies.lines(keywords=False, characters=False)
_NAMES = st.sampled_from(
    (
        "WASHDC, SECSTATE",
        "LIMA, AMEMBASSY",
        "RUEHBO/AMEMBASSY BOGOTA//DAO/POL//",
        "RUEHC/SECSTATE WASHDC",
        "CNO WASHINGTON DC//N1//",
        "CIS COLLECTIVE",
        "SAN JOSE,\nAMEMBASSY",
    )
)
_ADDRESSEES = st.lists(
    st.builds(str.__add__, _NAMES, st.sampled_from(("", " ROUTINE", " NIACT IMMEDIATE"))) | PLAIN_LINES,
    min_size=1,
    max_size=3,
).map("; ".join)
_FIELDS = {
    "Date/DTG": strategies.date_time_groups().map("Sep 16, 2023 / {}".format),
    "From": st.just("AMEMBASSY LIMA") | PLAIN_LINES,
    "Action": _ADDRESSEES,
    "Info": _ADDRESSEES,
    "E.O": st.just("13526"),
    "TAGS": st.just("PREL, PE"),
    "Captions": st.just("SENSITIVE, SIPDIS") | strategies.captions().map(str),
    "Pass Line": st.just("DEPT FOR WHA/AND") | PLAIN_LINES,
    "Reference": st.just("A) 23 LIMA 468\n           B) 23 QUITO 2166"),
    "Subject": PLAIN_LINES,
    "Signature": st.just("EXAMPLE") | strategies.signatures(),
    "Drafted By": st.just("POL:Example, Ann") | PLAIN_LINES,
    "Cleared By": st.just("ECON:Sample, Bo;\nADM:Muster, Cy"),
    "Approved By": st.just("DCM:Pattern, Dee"),
    "Attachments": st.just("none") | PLAIN_LINES,
}
_PAGES = st.sampled_from(
    (
        "UNCLASSIFIED\nSBU\nPage 1 of 2UNCLASSIFIED\nSBU",
        "UNCLASSIFIED",
        "SBU",
        "Released in Full",
        "Released in Part\nAnn Example, Acting Director\nUS Department of State\n2/25/2026",
    )
)


@st.composite
def messages(draw: st.DrawFn, telegrams: st.SearchStrategy[str]) -> str:
    """Draw a SMART message: fields above and below a text, which may be a telegram with its own heading."""
    label = draw(st.sampled_from(("{}: {}", "{}:      {}", "**{}:** {}", "{}: ~~{}~~")))
    names = draw(st.lists(st.sampled_from(sorted(_FIELDS)), min_size=4, max_size=12))
    fields = [label.format(name, draw(_FIELDS[name])) for name in names]
    fields.insert(
        0, label.format("MRN", draw(st.sampled_from(("23 LIMA 2544", "2004 SAN JOSE 17", "23 LIMA"))))
    )
    parted = draw(st.integers(1, len(fields)))
    lines = draw(telegrams).split("\n")
    for _ in range(draw(st.integers(0, 2))):
        lines.insert(draw(st.integers(0, len(lines))), draw(_PAGES))
    top = draw(st.sampled_from(("UNCLASSIFIED\n", "# UNCLASSIFIED\nSBU\n", "")))
    return "\n".join([top, *fields[:parted], "", *lines, "", *fields[parted:]])


# ---- Parts


def _lines(*parts: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda drawn: "\n".join(map(cablegrammar.render, drawn)))


#: Headings, front matter, lists of references: damage meets each of their lines more often than in whole telegrams.
PARTS = st.one_of(
    _lines(strategies.headings(text=PLAIN_LINES)),
    _lines(
        strategies.captions(),
        strategies.executive_orders(text=PLAIN_LINES),
        strategies.tags(text=PLAIN_LINES).map(lambda tag: cablegrammar.Cable(tags=(tag,))),
        strategies.subjects(text=PLAIN_LINES),
    ),
    st.lists(_lines(strategies.references(text=PLAIN_LINES)), min_size=1, max_size=4).map(
        lambda each: "REF: " + "\n     ".join(each)
    ),
)
