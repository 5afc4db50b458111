"""Habits and damage in other spellings than those that the tests of each part show."""

from collections.abc import Callable

import pytest

import cablegrammar
from cablegrammar import Cable

HEADING = "R 041125Z MAR 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 475\n\n"
LINE = "C O N F I D E N T I A L LIMA 000853\n\n"
LABELS = "E.O. 12958: DECL: 03/04/2018\nTAGS: EFIS, PE\nSUBJECT: NETS\n\n"
TEXT = "1. (C) The boats came.\n\n2. (C) They left.\nEXAMPLE\n"
ROUTED = (
    "VZCZCXYZ0001\nOO RUEHWEB\nDE RUEHPE #0853 0641125\nZNY CCCCC ZZH\nO R 041125Z MAR 08\nFM AMEMBASSY LIMA\n"
    "TO RUEHC/SECSTATE WASHDC 0475\nINFO RUEHQT/AMEMBASSY QUITO 12\nRUEHCZ/AMCONSUL CUSCO\nBT"
)
RECORD = "RMKS/1.  BOATS ARE COUNTED.\n2.  NETS ARE NOT.//\nBT\n#0001\nNNNN\n"

Value = Callable[[Cable], object]


def captions(cable: Cable) -> list[str]:
    return list(map(str, cable.captions))


def number_and_level(cable: Cable) -> tuple[str, str]:
    assert cable.classification is not None
    return str(cable.mrn), cable.classification.level.name


def official(cable: Cable) -> tuple[str, str]:
    assert cable.classified_by is not None
    return cable.classified_by.name, cable.classified_by.title


def who_and_why(cable: Cable) -> tuple[str, object]:
    assert cable.classified_by is not None
    return cable.classified_by.name, cable.classified_by.reasons


def blocks(cable: Cable) -> list[tuple[object, str]]:
    names = ((getattr(each, "number", None) or getattr(each, "mark", None), each) for each in cable.body)
    return [(name, " ".join(getattr(each, "text", "").split())) for name, each in names]


def addressees(cable: Cable) -> tuple[list[str], list[str]]:
    assert cable.heading is not None
    return [each.name for each in cable.heading.action], [each.name for each in cable.heading.info]


def heading_of(cable: Cable) -> tuple[str, str, list[str], list[str]]:
    assert cable.heading is not None
    assert cable.heading.originator is not None
    return str(cable.heading.dtg), cable.heading.originator.name, *addressees(cable)


def tags(cable: Cable) -> list[str]:
    return list(map(str, cable.tags))


def subject(cable: Cable) -> str:
    return str(cable.subject)


def references(cable: Cable) -> list[tuple[str, str]]:
    return [(each.kind.value, str(each.mrn)) for each in cable.references]


def front(lines: str = "", line: str = LINE, labels: str = LABELS, text: str = TEXT) -> str:
    return f"{HEADING}{line}SIPDIS\n\n{lines}{labels}{text}"


def signed(classified_by: str) -> str:
    return front(labels=f"{LABELS}Classified By: {classified_by}\n\n")


def cited(lines: str, text: str = TEXT) -> str:
    return front(labels=f"{LABELS}{lines}\n\n" if text == TEXT else f"{LABELS}{lines}\n", text=text)


def message(above: str = "", heading: str = "FM CNO WASHINGTON DC//N1//\nTO NAVADMIN\nBT\nUNCLAS\n") -> str:
    set_ = "MSGID/GENADMIN/CNO WASHINGTON DC/N1/AUG//\nSUBJ/COUNT OF NETS//\n"
    return f"{above}R 191502Z AUG 21\n{heading}NAVADMIN 978/21\n{set_}{RECORD}"


LIMA = ("08LIMA853", "CONFIDENTIAL")
NAVY = (["NAVADMIN"], ["CNO WASHINGTON DC"])
ROWS: list[tuple[str, Value, object]] = [
    # Captions and notes.
    (front("Visas Viper\n\n"), captions, ["SIPDIS", "VISAS VIPER"]),
    (front("Sensitive, Noforn, wha/and, pm\n\n"), captions, ["SIPDIS", "SENSITIVE", "NOFORN"]),
    (
        front("SENSITIVE BUT UNCLASSIFIED, NOT FOR INTERNET\nDISTRIBUTION\n\n"),
        captions,
        ["SIPDIS", "SENSITIVE BUT UNCLASSIFIED, NOT FOR INTERNET DISTRIBUTION"],
    ),
    (
        front("SENSITIVE - DELIBERATIVE PROCESS\n\n"),
        captions,
        ["SIPDIS", "SENSITIVE - DELIBERATIVE PROCESS"],
    ),
    (front("NOT RELEASABLE TO PERU\n\n"), captions, ["SIPDIS", "NOT RELEASABLE TO PERU"]),
    (
        front("CONTAINS PROPRIETARY INFORMATION\n\n"),
        captions,
        ["SIPDIS", "CONTAINS PROPRIETARY INFORMATION"],
    ),
    (front("THIS IS A RESEND OF LIMA 852.\n\n"), captions, ["SIPDIS", "THIS IS A RESEND OF LIMA 852."]),
    (
        front("MESSAGE RETRANSMITTED TO ADD (QUITO)\n\n"),
        captions,
        ["SIPDIS", "MESSAGE RETRANSMITTED TO ADD (QUITO)"],
    ),
    (
        front("C O R R E C T E D  C O P Y - TEXT AND\nSUBJECT LINE\n\n"),
        captions,
        ["SIPDIS", "C O R R E C T E D  C O P Y - TEXT AND\nSUBJECT LINE"],
    ),
    (
        front("CORRECTED COPY - CHANGE OF TAGS, PARAGRAPHS\n\n"),
        captions,
        ["SIPDIS", "CORRECTED COPY - CHANGE OF TAGS, PARAGRAPHS"],
    ),
    (
        front("--------------\nCORRECTED COPY - TAGS ADDED\n--------------\n\n"),
        captions,
        ["SIPDIS", "CORRECTED COPY - TAGS ADDED"],
    ),
    *(
        (front(f"{words}\n\n"), captions, ["SIPDIS", " ".join(words.upper().split())])
        for words in (
            "Sensitive but Unclassified\n- Please handle accordingly",
            "TRADE SENSITIVE",
            "CONTAINS BUSINESS CONFIDENTIAL INFORMATION",
            "RELEASE TO PERU",
            "DUPLICATE OF LIMA 852",
        )
    ),
    *(
        (front(f"{words}\n\n"), lambda cable: [each.text for each in cable.attention], [words])
        for words in ("DEPT OF JUSTICE: OIA", "COMMERCE: 4431/ITA/MAC", "State EUR/NB")
    ),
    (
        front("Sipdis: wha/and, pm\n\n"),
        lambda cable: [each.text for each in cable.attention],
        ["wha/and, pm"],
    ),
    # The classification line.
    *(
        (front(line=f"C O N F I D E N T I A L {words} LIMA 000853\n\n"), number_and_level, LIMA)
        for words in (
            "SECTION 0! OF 02",
            "SECTION 01 F 02",
            "SECTION 01OF02",
            "SECTION 01/02",
            "SEXTION 01 OF 02",
            "S ECTION 01 OF 02",
        )
    ),
    (front(line="- C O N F I D E N T I A L LIMA 000853\n\n"), number_and_level, LIMA),
    (front(line="CONFIDENTIAL, LIMA 000853\n\n"), number_and_level, LIMA),
    (
        front(line="LIMITED OFFICIAL UES LIMA 0853\n\n"),
        number_and_level,
        ("08LIMA853", "LIMITED_OFFICIAL_USE"),
    ),
    (f"{HEADING}UNCLAS LIMA 000853SENSITIVESIPDISE.O. 12958: N/ATAGS: PE\n\n1. Boats.\n", tags, ["PE"]),
    # Labels.
    (front(labels="TAG S: EFIS, PE\nSUBJ ECT: NETS\n\n"), tags, ["EFIS", "PE"]),
    (front(labels="TAGS: EFIS, PGOV, PEEFIS, PGOV, PE\nSUBJECT: NETS\n\n"), tags, ["EFIS", "PGOV", "PE"]),
    (
        front(labels=".O. 12958: DECL: 03/04/2018\nTAGS: PE\n\n"),
        lambda cable: cable.executive_order and cable.executive_order.number,
        "12958",
    ),
    (
        front(labels="E.O. 12958:\n1.6 X6\nTAGS: PE\n\n"),
        lambda cable: cable.executive_order and cable.executive_order.text,
        "1.6 X6",
    ),
    *(
        (
            front(labels=f"TAGS: PE\nSUBJECT:\n\nOWNERS ASK FOR{gap}NEW NETS\n\nREF: LIMA 98\n\n"),
            lambda cable: (" ".join(str(cable.subject).split()), len(cable.references)),
            ("OWNERS ASK FOR NEW NETS", 1),
        )
        for gap in " \n"
    ),
    *(
        (front(labels=f"TAGS: PE\nSUBJECT: NETS{words}\n\n"), subject, "NETS")
        for words in (
            " This message is sensitive but unclassified.",
            " - Sensitive but unclassified; not for internet distribution.",
            "\nThis message contains sensitive but unclassified information. Please protect accordingly.",
        )
    ),
    (front(labels="TAGS: EFIS\nASEAN\nPE\nSUBJECT: NETS\n\n"), tags, ["EFIS", "ASEAN", "PE"]),
    (front(labels="TAGS: EFIS, PE\nSUBJ\n\nNets\n\nREF: LIMA 8\n\n"), subject, "Nets"),
    (front(labels="TAGS: EFIS, PE\nSUBJECT:\n\n(C) NETS\n\nREF: LIMA 8\n\n"), subject, "NETS"),
    (front(labels="SUBJECT: NETS (Sensitive but unclassified - protect accordingly)\n\n"), subject, "NETS"),
    (front(labels="SUBJECT:\n\n    NETS\n\nREF: LIMA 8\n\n"), subject, "NETS"),
    (
        front(labels="SUBJECT: THE USE OF\nxxxxxxxx CLUBS FOR NETS; xxxxxxxx\n\n"),
        subject,
        "THE USE OF xxxxxxxx CLUBS FOR NETS; xxxxxxxx",
    ),
    (front(labels="SUBJECT:\n(C) NETS\nREF: LIMA 8\n\n"), subject, "NETS"),
    (front(labels="SUBJECT:\n\n(C) NETS\n\n1. (C) The nets.\n"), subject, "NETS"),
    *(
        (front(labels=f"SUBJECT: NETS AND\nBOATS {words}\n\n"), subject, "NETS AND BOATS")
        for words in (
            "SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY",
            "Sensitive but unclassified -\nPlease protect accordingly.",
        )
    ),
    (
        front(labels="E.O. NA\nTAGS: PE\n\n"),
        lambda cable: cable.executive_order and cable.executive_order.text,
        "NA",
    ),
    *(
        (cited(line), references, [("cable", "08LIMA8")])
        for line in ("REF-- LIMA 8", "REF;LIMA 8", "REF,: LIMA 8", "Reftel - Lima 8", "REF: 00008 LIMA")
    ),
    # References.
    (cited("REF: `05 LIMA 8"), references, [("cable", "05LIMA8")]),
    *(
        (cited(line), references, [("cable", "08LIMA8"), (kind, "None")])
        for line, kind in (
            ("REF: LIMA 8 AND LUND/OKONJO TELCON", "telephone conversation"),
            ("REF: LIMA 8\n     OKONJO LETTER OF MAY 3", "letter"),
            ("REF: LIMA 8\n     OKONJO MEMO", "letter"),
        )
    ),
    *(
        (cited("REF: LIMA 8", f"{words}\nEXAMPLE\n"), blocks, [(None, words)])
        for words in (
            "NET BOARD SOLD 300 NETS LAST WEEK. PRICE WAS LOW.",
            "NET BOARD SOLD 300 NETS AND WAITS FOR MORE",
            "PLEASE SEND 500 COPIES OF THE PAPER.",
            "Net board sold 300 nets last week.",
        )
    ),
    (
        cited("REF: A. LIMA 8\n     B. TITLE 14, CODE OF LAWS"),
        references,
        [("cable", "08LIMA8"), ("other", "None")],
    ),
    (
        cited("REF: A. (C) LIMA 8 B. (C) 05 QUITO 9"),
        references,
        [("cable", "08LIMA8"), ("cable", "05QUITO9")],
    ),
    *(
        (cited(f"REF: LIMA 8{point}", f"{words}\nEXAMPLE\n"), blocks, [(None, words)])
        for point, words in ((".", "NO OBJECTION."), ("", "OWNERS CONCUR. 12 BOATS WILL BE SENT ON JUNE 4."))
    ),
    (front(text="1. (C) See enclosure\n2.  It is long.\n"), blocks, [(1, "See enclosure 2. It is long.")]),
    (cited("Ref (A) LIMA 8 Ref (B) QUITO 9"), references, [("cable", "08LIMA8"), ("cable", "08QUITO9")]),
    (cited("REF: A) LIMA 8 B) 05\n\nQUITO 9"), references, [("cable", "08LIMA8"), ("cable", "05QUITO9")]),
    (cited("REF: A. LIMA  \n\n8"), references, [("cable", "08LIMA8")]),
    # Who classified.
    *(
        (
            signed(f"DCM Ann Sample{words}\nE.O. 12958{section} 1.4(b) and (d)."),
            lambda cable: cable.classified_by.reasons,
            (("1.4", "b"), ("1.4", "d")),
        )
        for words, section in ((" for reasons", ","), (", per", ", reasons:"), (", under", " section"))
    ),
    *(
        (signed(f"{title} Ann Example for reasons 1.4 (b)."), official, ("Ann Example", title))
        for title in ("PEChief", "AmbDep", "ConsGen", "MgmtCouns", "DepChief", "RSO Special Agent")
    ),
    (signed("DCM Ann Example, reasons 1.4 (b/d) (S) The boats came."), official, ("Ann Example", "DCM")),
    (
        signed("DCM Ann Example, reasons 1.4 (b) and (d) (S) The boats came."),
        lambda cable: str(cable.paragraphs[0].portion),
        "(S)",
    ),
    (
        signed("DCM Ann Example, reasons 1.4 (b) and (d). (S) The\nboats came."),
        lambda cable: str(cable.paragraphs[0].portion),
        "(S)",
    ),
    # The text.
    (
        "UNCLAS\n\n1.  RULES:\n1.A.  WASH.\n1.B.  DRY.\n2.  READ REF A.\n3.  END.",
        blocks,
        [(1, "RULES:"), ("1.A.", "WASH."), ("1.B.", "DRY."), (2, "READ REF A."), (3, "END.")],
    ),
    *(
        (
            front(text=f"1. (C) Summary: Nets.{heading}\n\n2. (C) Boats.\n"),
            lambda cable: (cable.summary, [each.number for each in cable.paragraphs]),
            ("Nets.", [1, 2]),
        )
        for heading in (
            "  ------- THE NETS -------",
            "  - - - - - - Nets - - - - - -",
            " ----------\nThe Nets\n----------",
            " ----------\nThe Nets ----------",
        )
    ),
    (
        front(text="1. (C) Nets. 2. (C) Boats. 3.\n(C) Ropes.\n"),
        blocks,
        [(1, "Nets."), (2, "Boats."), (3, "Ropes.")],
    ),
    (
        front(text="1. (C) THE OWNERS OF BOATS, WHO HAD HOPED FOR NETS,\n\nWERE NOT CONTENT.\nEXAMPLE\n"),
        blocks,
        [(1, "THE OWNERS OF BOATS, WHO HAD HOPED FOR NETS, WERE NOT CONTENT.")],
    ),
    (f"{front()[:-8]}d'Example\n", lambda cable: cable.signature, "d'Example"),
    (
        signed("DCM Ann Example. Reasons: 1.4 (b/d)  (C) The boats came in."),
        lambda cable: cable.classified_by and cable.classified_by.reasons[1:],
        (("1.4", "d"),),
    ),
    *(
        (
            signed(f"{title} Ann Example for reasons 1.4 (b)."),
            lambda cable: cable.classified_by and cable.classified_by.name,
            "Ann Example",
        )
        for title in ("Chief, Office of Defense Cooperation, LTC", "Senior Defense Official", "RAO", "OIC")
    ),
    # What lies over a telegram.
    (f"{front()}\nNNNN\n2008LIMA853 -- SECRET\n", lambda cable: cable.signature, "EXAMPLE"),
    (f"NETS\nDate:  Tue Mar 04 11:25:00 2008\nClass:  SECRET\nKey:  8\n\n{front()}", number_and_level, LIMA),
    *(
        (f"{front()}\n{words}\n", lambda cable: cable.signature, "EXAMPLE")
        for words in (
            "***** END CABLE TEXT *****",
            "=====THE END=====",
            "<<<< CABLE ENDS >>>>",
            "END OF CABLE",
        )
    ),
    (
        f"SECRET   LIMA 00853\nCXLIMA:\n  ACTION: AMB\n  INFO: DCM\nLASER:\n  INFO: POL\nCHARGE: PROG\n\n{front()}",
        addressees,
        (["SECSTATE WASHDC"], []),
    ),
    (f"{front()}\n<< CABLE ENDS >>\n", lambda cable: cable.signature, "EXAMPLE"),
    (front(line="Telegram No remarks. CONFIDENTIAL   LIMA   00000853\n\n"), number_and_level, LIMA),
    # Record messages.
    *(
        (
            message(heading=f"FM CNO WASHINGTON DC//N1//\nTO NAVADMIN INFO CNO WASHINGTON DC {words}\n"),
            addressees,
            NAVY,
        )
        for words in ("UNCLAS", "BT UNCLAS", "UNCLAS //N01000//")
    ),
    (message("PLS PASSED TO OFFICE CODES:\n"), addressees, (["NAVADMIN"], [])),
    (
        f"R 191502Z AUG 21 ZUI RUEXAAA0334\n2721908\nFM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS\n{RECORD}",
        addressees,
        (["NAVADMIN"], []),
    ),
    (
        front(text='1. (U) Text of the U.S.\n\ncounsel and the "boats"\n\nand nets.\n'),
        blocks,
        [(1, 'Text of the U.S. counsel and the "boats" and nets.')],
    ),
    (
        front(text="1. (U) Text:\n\n      The boats of the ministry and others\ncame home in the night.\n"),
        lambda cable: [type(each).__name__ for each in cable.body],
        ["Paragraph", "Paragraph"],
    ),
    (
        "UNCLAS\nALSPO C/14\nSUBJ: NETS\n\n1. Count them.\n",
        lambda cable: [(each.name, each.number) for each in cable.series],
        [("ALSPO", "C/14")],
    ),
    # A text without a number behind the reasons; a paragraph behind a gap in the count.
    *(
        (
            signed(f"DCM Ann Example{reasons}  (C) Summary: The boats came home. End summary."),
            lambda cable: (cable.classified_by and cable.classified_by.name, blocks(cable)[0][1]),
            ("Ann Example", "Summary: The boats came home. End summary."),
        )
        for reasons in (
            " for reasons 1.4 (b) and (d). ",
            ", REASON: 1.4 (b), (d)",
            " for reasons 1.4 (b) and (d)",
        )
    ),
    (
        front(text="1. (C) The boats came. 4. (C) They left again.\nEXAMPLE\n"),
        lambda cable: [each.number for each in cable.paragraphs],
        [1, 4],
    ),
    # Whoever signs, and what a number at the head of a line belongs to.
    *(
        (front(text=TEXT.replace("EXAMPLE", name)), lambda cable: cable.signature, name)
        for name in ("al-Example", "el Example", "von und zu Example")
    ),
    (
        front(text="1. (C) They cite Article 12 of Law No.\n15.  It is old.\n\n2. (C) They left.\nEXAMPLE\n"),
        lambda cable: [each.number for each in cable.paragraphs],
        [1, 2],
    ),
    # A sentence over a blank line, whatever follows.
    *(
        (
            front(text=f"1. (C) They {above}\n\n{below} came home.\n\n2. (C) They left.\nEXAMPLE\n"),
            lambda cable: blocks(cable)[0][1],
            f"They {above} {below} came home.",
        )
        for above, below in (
            ("said that the", "Ministry"),
            ("waited for", "9 boats that"),
            ("saw Mr.", "Example who"),
        )
    ),
    (
        front(
            text="The ministry said last week that its own boats and the Institute\n\n"
            "Example of the port came home.  The nets were empty, and nobody\nknew why.\nEXAMPLE\n"
        ),
        lambda cable: len(cable.paragraphs),
        1,
    ),
    # Portion marks.
    *(
        (
            front(text=f"1. ({mark}) Nets.\nEXAMPLE\n"),
            lambda cable: str(cable.paragraphs[0].portion),
            f"({said})",
        )
        for mark, said in (
            ("S//REL to Utopia", "S//REL TO UTOPIA"),
            ("C/REL Utopia, Oceania,\n Erewhon", "C/REL UTOPIA, OCEANIA, EREWHON"),
        )
    ),
    *(
        (
            front(text=f"1. {mark}\n\n2. Nets.\nEXAMPLE\n"),
            lambda cable: (cable.paragraphs[0].text, cable.paragraphs[0].portion.level.name),
            ("", "CONFIDENTIAL"),
        )
        for mark in (
            "ENTIRE TEXT IS CONFIDENTIAL.",
            "C/NF - ENTIRE TEXT.",
            "C \N{EN DASH} ENTIRE TEXT.",
            "ENTIRE TEXT (C).",
        )
    ),
    # Labels and what follows them.
    *(
        (front(labels=f"E.O. 12958: N/A\n{tags_}\nSUBJECT: NETS\n\n"), tags, ["EFIS", "PREL", "PE"])
        for tags_ in (
            "TAGS: EFIS, PREL\n\nPE",
            "TAG  EFIS, PREL, PE",
            "TAGS:\n\nEFIS, PREL, PE",
            "TAG EFIS PREL PE",
        )
    ),
    (front(labels="E.O. 12958: N/A TAG EFIS, PE\nSUBJECT: NETS\n\n"), tags, ["EFIS", "PE"]),
    (front(labels="E.O. 12958: N/A\nTAGS: PE\nSUJB: NETS\n\n"), subject, "NETS"),
    (front(labels="E.O. 12958: N/A\nTAGS: PE\nSUBJECT: : NETS\n\n"), subject, "NETS"),
    *(
        (front(labels=f"E.O. 12958: N/A\nTAGS: PE\nSUBJECT: {words}\n\n"), subject, words)
        for words in ("E.O. 12958 DECLASSIFICATION TRAINING", "DECLASSIFICATION UNDER E.O. 11652: A REPORT")
    ),
    *(
        (front(labels=f"TAGS: PE\nSUBJECT: NETS OF THE NORTH {words}\n\n"), subject, "NETS OF THE NORTH")
        for words in (
            "Sensitive But Unclassified",
            "Not for internet distribution.",
            "Protect accordingly.",
            "The following message is Sensitive But Unclassified. Please handle accordingly.",
            "SBU - Please protect accordingly.",
            "(SBU) Sensitive but unclassified; not for distribution outside the USG.",
        )
    ),
    # The classification line.
    *(
        (front(line=f"C O N F I D E N T I A L{line}\n\n"), number_and_level, ("08LIMA853", "CONFIDENTIAL"))
        for line in (
            "\n\nLIMA 0853",
            "\nLIMA 0853",
            " SECTION 01 OF LIMA 000853",
            " SECTI0N 01 OF 02 LIMA 000853",
            "  . LIMA 000853",
            " XXXXXXXXXXXX 000853",
            " LIMA #000853",
            " LIMA OOO853",
            " LIMA 000 853",
            " SECTION 01 OF\n02 LIMA 000853",
        )
    ),
    (front(line=",UNCLAS LIMA 000853\n\n"), number_and_level, ("08LIMA853", "UNCLASSIFIED")),
    *(
        (front(line=f"UNCLAS SECTION 01 OF 02 {post}\n\n"), lambda cable: cable.mrn.post, name)
        for post, name in (("THE \nHAGUE 000853", "THEHAGUE"), ("USUN NEW\nYORK 000853", "USUNNEWYORK"))
    ),
    (
        front(line="", labels="TAGS: PE\nSUBJECT: NETS\nLIMITED OFFICIAL USE LIMA 4853\n\n"),
        lambda cable: (subject(cable), *number_and_level(cable)),
        ("NETS", "08LIMA4853", "LIMITED_OFFICIAL_USE"),
    ),
    # Attention lines.
    *(
        (front(f"{line}\n\n"), lambda cable: [each.text for each in cable.attention], [line])
        for line in ("DEPARTMENT OF AGRICULTURE FAS - ANN EXAMPLE", "EAP, EB, OES/PCI, AND G/TIP")
    ),
    (front("Noforn, io/mpr (aexample)\n\n"), captions, ["SIPDIS", "NOFORN"]),
    (
        front(
            text="1. (C) Summary, the ministry met a mini-group. End summary.\n\n2. (C) They left.\nEXAMPLE\n"
        ),
        lambda cable: cable.summary,
        "the ministry met a mini-group.",
    ),
    (
        front(
            text="1. (C) Summary, Post met a mini-group of owners. End summary.\n\n2. (C) They left.\nEXAMPLE\n"
        ),
        lambda cable: cable.summary,
        "Post met a mini-group of owners.",
    ),
    (
        message(heading="FM CNO WASHINGTON DC\nTO NAVADMIN BT UNCLAS //N01400//\n"),
        lambda cable: addressees(cable)[0],
        ["NAVADMIN"],
    ),
    (
        "UNCLAS\nSUBJ/NETS//\n\n1. Count them.\n\n2. Released by Mr. Example, Chief of Port\nOperations\n",
        lambda cable: cable.signature,
        None,
    ),
    (
        "UNCLAS\nALSPO C/14\nSUBJ: NETS\n(A) NETS MANUAL\n(B) NOTE 44\n1. Count them.\n",
        lambda cable: (subject(cable), [each.label for each in cable.references]),
        ("NETS", ["A", "B"]),
    ),
    *(
        (
            front(labels=f"{LABELS}Classified By: DCM Jane Doe{reasons} 1.4 (b) and (d)\n\n"),
            who_and_why,
            ("Jane Doe", (("1.4", "b"), ("1.4", "d"))),
        )
        for reasons in ("\n\nReasons:", "\n\nfor reasons", " for reasons\n\n")
    ),
    # Lines of a heading were joined.
    *(
        (
            f"{heading}\n\n{LINE}{LABELS}{TEXT}",
            heading_of,
            (
                "041125Z MAR 08",
                "AMEMBASSY LIMA",
                ["SECSTATE WASHDC"],
                ["AMEMBASSY QUITO", "AMCONSUL CUSCO"],
            ),
        )
        for heading in (
            ROUTED.replace("\n", " "),
            "R 041125Z MAR 08\nFM AMEMBASSY LIMA TO SECSTATE WASHDC 475 INFO AMEMBASSY QUITO 9 AMCONSUL CUSCO",
            "R 041125Z MAR 08\nFM: AMEMBASSY LIMA\nTO: SECSTATE WASHDC 475\nINFO: AMEMBASSY QUITO\nAMCONSUL CUSCO",
            "R 041125Z MAR 08\nFM AMEMBASSY LIMA\nTO RUEHC / SECSTATE WASHDC\nINFO AMEMBASSY QUITO\nAMCONSUL CUSCO",
        )
    ),
    # A publisher put a blank line below every line.
    (
        front(
            text="1. (C) The boats came in the evening and the harbor\noffice counted them at the old quay of\n"
            "the port. Nobody had seen them leave, and the\nfishermen said little. They brought nets with\n"
            "them that had never been seen there. Some\nsaid they came from the north.\n\n"
            "2. (C) They left.\n\nEXAMPLE\n"
        ).replace("\n", "\n \n"),
        lambda cable: ([number for number, _ in blocks(cable)], subject(cable), cable.signature),
        ([1, 2], "NETS", "EXAMPLE"),
    ),
    (front(labels=f"{LABELS}REF/TEL: LIMA 852\n\n"), lambda cable: cable.signature, "EXAMPLE"),
]


@pytest.mark.parametrize(("text", "value", "expected"), ROWS)
def test_it_is_read(text: str, value: Value, expected: object) -> None:
    """It is read, no line is unknown, and canonical text says the same."""
    cable = cablegrammar.parse(text)

    assert value(cable) == expected
    assert cable.unrecognized == ()
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_a_section_may_be_signed_at_the_end_of_its_last_line() -> None:
    page = "PAGE 01        LIMA  04000  0{0} OF 02  132011Z\nR 121640Z MAY 79\nFM AMEMBASSY LIMA\n\n"
    first, second = (f"SECRET\n\n{page.format(n)}S E C R E T SECTION {n} OF 2 LIMA 4000\n\n" for n in (1, 2))
    end = "\n\nSECRET\n\n\n\n\nNNN\n\n"
    cable = cablegrammar.parse(f"{first}1. NETS.  EXAMPLE{end}{second}2. BOATS.\nEXAMPLE{end}")

    assert [each.text for each in cable.paragraphs] == ["NETS.", "BOATS."]
    assert cable.signature == "EXAMPLE"


@pytest.mark.parametrize(("tag", "meant"), [("OECDD", "OECD"), ("NAATO", "NATO"), ("APECO", None)])
def test_short_organization_with_a_letter_too_many(tag: str, meant: str | None) -> None:
    (found,) = cablegrammar.validate(cablegrammar.parse(front(labels=f"TAGS: {tag}\nSUBJECT: NETS\n\n"))) or (
        None,
    )

    assert (found and found.suggestion) == meant
