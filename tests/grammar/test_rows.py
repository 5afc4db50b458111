"""One row for each construct of the format, in both directions: text, object, canonical text, object."""

from typing import Any, Final

import attrs
import pytest

import cablegrammar
from cablegrammar import (
    MRN,
    Addressee,
    ArchiveAttribute,
    ArchiveAttributes,
    AttentionLine,
    Boundary,
    Cable,
    CalledStations,
    CallingStation,
    Caption,
    Classification,
    ClassificationLine,
    ClassifiedBy,
    Copies,
    DateTimeGroup,
    Distribution,
    DowngradingGroup,
    Drafting,
    Ending,
    ExecutiveOrder,
    HandlingLine,
    Heading,
    Item,
    MessageHeader,
    MessageSet,
    MinimizeNotice,
    Originator,
    Paragraph,
    Portion,
    Preamble,
    Precedence,
    Reference,
    Ruler,
    Section,
    SectionHeading,
    SecurityWarning,
    SeriesLine,
    Subject,
    Table,
    Tag,
    TransmissionIdentification,
    UnrecognizedLine,
    WebsiteNotice,
)

ROUTINE, PRIORITY, IMMEDIATE = Precedence.ROUTINE, Precedence.PRIORITY, Precedence.IMMEDIATE
UNCLASSIFIED, CONFIDENTIAL, SECRET = (
    Classification.UNCLASSIFIED,
    Classification.CONFIDENTIAL,
    Classification.SECRET,
)
LIMITED = Classification.LIMITED_OFFICIAL_USE
DECEMBER: Final = DateTimeGroup(6, 9, 11, 12, 2006)

#: Text, what it stands for, and its canonical text; None where the text is canonical.
HEADING_PARTS: Final[list[tuple[str, Any, str | None]]] = [
    # Format line 1.
    ("VZCZCXRO7600", TransmissionIdentification("XRO", "7600"), None),
    ("VZCZCADI319", TransmissionIdentification("ADI", "319"), None),
    ("VV   ZCZCXRO7600", TransmissionIdentification("XRO", "7600"), "VZCZCXRO7600"),
    # Format line 2.
    ("PP RUEHWEB", CalledStations(PRIORITY, ("RUEHWEB",)), None),
    ("OO RUEHBC RUEHDE QAAB", CalledStations(IMMEDIATE, ("RUEHBC", "RUEHDE", "QAAB")), None),
    ("ZZ RUEHBC", CalledStations(Precedence.FLASH, ("RUEHBC",)), None),
    ("YY RUEHBC", CalledStations(Precedence.EMERGENCY_COMMAND, ("RUEHBC",)), None),
    (
        "RR RUEHBC  RUEHDE \n RUEHDU RUEHKUK",
        CalledStations(ROUTINE, ("RUEHBC", "RUEHDE", "RUEHDU", "RUEHKUK")),
        "RR RUEHBC RUEHDE RUEHDU RUEHKUK",
    ),
    (
        "RR" + 9 * " RUEHBC" + "\nRUEHDE RUEHKUK",
        CalledStations(ROUTINE, (*9 * ["RUEHBC"], "RUEHDE", "RUEHKUK")),
        None,
    ),
    # A line has 69 characters; the first of these has them, and the second would have 70.
    (
        "RR" + 6 * " RUEHBC" + 5 * " QAAB",
        CalledStations(ROUTINE, (*6 * ["RUEHBC"], *5 * ["QAAB"])),
        None,
    ),
    ("RR" + 9 * " RUEHBC" + "\nQAAB", CalledStations(ROUTINE, (*9 * ["RUEHBC"], "QAAB")), None),
    (
        "RTTUZYUW RUEXABC0000 2710017-UUUU--RUEXDEF.",
        MessageHeader(ROUTINE, "TT", "U", "ZYUW", "RUEXABC", "0000", "2710017", "UUUU", ("RUEXDEF",)),
        None,
    ),
    (
        "RTTUZYUW RUEXABC0000 2710017-UUUU-RUEXDEF",
        MessageHeader(ROUTINE, "TT", "U", "ZYUW", "RUEXABC", "0000", "2710017", "UUUU", ("RUEXDEF",)),
        "RTTUZYUW RUEXABC0000 2710017-UUUU--RUEXDEF.",
    ),
    (
        "RTTUZYUW RUEXABC0000 2710017-XXXX--RUEXDEF.",
        MessageHeader(ROUTINE, "TT", "U", "ZYUW", "RUEXABC", "0000", "2710017", "XXXX", ("RUEXDEF",)),
        None,
    ),
    (
        "RTTUZYUW RUEXABC0000 2710017-UUUU--RUEXDEF RUEXGHI.",
        MessageHeader(
            ROUTINE, "TT", "U", "ZYUW", "RUEXABC", "0000", "2710017", "UUUU", ("RUEXDEF", "RUEXGHI")
        ),
        None,
    ),
    # Record messages: series or notice, and the set that says of what kind a message is.
    ("NAVADMIN 317/05", SeriesLine("NAVADMIN", "317/05"), None),
    ("NAVADMIN/317//05//", SeriesLine("NAVADMIN", "317/05"), "NAVADMIN 317/05"),
    ("ALCOAST 0170/2006 PART ONE", SeriesLine("ALCOAST", "0170/2006", "PART ONE"), None),
    ("ALCOAST 0170/06 - NOV 2006", SeriesLine("ALCOAST", "0170/06", "NOV 2006"), "ALCOAST 0170/06 NOV 2006"),
    (
        "NAVADMIN 317 / 05, CANCELS NAVADMIN 12/05",
        SeriesLine("NAVADMIN", "317/05", "CANCELS NAVADMIN 12/05"),
        "NAVADMIN 317/05 CANCELS NAVADMIN 12/05",
    ),
    ("NAVADMIN 165/011", SeriesLine("NAVADMIN", "165/011"), None),
    ("ALCOASTEXAMPLE 12/20", SeriesLine("ALCOASTEXAMPLE", "12/20"), None),
    ("EXBUL 1400.", SeriesLine("EXBUL", "1400"), "EXBUL 1400"),
    ("COMDT NOTE P5350", SeriesLine("COMDT NOTE", "P5350"), None),
    ("COMDTNOTE 1000", SeriesLine("COMDTNOTE", "1000"), None),
    (
        "MSGID//GENADMIN/EXAMPLE PORT//N1/JAN/",
        MessageSet("MSGID", ("GENADMIN", "EXAMPLE PORT", "N1", "JAN")),
        "MSGID/GENADMIN/EXAMPLE PORT/N1/JAN//",
    ),
    # Format line 3.
    ("DE RUEHIL #2317 3400911", CallingStation("RUEHIL", "2317", "3400911"), None),
    ("DE RUEHIL #2317/01 3400911", CallingStation("RUEHIL", "2317", "3400911", "01"), None),
    ("DE RUEHIL 107A 3400911", CallingStation("RUEHIL", "107A", "3400911"), "DE RUEHIL #107A 3400911"),
    # Format line 4.
    ("ZNR UUUUU ZZH", SecurityWarning("ZNR", "UUUUU", "ZZH"), None),
    ("ZNY SSSSS", SecurityWarning("ZNY", "SSSSS"), None),
    ("ZNY CCCCC/AAAAA ZZH", SecurityWarning("ZNY", "CCCCC/AAAAA", "ZZH"), None),
    (
        "ZNY CCCCC ZZH (CCY AD12CD34 XYZ5678 901)",
        SecurityWarning("ZNY", "CCCCC", "ZZH (CCY AD12CD34 XYZ5678 901)"),
        None,
    ),
    ("ZNR UUUUU ZZH (TAO)", SecurityWarning("ZNR", "UUUUU", "ZZH (TAO)"), None),
    (
        "ZNR UUUUU ZZH ZUI RUEABC1074 1581702",
        SecurityWarning("ZNR", "UUUUU", "ZZH ZUI RUEABC1074 1581702"),
        None,
    ),
    # Format line 5.
    ("060911Z DEC 06", DECEMBER, None),
    ("R 060911Z DEC 06", DECEMBER, "060911Z DEC 06"),
    ("231744ZJUL92", DateTimeGroup(23, 17, 44, 7, 1992), "231744Z JUL 92"),
    ("051506ZJUN2008", DateTimeGroup(5, 15, 6, 6, 2008), "051506Z JUN 08"),
    ("291359Z Nov 00", DateTimeGroup(29, 13, 59, 11, 2000), "291359Z NOV 00"),
    ("060911 Z DEC 06", DECEMBER, "060911Z DEC 06"),
    ("060911z december 2006", DECEMBER, "060911Z DEC 06"),
    ("060911Z SEPT. 1975", DateTimeGroup(6, 9, 11, 9, 1975), "060911Z SEP 75"),
    ("060911R DEC 06", DateTimeGroup(6, 9, 11, 12, 2006, "R"), None),
    ("060911J DEC 06", DateTimeGroup(6, 9, 11, 12, 2006, "J"), None),
    ("060911Z DEC 1955", DateTimeGroup(6, 9, 11, 12, 1955), None),
    ("459911Z DEC 06", DateTimeGroup(45, 99, 11, 12, 2006), None),
    ("O 060911Z DEC 06", Preamble(DECEMBER, (IMMEDIATE,)), None),
    ("060911Z DEC 06", Preamble(DECEMBER), None),
    ("O P 060911Z DEC 06", Preamble(DECEMBER, (IMMEDIATE, PRIORITY)), None),
    ("OP 060911Z DEC 06", Preamble(DECEMBER, (IMMEDIATE, PRIORITY)), "O P 060911Z DEC 06"),
    ("PP 060911Z DEC 06", Preamble(DECEMBER, (PRIORITY,)), "P 060911Z DEC 06"),
    ("Z 060911Z DEC 06", Preamble(DECEMBER, (Precedence.FLASH,)), None),
    ("Y 060911Z DEC 06", Preamble(DECEMBER, (Precedence.EMERGENCY_COMMAND,)), None),
    ("R 060911Z DEC 06 ZFF4", Preamble(DECEMBER, (ROUTINE,), "ZFF4"), None),
    (
        "O R 060911Z DEC 06 ZDK CTG RUEHDO #3763",
        Preamble(DECEMBER, (IMMEDIATE, ROUTINE), "ZDK CTG RUEHDO #3763"),
        None,
    ),
    (
        "R 060911ZDEC06 PSN 410027H14",
        Preamble(DECEMBER, (ROUTINE,), "PSN 410027H14"),
        "R 060911Z DEC 06 PSN 410027H14",
    ),
    # Format line 6.
    ("FM AMEMBASSY LIMA", Originator("AMEMBASSY LIMA"), None),
    ("FM CNO WASHINGTON DC//N1//", Originator("CNO WASHINGTON DC", ("N1",)), None),
    ("FM JOINT STAFF//J-3/J-5", Originator("JOINT STAFF", ("J-3", "J-5")), "FM JOINT STAFF//J-3/J-5//"),
    # Format lines 7 to 9.
    ("SECSTATE WASHDC", Addressee("SECSTATE WASHDC"), None),
    ("RUEHC/SECSTATE WASHDC", Addressee("SECSTATE WASHDC", "RUEHC"), None),
    ("RUEHC/ SECSTATE WASHDC", Addressee("SECSTATE WASHDC", "RUEHC"), "RUEHC/SECSTATE WASHDC"),
    ("RUEHC/SECSTATE WASHDC 0123", Addressee("SECSTATE WASHDC", "RUEHC", serial="0123"), None),
    (
        "RUEHC/SECSTATE WASHDC PRIORITY 4012",
        Addressee("SECSTATE WASHDC", "RUEHC", (), PRIORITY, "4012"),
        None,
    ),
    ("AMCONSUL QUITO PRIORITY 12", Addressee("AMCONSUL QUITO", None, (), PRIORITY, "12"), None),
    ("SECSTATE WASHDC PRIORITY 01234", Addressee("SECSTATE WASHDC", None, (), PRIORITY, "01234"), None),
    ("RUEHC/SECSTATE WASHDC FLASH", Addressee("SECSTATE WASHDC", "RUEHC", (), Precedence.FLASH), None),
    (
        "RUEHC/SECSTATE WASHDC ROUTINE 0000",
        Addressee("SECSTATE WASHDC", "RUEHC", (), ROUTINE, "0000"),
        None,
    ),
    (
        "RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 2276-2279",
        Addressee("SECSTATE WASHDC", "RUEHC", (), Precedence.NIACT_IMMEDIATE, "2276-2279"),
        None,
    ),
    (
        "RUEKJCS/JOINT STAFF WASHDC//J-3/J-5//",
        Addressee("JOINT STAFF WASHDC", "RUEKJCS", ("J-3", "J-5")),
        None,
    ),
    (
        "RUMIAAA/USSOUTHCOM MIAMI FL//POLAD// PRIORITY 1234",
        Addressee("USSOUTHCOM MIAMI FL", "RUMIAAA", ("POLAD",), PRIORITY, "1234"),
        None,
    ),
    ("RUEHZL/EUROPEAN POLITICAL COLLECTIVE", Addressee("EUROPEAN POLITICAL COLLECTIVE", "RUEHZL"), None),
    ("AIG 205", Addressee("AIG 205"), None),
    # A slant too few before the office, or no office.
    ("EXAMPLE PORT/N1//", Addressee("EXAMPLE PORT", offices=("N1",)), "EXAMPLE PORT//N1//"),
    ("EXAMPLE PORT X/Y", Addressee("EXAMPLE PORT X/Y"), None),
    (
        "SECSTATE IMMEDIATE NIACT 2217",
        Addressee("SECSTATE", precedence=Precedence.NIACT_IMMEDIATE, serial="2217"),
        "SECSTATE NIACT IMMEDIATE 2217",
    ),
    # A serial of two digits, behind a mission alone.
    ("US MISSION LIMA 21", Addressee("US MISSION LIMA", serial="21"), None),
    ("CTF 21", Addressee("CTF 21"), None),
    ("ZEN/AMEMBASSY LIMA", Addressee("AMEMBASSY LIMA", delivered=True), None),
    ("ZEN AMEMBASSY LIMA", Addressee("AMEMBASSY LIMA", delivered=True), "ZEN/AMEMBASSY LIMA"),
    ("ZEN/RUEHPE/AMEMBASSY LIMA", Addressee("AMEMBASSY LIMA", "RUEHPE", delivered=True), None),
    # Format line 10, and lines together.
    ("STATE GRNC", Heading(accounting_symbol="STATE GRNC"), None),
    ("GR125", Heading(accounting_symbol="GR125"), None),
    ("TO SECSTATE WASHDC", Heading(action=(Addressee("SECSTATE WASHDC"),)), None),
    ("INFO AMEMBASSY OSLO", Heading(info=(Addressee("AMEMBASSY OSLO"),)), None),
    ("FM AMEMBASSY LIMA\nBT", Heading(originator=Originator("AMEMBASSY LIMA")), "FM AMEMBASSY LIMA"),
]

TEXT_PARTS: Final[list[tuple[str, Any, str | None]]] = [
    # Message reference number.
    ("06LIMA22317", MRN(2006, "LIMA", 22317), None),
    ("2006 LIMA 022317", MRN(2006, "LIMA", 22317), "06LIMA22317"),
    ("75 REYKJAVIK 417", MRN(1975, "REYKJAVIK", 417), "75REYKJAVIK417"),
    ("1955LIMA12", MRN(1955, "LIMA", 12), None),
    # Section.
    ("SECTION 01 OF 04", Section(1, 4), None),
    ("Section 1 of  2", Section(1, 2), "SECTION 01 OF 02"),
    ("SECTION1 OF 2", Section(1, 2), "SECTION 01 OF 02"),
    ("SECTION 01 OF 100", Section(1, 100), None),
    ("FINAL SECTION OF 2", Section(None, 2), None),
    # Portion marks.
    *(
        (mark, Portion(mark[1:-1]), None)
        for mark in (
            "(U)",
            "(SBU)",
            "(LOU)",
            "(FOUO)",
            "(C)",
            "(S)",
            "(TS)",
            "(N)",
            "(S/NF)",
            "(S//NF)",
            "(SNF)",
            "(S-NF)",
            "(U//FOUO)",
            "(SBU/NF)",
            "(SBU/REL NATO)",
            "(C/REL USA, ACGU)",
            "(S//FGI//NF)",
            "(C - ENTIRE TEXT)",
            "(CONFIDENTIAL)",
            "(UNCLASSIFIED)",
        )
    ),
    ("(c)", Portion("C"), "(C)"),
    # Classification line.
    ("UNCLAS LIMA 000123", ClassificationLine(UNCLASSIFIED, post="LIMA", serial="000123"), None),
    (
        "UNCLA LIMA 000123",
        ClassificationLine(UNCLASSIFIED, post="LIMA", serial="000123", marking="UNCLA"),
        None,
    ),
    (
        "S E C R E T SECTON 01 OF 02 LIMA 000123",
        ClassificationLine(SECRET, section=Section(1, 2), post="LIMA", serial="000123"),
        "S E C R E T SECTION 01 OF 02 LIMA 000123",
    ),
    (
        "UNCLAS 07 LIMA 000123",
        ClassificationLine(UNCLASSIFIED, post="LIMA", serial="000123"),
        "UNCLAS LIMA 000123",
    ),
    (
        "UNCLAS SECTION 01 OF 02\nLIMA 000123",
        ClassificationLine(UNCLASSIFIED, section=Section(1, 2), post="LIMA", serial="000123"),
        "UNCLAS SECTION 01 OF 02 LIMA 000123",
    ),
    (
        "UNCLASSIFIED LIMA 0123",
        ClassificationLine(UNCLASSIFIED, post="LIMA", serial="0123", marking="UNCLASSIFIED"),
        None,
    ),
    (
        "UNCLAS E F T O LIMA 000123",
        ClassificationLine(UNCLASSIFIED, ("EFTO",), post="LIMA", serial="000123"),
        None,
    ),
    (
        "UNCLAS EFTO LIMA 000123",
        ClassificationLine(UNCLASSIFIED, ("EFTO",), post="LIMA", serial="000123"),
        "UNCLAS E F T O LIMA 000123",
    ),
    (
        "C O N F I D E N T I A L LIMA 000123",
        ClassificationLine(CONFIDENTIAL, post="LIMA", serial="000123"),
        None,
    ),
    (
        "CONFIDENTIAL LIMA 000123",
        ClassificationLine(CONFIDENTIAL, post="LIMA", serial="000123"),
        "C O N F I D E N T I A L LIMA 000123",
    ),
    (
        "S E C R E T SECTION 01 OF 04 TEL AVIV 001304",
        ClassificationLine(SECRET, (), Section(1, 4), "TEL AVIV", "001304"),
        None,
    ),
    (
        "S E C R E T FINAL SECTION OF 03 LIMA 001304",
        ClassificationLine(SECRET, (), Section(None, 3), "LIMA", "001304"),
        "S E C R E T FINAL SECTION OF 3 LIMA 001304",
    ),
    (
        "S E C R E T NOFORN SECTION 01 OF 02 LIMA 000123",
        ClassificationLine(SECRET, ("NOFORN",), Section(1, 2), "LIMA", "000123"),
        None,
    ),
    (
        "UNCLAS LIMA 000123 NOFORN",
        ClassificationLine(UNCLASSIFIED, ("NOFORN",), post="LIMA", serial="000123"),
        "UNCLAS NOFORN LIMA 000123",
    ),
    ("SECRET//NOFORN", ClassificationLine(SECRET, ("NOFORN",)), "S E C R E T NOFORN"),
    (
        "S E C R E T REL SAU LIMA 000123",
        ClassificationLine(SECRET, ("REL SAU",), post="LIMA", serial="000123"),
        None,
    ),
    (
        "S E C R E T REL MEX LIMA 000123",
        ClassificationLine(SECRET, ("REL MEX",), post="LIMA", serial="000123"),
        None,
    ),
    (
        "UNCLAS LIMA 000123 BY NOFORN BAG",
        ClassificationLine(UNCLASSIFIED, ("NOFORN",), post="LIMA", serial="000123", remark="BY BAG"),
        "UNCLAS NOFORN LIMA 000123 BY BAG",
    ),
    ("S E C R E T", ClassificationLine(SECRET), None),
    (
        "S e c r e t lima 000123",
        ClassificationLine(SECRET, post="lima", serial="000123"),
        "S E C R E T lima 000123",
    ),
    (
        "SS E C R E T LIMA 000123",
        ClassificationLine(SECRET, post="LIMA", serial="000123", marking="SS E C R E T"),
        None,
    ),
    (
        "O N F I D E N T I A L LIMA 000123",
        ClassificationLine(CONFIDENTIAL, post="LIMA", serial="000123", marking="O N F I D E N T I A L"),
        None,
    ),
    ("LIMITED OFFICIAL USE LIMA 0123", ClassificationLine(LIMITED, post="LIMA", serial="0123"), None),
    (
        "FOR OFFICIAL USE ONLY LIMA 0123",
        ClassificationLine(Classification.FOR_OFFICIAL_USE_ONLY, post="LIMA", serial="0123"),
        None,
    ),
    (
        "R E S T R I C T E D LIMA 0123",
        ClassificationLine(Classification.RESTRICTED, post="LIMA", serial="0123"),
        None,
    ),
    (
        "T O P S E C R E T LIMA 000123",
        ClassificationLine(Classification.TOP_SECRET, post="LIMA", serial="000123"),
        None,
    ),
    (
        "C O N F I D E N T I A L LIMA 000123 ZFR 763",
        ClassificationLine(CONFIDENTIAL, post="LIMA", serial="000123", remark="ZFR 763"),
        None,
    ),
    (
        "C O N F I D E N T I A L LIMA 000123 SUSPECTED DUPLICATE 1392",
        ClassificationLine(CONFIDENTIAL, post="LIMA", serial="000123", remark="SUSPECTED DUPLICATE 1392"),
        None,
    ),
    (
        "UNCLAS STATE 255577 TOSEC 140323",
        ClassificationLine(UNCLASSIFIED, post="STATE", serial="255577", remark="TOSEC 140323"),
        None,
    ),
    (
        "E C R E T LIMA 000123",
        ClassificationLine(SECRET, post="LIMA", serial="000123", marking="E C R E T"),
        None,
    ),
    (
        "UNCLAS LIMA 000123 QUOTE PARIS",
        ClassificationLine(UNCLASSIFIED, post="LIMA", serial="000123", remark="QUOTE PARIS"),
        None,
    ),
    ("UNCLAS //N01650//", ClassificationLine(UNCLASSIFIED, remark="//N01650//"), None),
    ("UNCLAS\n//N01650//", ClassificationLine(UNCLASSIFIED, remark="//N01650//"), "UNCLAS //N01650//"),
    ("UNCLAS EXAMPLE/U/-//", ClassificationLine(UNCLASSIFIED, remark="EXAMPLE/U/-//"), None),
    ("UNCLASS //N01650//", ClassificationLine(UNCLASSIFIED, remark="//N01650//", marking="UNCLASS"), None),
    # Captions.
    *(
        (word, Caption(word), None)
        for word in (
            "SIPDIS",
            "NOFORN",
            "SENSITIVE",
            "NODIS",
            "EXDIS",
            "LIMDIS",
            "STADIS",
            "AGREMENT",
            "EYES ONLY",
            "OFFICIAL INFORMAL",
            "INFORM CONSULS",
            "TOSEC 140323",
            "SECTO 14",
            "AIDAC",
            "TERREP",
            "CODEL",
            "SENSITIVE BUT UNCLASSIFIED",
            "SENSITIVE BUT UNCLASSIFIED, NOT FOR INTERNET",
            "CORRECTED COPY",
            "C O R R E C T E D  C O P Y (TEXT)",
            "C O R R E C T COPY - PARA 3 ADDED",
            "CORRECTED COPY - last words added.",
        )
    ),
    ("sipdis", Caption("SIPDIS"), "SIPDIS"),
    ("xipdis", Caption("SIPDIS"), "SIPDIS"),
    ("ROGER CHANNEL", Caption("ROGER CHANNEL"), None),
    ("DISSENT CHANNEL", Caption("DISSENT CHANNEL"), None),
    ("VISAS VIPER", Caption("VISAS VIPER"), None),
    # For whom.
    *(
        (line, AttentionLine(line), None)
        for line in (
            "DEPT FOR EUR/WE",
            "STATE PASS USAID FOR ASIA/SCAA",
            "STATE PLEASE PASS USTR",
            "NSC FOR BRANNIGAN",
            "FOR EUR/WE",
            "DEPT ALSO FOR SCA (OKONJO)",
            "PM/PPA - OKONJO",
            "AMEMBASSY LIMA PASS TO AMCONSUL CUSCO",
            "DEPT FOR WHA AND\nECONOMIC BUREAU (OKONJO)",
        )
    ),
    # Executive order.
    ("E.O. 12958: DECL: 12/06/2016", ExecutiveOrder("12958", "DECL: 12/06/2016"), None),
    (
        "EO 12958 DECL: 12/06/2016",
        ExecutiveOrder("12958", "DECL: 12/06/2016"),
        "E.O. 12958: DECL: 12/06/2016",
    ),
    ("EO 12958 n/a", ExecutiveOrder("12958", "n/a"), "E.O. 12958: n/a"),
    ("E.o. 12958:  N/A", ExecutiveOrder("12958", "N/A"), "E.O. 12958: N/A"),
    (
        "E.9. 12598: DECL: 2019/08/13",
        ExecutiveOrder("12598", "DECL: 2019/08/13"),
        "E.O. 12598: DECL: 2019/08/13",
    ),
    ("E. O. 11652: GDS", ExecutiveOrder("11652", "GDS"), "E.O. 11652: GDS"),
    ("E.O 12958: N/A", ExecutiveOrder("12958", "N/A"), "E.O. 12958: N/A"),
    ("E.O. 12958", ExecutiveOrder("12958"), "E.O. 12958:"),
    ("EMO. 11652: GDS", ExecutiveOrder("11652", "GDS"), "E.O. 11652: GDS"),
    ("E.O. 12065; GDS 1/2/85", ExecutiveOrder("12065", "GDS 1/2/85"), "E.O. 12065: GDS 1/2/85"),
    (
        "E.O. 12958\nDecl: 12/06/2016",
        ExecutiveOrder("12958", "Decl: 12/06/2016"),
        "E.O. 12958: Decl: 12/06/2016",
    ),
    *(
        (f"E.O. {number}: {value}", ExecutiveOrder(number, value), None)
        for number, value in (
            ("10501", "N/A"),
            ("11652", "XGDS-3"),
            ("11652", "ADS, DECLAS 12/31/79"),
            ("11652", "XGDS 1, 2 AND 4"),
            ("12065", "GDS 1/2/85 (BRANNIGAN, ANN) OR-P"),
            ("12065", "RDS-3 1/2/98 (LINDQVIST, H.) OR-M"),
            ("12356", "DECL: OADR"),
            ("12958", "DECL: MR"),
            ("12958", "DECL: 25X1-HUMAN"),
            ("12958", "DECL: X1, X6"),
            ("12958", "DNG: CO 12/06/2016"),
            ("13526", "DECL: AFTER THE REGATTA"),
        )
    ),
    # Tags.
    *(
        (word, Tag(word), None)
        for word in ("PREL", "PE", "KPKO", "UNGA/C-1", "AU-1", "AT&T", "HUMAN RIGHTS", "OVIP")
    ),
    ("prel,", Tag("PREL"), "PREL"),
    ("PREL:", Tag("PREL"), "PREL"),
    ("(BRANNIGAN, ANN)", Tag("BRANNIGAN, ANN", person=True), None),
    ("(BRANNIGAN, A.).,", Tag("BRANNIGAN, A.", person=True), "(BRANNIGAN, A.)"),
    ("(XAVIER, ALEX)", Tag("XAVIER, ALEX", person=True), None),
    ("(X)", Tag("X", person=True), None),
    # Subject.
    ("SUBJECT: ANCHOVY TALKS", Subject("ANCHOVY TALKS"), None),
    ("SUBJ: ANCHOVY TALKS", Subject("ANCHOVY TALKS"), "SUBJECT: ANCHOVY TALKS"),
    ("Subject: Anchovy talks", Subject("Anchovy talks"), "SUBJECT: Anchovy talks"),
    ("SUBJ. ANCHOVY TALKS", Subject("ANCHOVY TALKS"), "SUBJECT: ANCHOVY TALKS"),
    ("SUBJECT ANCHOVY TALKS", Subject("ANCHOVY TALKS"), "SUBJECT: ANCHOVY TALKS"),
    ("SUBJECT: ANCHOVY TALKS  \nGO ON", Subject("ANCHOVY TALKS\nGO ON"), "SUBJECT: ANCHOVY TALKS\nGO ON"),
    ("SUBJECT: (C/NF) ANCHOVY TALKS", Subject("ANCHOVY TALKS", Portion("C/NF")), None),
    ("SUBJECT:", Subject(), None),
    # References.
    *(
        (text, Reference(text), None)
        for text in (
            "LIMA 98",
            "06 QUITO 3341",
            "2006 QUITO 3341",
            "STATE (01) 201265",
            "QUITO 75 (08)",
            "06QUITO3341",
            "05 LA PAZ 44",
            "QUITO 3341/06",
            "QUITO #123",
            "3341 QUITO",
            "NONE",
            "7 FAM 180",
            "BRANNIGAN-OKONJO E-MAIL OF MARCH 3",
            "BRANNIGAN/OKONJO TELCON OF 3/4/06",
            "MEMCON OF MAY 3",
            "SECDEF DTG 261447ZNOV08",
            "IIR 6 811 0001 07",
            "TD-314/01234-06",
            "LIMA A-12",
            "FBIS 200611",
            "LETTER OF MAY 3",
        )
    ),
    *(
        (text, Reference("LIMA 98", "B"), "B. LIMA 98")
        for text in (
            "B. LIMA 98",
            "(B) LIMA 98",
            "[B] LIMA 98",
            "B) LIMA 98",
            "b. LIMA 98",
            "B. B) LIMA 98",
        )
    ),
    ("(1) LIMA 98", Reference("LIMA 98", "1"), None),
    ("(05) LIMA 98", Reference("(05) LIMA 98"), None),
    ("LIMA 98 (NOTAL)", Reference("LIMA 98", None, "NOTAL"), None),
    ("LIMA 98 AND PREVIOUS", Reference("LIMA 98", None, "AND PREVIOUS"), "LIMA 98 (AND PREVIOUS)"),
    # Who classified.
    *(
        (text, ClassifiedBy(text), None)
        for text in (
            "Classified By: DCM Ann Example for reasons 1.4 (b) and (d).",
            "CLASSIFIED BY POLCOUNS HARRIET LINDQVIST, REASONS: 1.4 (B, D).",
            "Classified by: Political Counselor Harriet Lindqvist-Amaro,\nreasons 1.4 (b) and (d).",
            "Derived From: DSCG 05-1, B, D",
            "Reason: 1.5 (b)",
        )
    ),
    # What no rule knows.
    ("[?] QTRE KLMQ 77 ..", UnrecognizedLine("QTRE KLMQ 77 .."), None),
]

BLOCKS: Final[list[tuple[str, Any, str | None]]] = [
    ("1. (C) The boats came.", Paragraph("The boats came.", 1, Portion("C")), None),
    (
        "2. The boats came  \nand went.",
        Paragraph("The boats came\nand went.", 2),
        "2. The boats came\nand went.",
    ),
    ("(SBU) The boats came.", Paragraph("The boats came.", portion=Portion("SBU")), None),
    ("(C - ENTIRE TEXT)", Paragraph("", portion=Portion("C - ENTIRE TEXT")), None),
    ("The boats came.", Paragraph("The boats came."), None),
    ("3 (C) The boats came.", Paragraph("The boats came.", 3, Portion("C")), "3. (C) The boats came."),
    ("1.(U)The boats came.", Paragraph("The boats came.", 1, Portion("U")), "1. (U) The boats came."),
    (
        "2. Summary: (C) None came.",
        Paragraph("Summary: None came.", 2, Portion("C")),
        "2. (C) Summary: None came.",
    ),
    (
        "SUMMARY -- (U) None came.",
        Paragraph("SUMMARY -- None came.", None, Portion("U")),
        "(U) SUMMARY -- None came.",
    ),
    ("1. SUMMARY: (C)", Paragraph("SUMMARY: (C)", 1), None),
    ("12. (C - ENTIRE TEXT)", Paragraph("", 12, Portion("C - ENTIRE TEXT")), None),
    ("(SBU)", Paragraph("", None, Portion("SBU")), None),
    ("-- the boats;", Item("--", "the boats;"), None),
    ("--   the boats;", Item("--", "the boats;"), "-- the boats;"),
    ("- (C) the boats;", Item("-", "the boats;", Portion("C")), None),
    ("A. (U)", Item("A.", "", Portion("U")), None),
    *(
        (f"{mark} the boats", Item(mark, "the boats"), None)
        for mark in ("A.", "a.", "(1)", "(a)", "(iii)", "•", "*")
    ),
    ("Summary\n-------", SectionHeading("Summary"), None),
    ("-------\nSummary\n-------", SectionHeading("Summary"), "Summary\n-------"),
    ("* * * *\nNets\n* * * *", SectionHeading("Nets"), "Nets\n----"),
    (
        "The boats and\nthe nets\n=======",
        SectionHeading("The boats and\nthe nets"),
        "The boats and\nthe nets\n-------------",
    ),
    ("  Season    Boats\n  2004         41", Table("  Season    Boats\n  2004         41"), None),
    ("Season   Boats\n2004   41\n2005   57", Table("Season   Boats\n2004   41\n2005   57"), None),
    ("  Season    MMIX  ", Table("  Season    MMIX"), "  Season    MMIX"),
    *((line, Ruler(line), None) for line in ("----", "==========", "* * * * *", "________")),
    *(
        (line, Boundary(line), None)
        for line in (
            "BEGIN TEXT OF NON-PAPER",
            "END TEXT",
            "(BEGIN TEXT)",
            "End Text",
            "BEGIN QUOTE",
            "END TALKING POINTS.",
        )
    ),
    (
        "Visit Embassy Lima's Classified Website: \nhttp://www.state.example/lima",
        WebsiteNotice("Visit Embassy Lima's Classified Website:\nhttp://www.state.example/lima"),
        "Visit Embassy Lima's Classified Website:\nhttp://www.state.example/lima",
    ),
    (
        "For more reporting from Embassy Lima, visit:\nvisit Lima's Classified Website",
        WebsiteNotice("For more reporting from Embassy Lima, visit:\nvisit Lima's Classified Website"),
        None,
    ),
    ("PLEASE VISIT LIMA'S CLASSIFIED WEBSITE", WebsiteNotice("PLEASE VISIT LIMA'S CLASSIFIED WEBSITE"), None),
    ("VISIT LIMA'S CLASSIFIED WEBSITE", WebsiteNotice("VISIT LIMA'S CLASSIFIED WEBSITE"), None),
    ("Begin text:", Boundary("Begin text:"), None),
    ("End quote.", Boundary("End quote."), None),
    ("MINIMIZE CONSIDERED", MinimizeNotice(), None),
    ("Minimize considered.", MinimizeNotice("Minimize considered."), None),
    ("GP-3", DowngradingGroup("GP-3"), None),
    ("EXEMPT.", DowngradingGroup("EXEMPT."), None),
    ("BT", Ending(), None),
    ("BT\n#0123\nNNNN", Ending("0123", "NNNN"), None),
    ("NNNN", Ending(None, "NNNN"), "BT\nNNNN"),
    ("#0123\nNNN", Ending("0123", "NNN"), "BT\n#0123\nNNN"),
]

RECORD_PARTS: Final[list[tuple[str, Any, str | None]]] = [
    ("EUR-15", Copies("EUR", 15), None),
    ("L-03", Copies("L", 3), None),
    ("ACTION EUR-12", Distribution(action=(Copies("EUR", 12),)), None),
    (
        "43/67\nACTION EUR-12\n\nINFO  OCT-01  ISO-00\n   (TEDE)  /013 W",
        Distribution(
            action=(Copies("EUR", 12),),
            info=(Copies("OCT", 1), Copies("ISO", 0)),
            total="013",
            letter="W",
            note="TEDE",
            number="43/67",
        ),
        "43/67\nACTION EUR-12\nINFO OCT-01 ISO-00 (TEDE) /013 W",
    ),
    (
        "ORIGIN L-03\nINFO OCT-01 /004 R",
        Distribution(origin=(Copies("L", 3),), info=(Copies("OCT", 1),), total="004", letter="R"),
        None,
    ),
    ("INFO OCT-01 ISO-00", Distribution(info=(Copies("OCT", 1), Copies("ISO", 0))), None),
    ("INFO OCT-01 (TEX)", Distribution(info=(Copies("OCT", 1),), note="TEX"), None),
    ("INFO OCT-01 (ISO) W", Distribution(info=(Copies("OCT", 1),), letter="W", note="ISO"), None),
    (
        "OCT-01 ISO-00",
        Distribution(info=(Copies("OCT", 1), Copies("ISO", 0))),
        "INFO OCT-01 ISO-00",
    ),
    (
        "INFO " + " ".join(14 * ["OCT-01"]),
        Distribution(info=(Copies("OCT", 1),) * 14),
        "INFO " + " ".join(9 * ["OCT-01"]) + "\n     " + " ".join(5 * ["OCT-01"]),
    ),
    ("------------------057705", HandlingLine("057705"), None),
    ("------------------352654  200910Z /23", HandlingLine("352654", "200910", ("23",)), None),
    (
        "---------- 200910Z 0A1B2C /23 /38",
        HandlingLine("0A1B2C", "200910", ("23", "38")),
        "------------------0A1B2C  200910Z /23 /38",
    ),
    ("------------------200910Z", HandlingLine(None, "200910"), None),
    (
        "DRAFTED BY EUR/WE:AEXAMPLE:BE\n APPROVED BY EUR:CEXAMPLE \nL/EUR:DEXAMPLE",
        Drafting(("DRAFTED BY EUR/WE:AEXAMPLE:BE", "APPROVED BY EUR:CEXAMPLE", "L/EUR:DEXAMPLE")),
        "DRAFTED BY EUR/WE:AEXAMPLE:BE\nAPPROVED BY EUR:CEXAMPLE\nL/EUR:DEXAMPLE",
    ),
    ("Draft Date: 01 JAN 1975", ArchiveAttribute("Draft Date", "01 JAN 1975"), None),
    ("Channel Indicators:", ArchiveAttribute("Channel Indicators"), None),
    ("Fax:  XX", ArchiveAttribute("Fax", "XX"), "Fax: XX"),
    (
        "TAGS:  EFIS, IC\n  (SMITH, JOHN) ",
        ArchiveAttribute("TAGS", "EFIS, IC\n(SMITH, JOHN)"),
        "TAGS: EFIS, IC\n(SMITH, JOHN)",
    ),
    (
        "Message Attributes\n\nDraft Date: 01 JAN 1975\n\nFrom: REYKJAVIK\n",
        ArchiveAttributes(
            (ArchiveAttribute("Draft Date", "01 JAN 1975"), ArchiveAttribute("From", "REYKJAVIK"))
        ),
        "Message Attributes\nDraft Date: 01 JAN 1975\nFrom: REYKJAVIK",
    ),
    (
        "Message Attributes\nType: TE\nvdkvgwkey: db://12\n",
        ArchiveAttributes((ArchiveAttribute("Type", "TE"), ArchiveAttribute("vdkvgwkey", "db://12"))),
        "Message Attributes\nType: TE\nvdkvgwkey: db://12",
    ),
]

PARTS: Final = [*HEADING_PARTS, *TEXT_PARTS, *BLOCKS, *RECORD_PARTS]
#: Without a backslash: pytest doubles it each time that it collects these tests in one process, as mutmut does.
PART_NAMES: Final = [
    f"{type(expected).__name__}: {' '.join(text.split())}".encode("ascii", "replace").decode()
    for text, expected, _ in PARTS
]


@pytest.mark.parametrize(
    ("text", "expected", "canonical"),
    PARTS,
    ids=PART_NAMES,
)
def test_part(text: str, expected: object, canonical: str | None) -> None:
    """A part is read from its text, rendered, and read again."""
    kind = type(expected)
    assert expected == cablegrammar.parse(text, into=kind)
    assert (text if canonical is None else canonical) == cablegrammar.render(expected)
    assert expected == cablegrammar.parse(cablegrammar.render(expected), into=kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, expected) for text, expected, _ in PARTS],
    ids=PART_NAMES,
)
def test_part_stands_where_its_span_says(text: str, expected: object) -> None:
    """What a span covers has no white space around it, and is read as the same part but for a reference's letter."""
    part: Any = cablegrammar.parse(f"{text} \n\n", into=type(expected))
    covered = text[part.span.start : part.span.end]
    if isinstance(expected, UnrecognizedLine):
        assert expected.text == covered
    elif isinstance(expected, Reference):
        assert attrs.evolve(expected, label=None) == cablegrammar.parse(covered, into=Reference)
    else:
        assert expected == cablegrammar.parse(covered, into=type(expected))
        assert covered.strip() == covered or isinstance(expected, Table)


def front(**fields: Any) -> Cable:  # noqa: ANN401 - as many types as there are fields
    """Return a telegram with a subject and these fields."""
    return attrs.evolve(Cable(subject=Subject("NETS")), **fields)


#: Whole telegrams: text, telegram, canonical text.
HEADINGS: Final = [
    pytest.param(
        "VZCZCXYZ0021\nPP RUEHWEB\n\nDE RUEHVJ #0455/01 0731022\nZNY SSSSS ZZH\n",
        Heading(
            TransmissionIdentification("XYZ", "0021"),
            CalledStations(PRIORITY, ("RUEHWEB",)),
            CallingStation("RUEHVJ", "0455", "0731022", "01"),
            SecurityWarning("ZNY", "SSSSS", "ZZH"),
        ),
        "VZCZCXYZ0021\nPP RUEHWEB\n\nDE RUEHVJ #0455/01 0731022\nZNY SSSSS ZZH",
        id="blank line after RUEHWEB",
    ),
    pytest.param(
        "P R 121005Z OCT 87\nFM AMEMBASSY NOUAKCHOTT\nTO SECSTATE WASHDC PRIORITY 6630\nINFO AMEMBASSY DAKAR\n"
        "AMEMBASSY RABAT 2108\nUSMISSION NATO\n",
        Heading(
            preamble=Preamble(DateTimeGroup(12, 10, 5, 10, 1987), (PRIORITY, ROUTINE)),
            originator=Originator("AMEMBASSY NOUAKCHOTT"),
            action=(Addressee("SECSTATE WASHDC", None, (), PRIORITY, "6630"),),
            info=(
                Addressee("AMEMBASSY DAKAR"),
                Addressee("AMEMBASSY RABAT", serial="2108"),
                Addressee("USMISSION NATO"),
            ),
        ),
        "P R 121005Z OCT 87\nFM AMEMBASSY NOUAKCHOTT\nTO SECSTATE WASHDC PRIORITY 6630\nINFO AMEMBASSY DAKAR\n"
        "AMEMBASSY RABAT 2108\nUSMISSION NATO",
        id="short heading without routing indicators",
    ),
    pytest.param(
        "TO RUEHC/SECSTATE WASHDC\nRUEHZEN/ALL CONSULATES COLLECTIVE\nINFO RUEHZL/BALTIC COLLECTIVE PRIORITY\nXMT AMCONSUL TARTU\n"
        "AMEMBASSY OSLO\nUSMISSION NATO\nRUEHQT/AMEMBASSY QUITO\n",
        Heading(
            action=(
                Addressee("SECSTATE WASHDC", "RUEHC"),
                Addressee("ALL CONSULATES COLLECTIVE", "RUEHZEN"),
            ),
            info=(
                Addressee(
                    "BALTIC COLLECTIVE",
                    "RUEHZL",
                    (),
                    PRIORITY,
                    exempt=("AMCONSUL TARTU", "AMEMBASSY OSLO", "USMISSION NATO"),
                ),
                Addressee("AMEMBASSY QUITO", "RUEHQT"),
            ),
        ),
        "TO RUEHC/SECSTATE WASHDC\nRUEHZEN/ALL CONSULATES COLLECTIVE\nINFO RUEHZL/BALTIC COLLECTIVE PRIORITY\nXMT AMCONSUL TARTU\n"
        "AMEMBASSY OSLO\nUSMISSION NATO\nRUEHQT/AMEMBASSY QUITO",
        id="exempted members of the collective before them",
    ),
    pytest.param(
        "INFO NATO COLLECTIVE\nXMT/AMEMBASSY OSLO\nXMT, USMISSION NATO\n",
        Heading(info=(Addressee("NATO COLLECTIVE", exempt=("AMEMBASSY OSLO", "USMISSION NATO")),)),
        "INFO NATO COLLECTIVE\nXMT AMEMBASSY OSLO\nUSMISSION NATO",
        id="exempted members in other spellings",
    ),
    pytest.param(
        "TO PAGE 02        LIMA   00123  182333Z\nSECSTATE WASHDC\n"
        "INFO PAGE 02        LIMA   00123  01 OF 03  182333Z\nRUEHQT/AMEMBASSY QUITO\n",
        Heading(action=(Addressee("SECSTATE WASHDC"),), info=(Addressee("AMEMBASSY QUITO", "RUEHQT"),)),
        "TO SECSTATE WASHDC\nINFO RUEHQT/AMEMBASSY QUITO",
        id="page header glued to the verb",
    ),
    pytest.param(
        "RAAUZYUW             DDDHHMM-UUUU--\nR 132007 NOV 12Q\nZUI ABC-ABC100000001\nTO EXAMPLE PORTS\n"
        "ZEN/EXAMPLE PORTS @ AL PORTS(UC)\n",
        Heading(
            preamble=Preamble(DateTimeGroup(13, 20, 7, 11, 2012), (ROUTINE,), "ZUI ABC-ABC100000001"),
            action=(Addressee("EXAMPLE PORTS"),),
        ),
        "R 132007Z NOV 12 ZUI ABC-ABC100000001\nTO EXAMPLE PORTS",
        id="heading of a record message with a blank form, no zone, and a name of a directory",
    ),
    pytest.param(
        "TO SECSTATE WASHDC\nTO AMEMBASSY OSLO\nINFO RUEHQT/AMEMBASSY QUITO\n\nINFO AMEMBASSY BOGOTA\nSTATE GRNC\n",
        Heading(
            action=(Addressee("SECSTATE WASHDC"), Addressee("AMEMBASSY OSLO")),
            info=(Addressee("AMEMBASSY QUITO", "RUEHQT"), Addressee("AMEMBASSY BOGOTA")),
            accounting_symbol="STATE GRNC",
        ),
        "TO SECSTATE WASHDC\nAMEMBASSY OSLO\nINFO RUEHQT/AMEMBASSY QUITO\nAMEMBASSY BOGOTA\nSTATE GRNC",
        id="verbs repeated",
    ),
    pytest.param(
        "TO\n   RUEHC/SECSTATE WASHDC\nINFO RUEHPE/AMEMBASSY LIMA\n   RUEHQT/AMEMBASSY QUITO PRIORITY\n",
        Heading(
            action=(Addressee("SECSTATE WASHDC", "RUEHC"),),
            info=(
                Addressee("AMEMBASSY LIMA", "RUEHPE"),
                Addressee("AMEMBASSY QUITO", "RUEHQT", (), PRIORITY),
            ),
        ),
        "TO RUEHC/SECSTATE WASHDC\nINFO RUEHPE/AMEMBASSY LIMA\nRUEHQT/AMEMBASSY QUITO PRIORITY",
        id="addressees indented below their verbs",
    ),
    pytest.param(
        "TO\n   SECSTATE WASHDC\nINFO\n   AMEMBASSY QUITO\n",
        Heading(action=(Addressee("SECSTATE WASHDC"),), info=(Addressee("AMEMBASSY QUITO"),)),
        "TO SECSTATE WASHDC\nINFO AMEMBASSY QUITO",
        id="addressees without routing indicators indented below their verbs",
    ),
    pytest.param(
        "INFO AMEMBASSY LIMA\nZEN AMEMBASSY QUITO\nZEN/RUEHOS/AMEMBASSY OSLO\n",
        Heading(
            info=(
                Addressee("AMEMBASSY LIMA"),
                Addressee("AMEMBASSY QUITO", delivered=True),
                Addressee("AMEMBASSY OSLO", "RUEHOS", delivered=True),
            )
        ),
        "INFO AMEMBASSY LIMA\nZEN/AMEMBASSY QUITO\nZEN/RUEHOS/AMEMBASSY OSLO",
        id="addressees that have it already",
    ),
]


@pytest.mark.parametrize(("text", "expected", "canonical"), HEADINGS)
def test_heading(text: str, expected: Heading, canonical: str) -> None:
    """Several lines of a heading, alone and over a text."""
    assert expected == cablegrammar.parse(text, into=Heading)
    assert canonical == cablegrammar.render(expected)
    assert expected == cablegrammar.parse(canonical, into=Heading)

    cable = cablegrammar.parse(f"{text}BT\n\nUNCLAS LIMA 000123\n")
    assert (
        Cable(heading=expected, classification=ClassificationLine(UNCLASSIFIED, post="LIMA", serial="000123"))
        == cable
    )
    assert f"{canonical}\nBT\n\nUNCLAS LIMA 000123" == cablegrammar.render(cable)
    assert cable == cablegrammar.parse(cablegrammar.render(cable))


LIMA: Final = ClassificationLine(UNCLASSIFIED, post="LIMA", serial="000123")

CABLES: Final = [
    pytest.param(
        "UNCLAS L1MA 000123\n\nSUBJECT: NETS\n",
        front(
            classification=ClassificationLine(UNCLASSIFIED), unrecognized=(UnrecognizedLine("L1MA 000123"),)
        ),
        "UNCLAS\n\nSUBJECT: NETS\n\n[?] L1MA 000123",
        id="level of a line that goes on with what no rule knows",
    ),
    pytest.param(
        "UNCLAS LIMA 000123\nR 191502Z AUG 12\n\nSUBJECT: NETS\n",
        front(
            heading=Heading(preamble=Preamble(DateTimeGroup(19, 15, 2, 8, 2012), (ROUTINE,))),
            classification=LIMA,
        ),
        "R 191502Z AUG 12\nBT\n\nUNCLAS LIMA 000123\n\nSUBJECT: NETS",
        id="date-time group below the classification line",
    ),
    pytest.param(
        "R 191502Z AUG 12\nBT\nUNCLAS\nPASS TO OFFICE CODES:\nFM EXAMPLE PORT//N1//\nTO NAVADMIN\n"
        "INFO EXAMPLE PORT/N1//\nUNCLAS //N01500//\nNAVADMIN 924/12\nBT\n#0001\nNNNN\nUNCLASSIFIED\n",
        Cable(
            heading=Heading(
                preamble=Preamble(DateTimeGroup(19, 15, 2, 8, 2012), (ROUTINE,)),
                originator=Originator("EXAMPLE PORT", ("N1",)),
                action=(Addressee("NAVADMIN"),),
                info=(Addressee("EXAMPLE PORT", offices=("N1",)),),
            ),
            classification=ClassificationLine(Classification.UNCLASSIFIED, remark="//N01500//"),
            series=(SeriesLine("NAVADMIN", "924/12"),),
            ending=Ending("0001", "NNNN"),
        ),
        "R 191502Z AUG 12\nFM EXAMPLE PORT//N1//\nTO NAVADMIN\nINFO EXAMPLE PORT//N1//\nBT\n\nUNCLAS //N01500//\n\n"
        "NAVADMIN 924/12\n\nBT\n#0001\nNNNN",
        id="second heading of a record message, and a bare banner below it",
    ),
    pytest.param(
        "UNCLAS LIMA 000123\n\nSIPDIS\n\nINFO ANDEAN COLLECTIVE PRIORITY\nAMEMBASSY BOGOTA\n\nNAVADMIN 924/12\n"
        "TO EXAMPLE PORT//N1//\nR 191502Z AUG 12 ZYB\n\nSUBJECT: NETS\n",
        front(
            heading=Heading(
                preamble=Preamble(DateTimeGroup(19, 15, 2, 8, 2012), (ROUTINE,), "ZYB"),
                action=(Addressee("EXAMPLE PORT", offices=("N1",)),),
                info=(Addressee("ANDEAN COLLECTIVE", precedence=PRIORITY), Addressee("AMEMBASSY BOGOTA")),
            ),
            classification=LIMA,
            series=(SeriesLine("NAVADMIN", "924/12"),),
            captions=(Caption("SIPDIS"),),
        ),
        "R 191502Z AUG 12 ZYB\nTO EXAMPLE PORT//N1//\nINFO ANDEAN COLLECTIVE PRIORITY\nAMEMBASSY BOGOTA\nBT\n\n"
        "UNCLAS LIMA 000123\n\nNAVADMIN 924/12\n\nSIPDIS\n\nSUBJECT: NETS",
        id="lines of the heading below the captions and below a series line",
    ),
    pytest.param(
        "UNCLAS LIMA 000123\n\nSIPDIS\nSIPDIS\n\nSENSITIVE\n\nSUBJECT: NETS\n",
        front(classification=LIMA, captions=(Caption("SIPDIS"), Caption("SENSITIVE"))),
        "UNCLAS LIMA 000123\n\nSIPDIS\nSENSITIVE\n\nSUBJECT: NETS",
        id="repeated caption",
    ),
    pytest.param(
        "UNCLAS LIMA 000123\n\nSENSITIVE BUT \nUNCLASSIFIED - PLEASE HANDLE ACCORDINGLY.\nSipdis - wha/and, inr\n"
        '"PERISHABLE INFORMATION -- DO NOT SERVICE"\nZFR LIMA 98\nSUBJECT: NETS\n',
        front(
            classification=LIMA,
            captions=(
                Caption("SENSITIVE BUT UNCLASSIFIED - PLEASE HANDLE ACCORDINGLY"),
                Caption("SIPDIS"),
                Caption('"PERISHABLE INFORMATION -- DO NOT SERVICE"'),
                Caption("ZFR LIMA 98"),
            ),
            attention=(AttentionLine("wha/and, inr"),),
        ),
        "UNCLAS LIMA 000123\n\nSENSITIVE BUT UNCLASSIFIED - PLEASE HANDLE ACCORDINGLY\nSIPDIS\n"
        '"PERISHABLE INFORMATION -- DO NOT SERVICE"\nZFR LIMA 98\n\nwha/and, inr\n\nSUBJECT: NETS',
        id="notes on handling and service, offices in small letters",
    ),
    pytest.param(
        "UNCLAS LIMA 000123\n\nRELEASABLE TO UTOPIA AND ATLANTIS\nNO FOREIGN DISSEM\nNSC - ANN EXAMPLE\nDEPT: AF/E\n"
        "PASS TO\n\nUSTR EXAMPLE\nSUBJECT: NETS",
        front(
            classification=LIMA,
            captions=(Caption("RELEASABLE TO UTOPIA AND ATLANTIS"), Caption("NO FOREIGN DISSEM")),
            attention=(
                AttentionLine("NSC - ANN EXAMPLE"),
                AttentionLine("DEPT: AF/E"),
                AttentionLine("PASS TO\nUSTR EXAMPLE"),
            ),
        ),
        "UNCLAS LIMA 000123\n\nRELEASABLE TO UTOPIA AND ATLANTIS\nNO FOREIGN DISSEM\n\nNSC - ANN EXAMPLE\nDEPT: AF/E\n"
        "PASS TO\nUSTR EXAMPLE\n\nSUBJECT: NETS",
        id="releasable to countries, agencies without a slant",
    ),
    pytest.param(
        "E.O. 12065: GDS 5/9/85 \n(EXAMPLE, ANN) OR-M\nTag EFIS\nSUBJECT: (U)\nSUBJECT: NETS\nRef. LIMA 98",
        front(
            executive_order=ExecutiveOrder("12065", "GDS 5/9/85 (EXAMPLE, ANN) OR-M"),
            tags=(Tag("EFIS"),),
            subject=Subject("NETS", Portion("U")),
            references=(Reference("LIMA 98"),),
        ),
        "E.O. 12065: GDS 5/9/85 (EXAMPLE, ANN) OR-M\nTAGS: EFIS\nSUBJECT: (U) NETS\nREF: LIMA 98",
        id="an order on two lines, a subject's mark behind a label of its own, labels without a colon",
    ),
    pytest.param(
        "E.O. XGDS-3\nTAGS: OVIP (EXAMPLE,\nANN)\nUNIDO PE\nSUBJECT: NETS Sensitive but unclassified - handle accordingly.",
        front(
            executive_order=ExecutiveOrder("", "XGDS-3"),
            tags=(Tag("OVIP"), Tag("EXAMPLE, ANN", person=True), Tag("UNIDO"), Tag("PE")),
            captions=(Caption("SENSITIVE BUT UNCLASSIFIED - HANDLE ACCORDINGLY"),),
        ),
        "SENSITIVE BUT UNCLASSIFIED - HANDLE ACCORDINGLY\n\nE.O.: XGDS-3\nTAGS: OVIP, (EXAMPLE, ANN), UNIDO, PE\n"
        "SUBJECT: NETS",
        id="an order without its number, a person on two lines, a sentence on handling behind the subject",
    ),
    pytest.param(
        "SUBJECT:\n\nNETS\n\n1. (U) Nine boats came.",
        front(body=(Paragraph("Nine boats came.", 1, Portion("U")),)),
        "SUBJECT: NETS\n\n1. (U) Nine boats came.",
        id="a subject below a blank line, above the first paragraph",
    ),
    pytest.param(
        "SUBJECT: NETS\n(A) LIMA 98; (B) QUITO 5\n\n1. Nine boats came.",
        front(
            references=(Reference("LIMA 98", "A"), Reference("QUITO 5", "B")),
            body=(Paragraph("Nine boats came.", 1),),
        ),
        "SUBJECT: NETS\nREF: A. LIMA 98\n     B. QUITO 5\n\n1. Nine boats came.",
        id="references below the subject, without a label",
    ),
    pytest.param(
        "SUBJECT: NETS\nREF: LIMA 98\nEMBASSY CONCURS.\nEXAMPLE",
        front(references=(Reference("LIMA 98"),), body=(Paragraph("EMBASSY CONCURS."),), signature="EXAMPLE"),
        "SUBJECT: NETS\nREF: LIMA 98\n\nEMBASSY CONCURS.\n\nEXAMPLE",
        id="text in capitals directly below a reference",
    ),
    pytest.param(
        "SUBJECT: NETS\n\n1. ENTIRE TEXT CONFIDENTIAL.\n\n2. NINE BOATS CAME.",
        front(
            body=(
                Paragraph("", 1, Portion("CONFIDENTIAL - ENTIRE TEXT")),
                Paragraph("NINE BOATS CAME.", 2),
            )
        ),
        "SUBJECT: NETS\n\n1. (CONFIDENTIAL - ENTIRE TEXT)\n\n2. NINE BOATS CAME.",
        id="the entire text is marked in other words",
    ),
    pytest.param(
        "SUBJECT: NETS\n\n1. (U) Nine of the boats had come home to the harbor of the\n\nCapital by noon, two in the mid-",
        front(
            body=(
                Paragraph(
                    "Nine of the boats had come home to the harbor of the\nCapital by noon, two in the mid-",
                    1,
                    Portion("U"),
                ),
            )
        ),
        "SUBJECT: NETS\n\n1. (U) Nine of the boats had come home to the harbor of the\nCapital by noon, two in the mid-",
        id="a sentence goes on over a blank line behind a word that ends none",
    ),
    pytest.param(
        "THIS CABLE IS BEING RESENT TO ADD TAGS KIRF AND REF: LIMA 98.\nTAGS: EFIS,\nLIMA 00000123  001.2 OF 002\nPE\n"
        "SUBJECT: NETS",
        front(
            captions=(Caption("THIS CABLE IS BEING RESENT TO ADD TAGS KIRF AND REF: LIMA 98."),),
            tags=(Tag("EFIS"), Tag("PE")),
        ),
        "THIS CABLE IS BEING RESENT TO ADD TAGS KIRF AND REF: LIMA 98.\n\nTAGS: EFIS, PE\nSUBJECT: NETS",
        id="labels in a note of service, a page among tags",
    ),
    pytest.param(
        "CORRECTED COPY: SIGNS\nCORRECTED THROUGHOUT\n\nSUBJECT: NETS\n\n(U) CLASSIFIED BY: ANN EXAMPLE. REASON: 1.4 (B).",
        front(
            captions=(Caption("CORRECTED COPY: SIGNS\nCORRECTED THROUGHOUT"),),
            classifiers=(ClassifiedBy("(U) CLASSIFIED BY: ANN EXAMPLE. REASON: 1.4 (B)."),),
        ),
        "CORRECTED COPY: SIGNS\nCORRECTED THROUGHOUT\n\nSUBJECT: NETS\n\n"
        "(U) CLASSIFIED BY: ANN EXAMPLE. REASON: 1.4 (B).",
        id="a corrected copy says what was corrected; a portion mark before who classified",
    ),
    pytest.param(
        "SECRETARY OF DEFENSE - FOR OSD\n\nSUBJECT: VISIT OF THE U.S.\n\nSECRETARY\nREF: LIMA 98",
        front(
            attention=(AttentionLine("SECRETARY OF DEFENSE - FOR OSD"),),
            subject=Subject("VISIT OF THE U.S.\nSECRETARY"),
            references=(Reference("LIMA 98"),),
        ),
        "SECRETARY OF DEFENSE - FOR OSD\n\nSUBJECT: VISIT OF THE U.S.\nSECRETARY\nREF: LIMA 98",
        id="no classification begins with SECRETARY, and no sentence ends at an abbreviation",
    ),
    pytest.param(
        "SUBJECT: NETS\n\n1. (U) Summary: Nine boats came home. End\n\nSummary.\n\n2. (U) One is lost.",
        front(
            body=(
                Paragraph("Summary: Nine boats came home. End\nSummary.", 1, Portion("U")),
                Paragraph("One is lost.", 2, Portion("U")),
            )
        ),
        "SUBJECT: NETS\n\n1. (U) Summary: Nine boats came home. End\nSummary.\n\n2. (U) One is lost.",
        id="a blank line in the end mark of a summary",
    ),
    pytest.param(
        "NOFORN, SIPDIS, EXDIS, FOR DCMS AND CONSULS\nSUBJECT: NETS\n",
        front(
            captions=(Caption("NOFORN"), Caption("SIPDIS"), Caption("EXDIS")),
            attention=(AttentionLine("FOR DCMS AND CONSULS"),),
        ),
        "NOFORN\nSIPDIS\nEXDIS\n\nFOR DCMS AND CONSULS\n\nSUBJECT: NETS",
        id="captions and attention in one line",
    ),
    pytest.param(
        "SIPDIS PER TELCON\nSUBJECT: NETS\n",
        front(captions=(Caption("SIPDIS"),), unrecognized=(UnrecognizedLine("PER TELCON"),)),
        "SIPDIS\n\nSUBJECT: NETS\n\n[?] PER TELCON",
        id="caption with a rest",
    ),
    pytest.param(
        "C O R R E C T E D  C O P Y (PARA 3)\nSUBJECT: NETS\n",
        front(captions=(Caption("C O R R E C T E D  C O P Y (PARA 3)"),)),
        "C O R R E C T E D  C O P Y (PARA 3)\n\nSUBJECT: NETS",
        id="corrected copy",
    ),
    pytest.param(
        "UNCLAS LIMA 000123\n\nDEPT FOR EUR/WE AND\nOES (OKONJO)\nSTATE PASS USAID FOR ASIA/SCAA\nSUBJECT: NETS\n",
        front(
            classification=LIMA,
            attention=(
                AttentionLine("DEPT FOR EUR/WE AND\nOES (OKONJO)"),
                AttentionLine("STATE PASS USAID FOR ASIA/SCAA"),
            ),
        ),
        "UNCLAS LIMA 000123\n\nDEPT FOR EUR/WE AND\nOES (OKONJO)\nSTATE PASS USAID FOR ASIA/SCAA\n\nSUBJECT: NETS",
        id="attention lines, one of them wrapped",
    ),
    *(
        pytest.param(
            f"{lines}\nSTATE PASS USAID\n\nSUBJECT: NETS",
            front(attention=(AttentionLine(lines), AttentionLine("STATE PASS USAID"))),
            f"{lines}\nSTATE PASS USAID\n\nSUBJECT: NETS",
            id=f"attention line that goes on below {lines.split(chr(10))[0].split()[-1]}",
        )
        for lines in (
            "DEPT FOR EUR/WE--BRANNIGAN,\nOES/OMC--OKONJO",
            "DEPT FOR EUR/WE; NSC FOR BRANNIGAN;\nENERGY FOR OKONJO",
            "USDOC FOR 4332/EXAMPLE/\nBRANNIGAN/OKONJO",
            "DEPT FOR EUR/WE; PLEASE PASS TO\nOES/OMC:BRANNIGAN",
            "DEPT FOR EUR/WE; PLEASE\nPASS TO NOAA",
            "DEPT FOR EUR/WE, ALSO\nFOR OES/OMC",
            "DEPT FOR EUR/WE, NSC FOR\nOES/OMC",
            "DEPT FOR EUR/WE (BRANNIGAN)\nAND FOR OES/OMC",
            "DEPT FOR EUR/WE; NSC FOR BRANNIGAN; ENERGY\nFOR OKONJO; TREASURY FOR EXAMPLE",
        )
    ),
    pytest.param(
        "DEPT FOR EUR/WE\nNSC FOR BRANNIGAN SENSITIVE SIPDIS\nSTATE PASS USAID NOFORN\nSUBJECT: NETS",
        front(
            captions=(Caption("SENSITIVE"), Caption("SIPDIS"), Caption("NOFORN")),
            attention=(
                AttentionLine("DEPT FOR EUR/WE"),
                AttentionLine("NSC FOR BRANNIGAN"),
                AttentionLine("STATE PASS USAID"),
            ),
        ),
        "SENSITIVE\nSIPDIS\nNOFORN\n\nDEPT FOR EUR/WE\nNSC FOR BRANNIGAN\nSTATE PASS USAID\n\nSUBJECT: NETS",
        id="captions behind attention lines",
    ),
    pytest.param(
        "SIPDIS DEPT FOR EUR/WE SENSITIVE\nSUBJECT: NETS",
        front(captions=(Caption("SIPDIS"),), unrecognized=(UnrecognizedLine("DEPT FOR EUR/WE SENSITIVE"),)),
        "SIPDIS\n\nSUBJECT: NETS\n\n[?] DEPT FOR EUR/WE SENSITIVE",
        id="captions before and behind an attention line",
    ),
    pytest.param(
        "DEPT FOR EUR/WE AND\nOES\nSUBJECT: NETS\n\nDEPT FOR EUR/WE AND OES\nREF: LIMA 98",
        front(attention=(AttentionLine("DEPT FOR EUR/WE AND\nOES"),), references=(Reference("LIMA 98"),)),
        "DEPT FOR EUR/WE AND\nOES\n\nSUBJECT: NETS\nREF: LIMA 98",
        id="attention line that stands again",
    ),
    *(
        pytest.param(
            f"E.O. 12958: {first}\nSUBJECT: NETS\n{again}\nREF: LIMA 98",
            front(
                executive_order=ExecutiveOrder("12958", "DECL: 01/19/2017"),
                references=(Reference("LIMA 98"),),
                unrecognized=unrecognized,
            ),
            None if unrecognized else "E.O. 12958: DECL: 01/19/2017\nSUBJECT: NETS\nREF: LIMA 98",
            id=f"executive order again below {first}",
        )
        for first, again, unrecognized in (
            ("DECL: 01/19...", "E.O. 12958: DECL: 01/19/2017", ()),
            ("DECL: 01/19/2017", "E.O. 12958: decl:  01/19/2017", ()),
        )
    ),
    pytest.param(
        "E.O. 12958: N/A\nSUBJECT: NETS\nE.O. 12356: DECL: OADR\nREF: LIMA 98",
        front(
            executive_order=ExecutiveOrder("12958", "N/A"),
            references=(Reference("LIMA 98"),),
            unrecognized=(UnrecognizedLine("E.O. 12356: DECL: OADR"),),
        ),
        "E.O. 12958: N/A\nSUBJECT: NETS\nREF: LIMA 98\n\n[?] E.O. 12356: DECL: OADR",
        id="another executive order",
    ),
    pytest.param(
        "SUBJECT: NETS\nClassified By: Ann Example for reasons\n\n1.4 (b) and (d).\n\n1. Nets.",
        front(
            classifiers=(ClassifiedBy("Classified By: Ann Example for reasons\n1.4 (b) and (d)."),),
            body=(Paragraph("Nets.", 1),),
        ),
        "SUBJECT: NETS\n\nClassified By: Ann Example for reasons\n1.4 (b) and (d).\n\n1. Nets.",
        id="reasons below a blank line",
    ),
    pytest.param(
        "SUBJECT: NETS\nClassified By: Ann Example.\nREASON: 1.4 (b), (d)\n----------\n\n1. Nets.",
        front(
            classifiers=(ClassifiedBy("Classified By: Ann Example.\nREASON: 1.4 (b), (d)"),),
            body=(Ruler(), Paragraph("Nets.", 1)),
        ),
        "SUBJECT: NETS\n\nClassified By: Ann Example.\nREASON: 1.4 (b), (d)\n\n----------\n\n1. Nets.",
        id="reasons over a ruler",
    ),
    pytest.param(
        "SUBJECT: BOATS COME\nHOME (S//REL CANADA).\nREF: LIMA 98",
        front(
            subject=Subject("BOATS COME\nHOME", Portion("S//REL CANADA")),
            references=(Reference("LIMA 98"),),
        ),
        "SUBJECT: (S//REL CANADA) BOATS COME\nHOME\nREF: LIMA 98",
        id="portion mark behind a subject",
    ),
    pytest.param(
        "SUBJECT: BOATS COME HOME (U)\nREF: LIMA 98",
        front(subject=Subject("BOATS COME HOME", Portion("U")), references=(Reference("LIMA 98"),)),
        "SUBJECT: (U) BOATS COME HOME\nREF: LIMA 98",
        id="portion mark behind a subject of one line",
    ),
    pytest.param(
        "SUBJECT: NETS\n\nThis message is sensitive but unclassified.  Please handle\naccordingly.\n\n1. Nets.",
        front(
            captions=(Caption("THIS MESSAGE IS SENSITIVE BUT UNCLASSIFIED. PLEASE HANDLE ACCORDINGLY"),),
            body=(Paragraph("Nets.", 1),),
        ),
        "THIS MESSAGE IS SENSITIVE BUT UNCLASSIFIED. PLEASE HANDLE ACCORDINGLY\n\nSUBJECT: NETS\n\n1. Nets.",
        id="sentence on handling in small letters above the text",
    ),
    pytest.param(
        "SUBJECT: NETS\nREF: LIMA 98\n\n"
        "(U) THIS CABLE IS SENSITIVE BUT UNCLASSIFIED AND NOT FOR INTERNET DISTRIBUTION.\n\n1. Nets.",
        front(
            references=(Reference("LIMA 98"),),
            body=(
                Paragraph(
                    "THIS CABLE IS SENSITIVE BUT UNCLASSIFIED AND NOT FOR INTERNET DISTRIBUTION.",
                    portion=Portion("U"),
                ),
                Paragraph("Nets.", 1),
            ),
        ),
        "SUBJECT: NETS\nREF: LIMA 98\n\n"
        "(U) THIS CABLE IS SENSITIVE BUT UNCLASSIFIED AND NOT FOR INTERNET DISTRIBUTION.\n\n1. Nets.",
        id="sentence on handling with a portion mark below references",
    ),
    pytest.param(
        "SUBJECT: NETS\nREF: LIMA 98 This cable is sensitive but unclassified. Please protect accordingly. Not for "
        "internet\ndistribution.",
        front(
            captions=(
                Caption(
                    "THIS CABLE IS SENSITIVE BUT UNCLASSIFIED. PLEASE PROTECT ACCORDINGLY. NOT FOR INTERNET "
                    "DISTRIBUTION"
                ),
            ),
            references=(Reference("LIMA 98"),),
        ),
        "THIS CABLE IS SENSITIVE BUT UNCLASSIFIED. PLEASE PROTECT ACCORDINGLY. NOT FOR INTERNET DISTRIBUTION\n\n"
        "SUBJECT: NETS\nREF: LIMA 98",
        id="sentence on handling behind references",
    ),
    pytest.param(
        "SUBJECT: NETS\nREF: LIMA 98 This cable contains business-sensitive information, please treat accordingly.\n\n1. Nets.",
        front(
            captions=(
                Caption("THIS CABLE CONTAINS BUSINESS-SENSITIVE INFORMATION, PLEASE TREAT ACCORDINGLY"),
            ),
            references=(Reference("LIMA 98"),),
            body=(Paragraph("Nets.", 1),),
        ),
        "THIS CABLE CONTAINS BUSINESS-SENSITIVE INFORMATION, PLEASE TREAT ACCORDINGLY\n\nSUBJECT: NETS\n"
        "REF: LIMA 98\n\n1. Nets.",
        id="sentence on what a telegram contains behind references",
    ),
    pytest.param(
        "DEPT FOR EUR/WE AND WHA/AND\nNSC FOR BRANNIGAN\nFOR THE DIRECTOR\n\nSUBJECT: NETS",
        front(
            attention=(
                AttentionLine("DEPT FOR EUR/WE AND WHA/AND"),
                AttentionLine("NSC FOR BRANNIGAN"),
                AttentionLine("FOR THE DIRECTOR"),
            ),
        ),
        "DEPT FOR EUR/WE AND WHA/AND\nNSC FOR BRANNIGAN\nFOR THE DIRECTOR\n\nSUBJECT: NETS",
        id="attention line below an office named AND, and one that begins with FOR",
    ),
    pytest.param(
        "UNCLAS LIMA 000123\nE.O. 12958: N/A TAGS: EFIS, PE SUBJ: NETS REF: LIMA 98",
        front(
            classification=LIMA,
            executive_order=ExecutiveOrder("12958", "N/A"),
            tags=(Tag("EFIS"), Tag("PE")),
            references=(Reference("LIMA 98"),),
        ),
        "UNCLAS LIMA 000123\n\nE.O. 12958: N/A\nTAGS: EFIS, PE\nSUBJECT: NETS\nREF: LIMA 98",
        id="labels that follow one another on one line",
    ),
    pytest.param(
        "E.O. 12958: TAGS: EFIS, PE\nSUBJECT: NETS",
        front(executive_order=ExecutiveOrder("12958"), tags=(Tag("EFIS"), Tag("PE"))),
        "E.O. 12958:\nTAGS: EFIS, PE\nSUBJECT: NETS",
        id="label after the colon of an order",
    ),
    pytest.param(
        "TAGS: EFIS\nSUBJECT: (U) SUBJECT: NETS\nREF.: LIMA 98",
        front(
            tags=(Tag("EFIS"),),
            subject=Subject("NETS", Portion("U")),
            references=(Reference("LIMA 98"),),
        ),
        "TAGS: EFIS\nSUBJECT: (U) NETS\nREF: LIMA 98",
        id="subject's label again behind its mark",
    ),
    pytest.param(
        "TAGS: EFIS SENV\nUNIDO, PE\nSUBJECT: NETS\nREF LIMA 98",
        front(
            tags=(Tag("EFIS"), Tag("SENV"), Tag("UNIDO"), Tag("PE")),
            references=(Reference("LIMA 98"),),
        ),
        "TAGS: EFIS, SENV, UNIDO, PE\nSUBJECT: NETS\nREF: LIMA 98",
        id="tags on a second line, references without a colon",
    ),
    pytest.param(
        "TAGS: EFIS\n(BRANNIGAN, ANN)\nSENV, PE SUBJECT: NETS",
        front(tags=(Tag("EFIS"), Tag("BRANNIGAN, ANN", person=True), Tag("SENV"), Tag("PE"))),
        "TAGS: EFIS, (BRANNIGAN, ANN), SENV, PE\nSUBJECT: NETS",
        id="a person below the tags, and a label behind them",
    ),
    pytest.param(
        "TAGS: TAGS: EFIS SUBJ: SUBJECT: NETS REF: REF: LIMA 98",
        front(tags=(Tag("EFIS"),), references=(Reference("LIMA 98"),)),
        "TAGS: EFIS\nSUBJECT: NETS\nREF: LIMA 98",
        id="labels doubled",
    ),
    pytest.param(
        "SUBJECT: NETS\n\nFOR: IPS/IBS\n\nSTATE PASS ALL ANDEAN POSTS\n\n1. NETS.",
        front(
            attention=(AttentionLine("FOR: IPS/IBS"), AttentionLine("STATE PASS ALL ANDEAN POSTS")),
            body=(Paragraph("NETS.", 1),),
        ),
        "FOR: IPS/IBS\nSTATE PASS ALL ANDEAN POSTS\n\nSUBJECT: NETS\n\n1. NETS.",
        id="calls for attention below the last label",
    ),
    pytest.param(
        "SUBJECT: NETS\n\n[TEXT]\n\nSTATE PASS ALL POSTS\n\n1. NETS.",
        front(body=(SectionHeading("STATE PASS ALL POSTS"), Paragraph("NETS.", 1))),
        "SUBJECT: NETS\n\nSTATE PASS ALL POSTS\n--------------------\n\n1. NETS.",
        id="the same as a heading of the text",
    ),
    pytest.param(
        "SUBJECT: NETS\n\n[TEXT]\n\nFOR: IPS/IBS\n\nNets are cast.",
        front(body=(Paragraph("FOR: IPS/IBS"), Paragraph("Nets are cast."))),
        "SUBJECT: NETS\n\n[TEXT]\n\nFOR: IPS/IBS\n\nNets are cast.",
        id="the same as a paragraph of the text",
    ),
    pytest.param(
        "TO THE SECRETARY FROM AMBASSADOR EXAMPLE\nSUBJECT: NETS",
        front(attention=(AttentionLine("TO THE SECRETARY FROM AMBASSADOR EXAMPLE"),)),
        "TO THE SECRETARY FROM AMBASSADOR EXAMPLE\n\nSUBJECT: NETS",
        id="attention line that begins as an addressee",
    ),
    pytest.param(
        "TO\nTHE WHITE HOUSE\nINFO THE PENTAGON\n\nSUBJECT: NETS",
        front(heading=Heading(action=(Addressee("THE WHITE HOUSE"),), info=(Addressee("THE PENTAGON"),))),
        "TO\nTHE WHITE HOUSE\nINFO THE PENTAGON\nBT\n\nSUBJECT: NETS",
        id="addressee with an article",
    ),
    pytest.param(
        "TAGS: EFIS, NOFORN, PE, SIPDIS\nSUBJECT: NETS",
        front(captions=(Caption("NOFORN"), Caption("SIPDIS")), tags=(Tag("EFIS"), Tag("PE"))),
        "NOFORN\nSIPDIS\n\nTAGS: EFIS, PE\nSUBJECT: NETS",
        id="captions among tags",
    ),
    pytest.param(
        "TAGS: straße, prel\nSUBJECT: NETS",
        front(tags=(Tag("STRAßE"), Tag("PREL"))),
        "TAGS: STRAßE, PREL\nSUBJECT: NETS",
        id="tags in small letters",
    ),
    pytest.param(
        "REF: A. STATE 6461 PL)\n     B. OSLO 12 (05) (NOTAL)\nREF: 75\nSUBJECT: NETS",
        front(
            references=(
                Reference("STATE 6461", "A"),
                Reference("PL)", "A"),
                Reference("OSLO 12 (05)", "B", "NOTAL"),
                Reference("OSLO 75", "B"),
            )
        ),
        "SUBJECT: NETS\nREF: A. STATE 6461; PL)\n     B. OSLO 12 (05) (NOTAL); OSLO 75",
        id="references over two labels",
    ),
    pytest.param(
        "REF: 2799 BRASILIA; 2764\nSUBJECT: NETS",
        front(references=(Reference("2799 BRASILIA"), Reference("BRASILIA 2764"))),
        "SUBJECT: NETS\nREF: 2799 BRASILIA; BRASILIA 2764",
        id="references with the serial first",
    ),
    pytest.param(
        "REF: (SBU)\nSUBJECT: NETS",
        front(unrecognized=(UnrecognizedLine("(SBU)"),)),
        "SUBJECT: NETS\n\n[?] (SBU)",
        id="note on nothing",
    ),
    pytest.param(
        "UNCLAS SECTION 02 OF 03 LIMA 000123 SECTION 02 OF 03  TOSEC 12\nSUBJECT: NETS",
        front(
            classification=ClassificationLine(
                UNCLASSIFIED, (), Section(2, 3), "LIMA", "000123", "SECTION 02 OF 03  TOSEC 12"
            )
        ),
        "UNCLAS SECTION 02 OF 03 LIMA 000123 SECTION 02 OF 03  TOSEC 12\n\nSUBJECT: NETS",
        id="section twice",
    ),
    pytest.param(
        "SIPDIS E.O. 12958: N/A\nSUBJECT: NETS Classified by: Ann Example\n",
        front(
            captions=(Caption("SIPDIS"),),
            executive_order=ExecutiveOrder("12958", "N/A"),
            classifiers=(ClassifiedBy("Classified by: Ann Example"),),
        ),
        "SIPDIS\n\nE.O. 12958: N/A\nSUBJECT: NETS\n\nClassified by: Ann Example",
        id="labels after a caption and a subject",
    ),
    pytest.param(
        "TAGS: OVIP (BRANNIGAN, ANN), PREL,\nEFIS PE\nSUBJECT: NETS",
        front(tags=(Tag("OVIP"), Tag("BRANNIGAN, ANN", person=True), Tag("PREL"), Tag("EFIS"), Tag("PE"))),
        "TAGS: OVIP, (BRANNIGAN, ANN), PREL, EFIS, PE\nSUBJECT: NETS",
        id="tags over two lines, with a person",
    ),
    pytest.param(
        "TAGS PREL EFIS PREL SIPDIS\nSUBJECT: NETS",
        front(captions=(Caption("SIPDIS"),), tags=(Tag("PREL"), Tag("EFIS"))),
        "SIPDIS\n\nTAGS: PREL, EFIS\nSUBJECT: NETS",
        id="tags without a colon, one twice, and a caption",
    ),
    pytest.param(
        "TAGS: [PREL](#) [EFIS](#)\nSUBJECT: NETS",
        front(tags=(Tag("PREL"), Tag("EFIS"))),
        "TAGS: PREL, EFIS\nSUBJECT: NETS",
        id="tags as links",
    ),
    pytest.param(
        "SUBJECT: THE ANCHOVY SEASON OPENS\nWITHOUT THE MINISTER\n\nREF: LIMA 98",
        front(
            subject=Subject("THE ANCHOVY SEASON OPENS\nWITHOUT THE MINISTER"),
            references=(Reference("LIMA 98"),),
        ),
        "SUBJECT: THE ANCHOVY SEASON OPENS\nWITHOUT THE MINISTER\nREF: LIMA 98",
        id="subject over two lines",
    ),
    *(
        pytest.param(
            f"SUBJECT: NETS\n{line}",
            front(references=references),
            f"SUBJECT: NETS\n{canonical}",
            id=f"references: {line}".replace("\n", " "),
        )
        for line, references, canonical in (
            (
                "REF: A. LIMA 98\n     B. 06 QUITO 3341\n     C. STATE 4410 (NOTAL)",
                (
                    Reference("LIMA 98", "A"),
                    Reference("06 QUITO 3341", "B"),
                    Reference("STATE 4410", "C", "NOTAL"),
                ),
                "REF: A. LIMA 98\n     B. 06 QUITO 3341\n     C. STATE 4410 (NOTAL)",
            ),
            (
                "REF: (A) LIMA 98, (B) 05 LA PAZ 3341 C. QUITO 4; D) OSLO 5",
                (
                    Reference("LIMA 98", "A"),
                    Reference("05 LA PAZ 3341", "B"),
                    Reference("QUITO 4", "C"),
                    Reference("OSLO 5", "D"),
                ),
                "REF: A. LIMA 98\n     B. 05 LA PAZ 3341\n     C. QUITO 4\n     D. OSLO 5",
            ),
            (
                "REFS: BRASILIA 2799 AND 2764",
                (Reference("BRASILIA 2799"), Reference("BRASILIA 2764")),
                "REF: BRASILIA 2799; BRASILIA 2764",
            ),
            (
                "REF: A) LIMA 98; B) QUITO 3341, 3342 (NOTAL)",
                (
                    Reference("LIMA 98", "A"),
                    Reference("QUITO 3341", "B"),
                    Reference("QUITO 3342", "B", "NOTAL"),
                ),
                "REF: A. LIMA 98\n     B. QUITO 3341; QUITO 3342 (NOTAL)",
            ),
            (
                "REF: LIMA 98 (AND PREVIOUS) (NOTAL)",
                (Reference("LIMA 98", None, "AND PREVIOUS; NOTAL"),),
                "REF: LIMA 98 (AND PREVIOUS; NOTAL)",
            ),
            (
                "REF: LIMA 98 AND PREVIOUS",
                (Reference("LIMA 98", None, "AND PREVIOUS"),),
                "REF: LIMA 98 (AND PREVIOUS)",
            ),
            ("REFTEL: LIMA 98", (Reference("LIMA 98"),), "REF: LIMA 98"),
            (
                "A. REF LIMA 98\nB. QUITO 3",
                (Reference("LIMA 98", "A"), Reference("QUITO 3", "B")),
                "REF: A. LIMA 98\n     B. QUITO 3",
            ),
            (
                "REF: A. A) LIMA 98 B. B) QUITO 3",
                (Reference("LIMA 98", "A"), Reference("QUITO 3", "B")),
                "REF: A. LIMA 98\n     B. QUITO 3",
            ),
            (
                "REF: A. OKONJO E-MAIL OF MARCH 3 (NOTAL)\nB. SECDEF DTG 261447ZNOV08\nC. 3 FAM 180",
                (
                    Reference("OKONJO E-MAIL OF MARCH 3 (NOTAL)", "A"),
                    Reference("SECDEF DTG 261447ZNOV08", "B"),
                    Reference("3 FAM 180", "C"),
                ),
                "REF: A. OKONJO E-MAIL OF MARCH 3 (NOTAL)\n     B. SECDEF DTG 261447ZNOV08\n     C. 3 FAM 180",
            ),
            (
                "REF: A. LIMA 98\n     QUITO 5",
                (Reference("LIMA 98", "A"), Reference("QUITO 5", "A")),
                "REF: A. LIMA 98; QUITO 5",
            ),
            (
                "REF: LIMA 98\n     A. QUITO 5",
                (Reference("LIMA 98"), Reference("QUITO 5", "A")),
                "REF: LIMA 98\n     A. QUITO 5",
            ),
            (
                "REF: A. LIMA 98 (NOTAL) (06)",
                (Reference("LIMA 98", "A", "NOTAL; 06"),),
                "REF: A. LIMA 98 (NOTAL; 06)",
            ),
            ("REF: LIMA 98 ()", (Reference("LIMA 98"),), "REF: LIMA 98"),
            ("REF: A. NONE", (Reference("NONE", "A"),), "REF: A. NONE"),
            (
                "REF: A. LIMA 98\nREF: QUITO 5",
                (Reference("LIMA 98", "A"), Reference("QUITO 5", "A")),
                "REF: A. LIMA 98; QUITO 5",
            ),
        )
    ),
    pytest.param(
        "SUBJECT: NETS\n\nClassified By: DCM Ann Example,\nreasons 1.4 (b)\n\nDerived From: DSCG 05-1\n\n1. (C) The boats came.",
        front(
            classifiers=(
                ClassifiedBy("Classified By: DCM Ann Example,\nreasons 1.4 (b)"),
                ClassifiedBy("Derived From: DSCG 05-1"),
            ),
            body=(Paragraph("The boats came.", 1, Portion("C")),),
        ),
        "SUBJECT: NETS\n\nClassified By: DCM Ann Example,\nreasons 1.4 (b)\n\nDerived From: DSCG 05-1\n\n1. (C) The boats came.",
        id="classified by and derived from",
    ),
    pytest.param(
        "UNCLAS LIMA 000123\nQTRE KLMQ 77 ..\nSUBJECT: NETS",
        front(classification=LIMA, unrecognized=(UnrecognizedLine("QTRE KLMQ 77 .."),)),
        "UNCLAS LIMA 000123\n\nSUBJECT: NETS\n\n[?] QTRE KLMQ 77 ..",
        id="unrecognized line in the front matter",
    ),
    pytest.param(
        "FM AMEMBASSY LIMA\nQTRE KLMQ 77 ..\nZNR UUUUU\nTO\nINFO\nSUBJECT: NETS",
        front(
            heading=Heading(
                originator=Originator("AMEMBASSY LIMA"), security_warning=SecurityWarning("ZNR", "UUUUU")
            ),
            unrecognized=(
                UnrecognizedLine("QTRE KLMQ 77 .."),
                UnrecognizedLine("TO"),
                UnrecognizedLine("INFO"),
            ),
        ),
        "ZNR UUUUU\nFM AMEMBASSY LIMA\nBT\n\nSUBJECT: NETS\n\n[?] QTRE KLMQ 77 ..\n[?] TO\n[?] INFO",
        id="unrecognized line in the heading, and verbs without an addressee",
    ),
    pytest.param(
        "TO RUEHC/SECSTATE WASHDC\n%%%% QQ\nINFO RUEHQT/AMEMBASSY QUITO\n\nSUBJECT: NETS",
        front(
            heading=Heading(
                action=(Addressee("SECSTATE WASHDC", "RUEHC"),),
                info=(Addressee("AMEMBASSY QUITO", "RUEHQT"),),
            ),
            unrecognized=(UnrecognizedLine("%%%% QQ"),),
        ),
        "TO RUEHC/SECSTATE WASHDC\nINFO RUEHQT/AMEMBASSY QUITO\nBT\n\nSUBJECT: NETS\n\n[?] %%%% QQ",
        id="unrecognized line among addressees",
    ),
    pytest.param(
        "FM AMEMBASSY LIMA\nFM AMEMBASSY QUITO\nGRNC\nGRNC\nGR125\nBT\nSUBJECT: NETS\nSUBJECT: NETS\nSUBJECT: BOATS\n",
        front(
            heading=Heading(originator=Originator("AMEMBASSY LIMA"), accounting_symbol="GRNC"),
            unrecognized=(
                UnrecognizedLine("FM AMEMBASSY QUITO"),
                UnrecognizedLine("GR125"),
                UnrecognizedLine("SUBJECT: BOATS"),
            ),
        ),
        "FM AMEMBASSY LIMA\nGRNC\nBT\n\nSUBJECT: NETS\n\n[?] FM AMEMBASSY QUITO\n[?] GR125\n[?] SUBJECT: BOATS",
        id="lines that stand twice",
    ),
    pytest.param(
        "PP RUEHLO\nOO RUEHC\n\n  RUEHPE\nSUBJECT: NETS",
        front(
            heading=Heading(called_stations=CalledStations(PRIORITY, ("RUEHLO",))),
            unrecognized=(UnrecognizedLine("OO RUEHC"), UnrecognizedLine("RUEHPE")),
        ),
        "PP RUEHLO\nBT\n\nSUBJECT: NETS\n\n[?] OO RUEHC\n[?] RUEHPE",
        id="a line that stands twice, over several lines",
    ),
    pytest.param(
        "CONFIDENTIAL\nC O N F I D E N T I A L LIMA 000123\nCONFIDENTIAL\nUNCLAS LIMA 000124\nSUBJECT: NETS",
        front(
            classification=ClassificationLine(CONFIDENTIAL, post="LIMA", serial="000123"),
            unrecognized=(UnrecognizedLine("UNCLAS LIMA 000124"),),
        ),
        "C O N F I D E N T I A L LIMA 000123\n\nSUBJECT: NETS\n\n[?] UNCLAS LIMA 000124",
        id="banners and a second classification line",
    ),
    pytest.param(
        "SUBJECT: NETS\n\nFOR EUR/WE the nets are long.\n\nOthers are short.",
        front(body=(Paragraph("FOR EUR/WE the nets are long."), Paragraph("Others are short."))),
        "SUBJECT: NETS\n\nFOR EUR/WE the nets are long.\n\nOthers are short.",
        id="paragraphs without numbers",
    ),
    pytest.param(
        "1. Nets:\n\n-- long; and\n\n-- (C) short.\n\n   long   short\n     12       7\n\nBEGIN TEXT\n\nMore nets.\n\nEND TEXT\n\n-----\n\n"
        "MINIMIZE CONSIDERED\n\nGP-3\n\nWINTERBOTTOM\nBT\n#0123\nNNNN\n",
        Cable(
            body=(
                Paragraph("Nets:", 1),
                Item("--", "long; and"),
                Item("--", "short.", Portion("C")),
                Table("   long   short\n     12       7"),
                Boundary("BEGIN TEXT"),
                Paragraph("More nets."),
                Boundary("END TEXT"),
                Ruler("-----"),
                MinimizeNotice(),
                DowngradingGroup("GP-3"),
            ),
            signature="WINTERBOTTOM",
            ending=Ending("0123", "NNNN"),
        ),
        "1. Nets:\n\n-- long; and\n\n-- (C) short.\n\n   long   short\n     12       7\n\nBEGIN TEXT\n\nMore nets.\n\nEND TEXT\n\n-----\n\n"
        "MINIMIZE CONSIDERED\n\nGP-3\n\nWINTERBOTTOM\n\nBT\n#0123\nNNNN",
        id="blocks of a body",
    ),
    pytest.param(
        "1. The boats came.\n\n*  ---\n\n-- - and went.\n",
        Cable(body=(Paragraph("The boats came.", 1), Ruler("*  ---"), Item("--", "- and went."))),
        "1. The boats came.\n\n*  ---\n\n-- - and went.",
        id="rulers and items of the same signs",
    ),
    pytest.param(
        "1. The boats came.\n2. They went.\nWINTERBOTTOM\nUNCLASSIFIED\nSIPDIS\n",
        Cable(body=(Paragraph("The boats came.", 1), Paragraph("They went.", 2)), signature="WINTERBOTTOM"),
        "1. The boats came.\n\n2. They went.\n\nWINTERBOTTOM",
        id="signature over a banner and a caption",
    ),
    pytest.param(
        "1. The boats came.\n\nCRANSTOUN\n\nLIMITED OFFICIAL USE\nBT\n#0123\nNNNN\n",
        Cable(body=(Paragraph("The boats came.", 1),), signature="CRANSTOUN", ending=Ending("0123", "NNNN")),
        "1. The boats came.\n\nCRANSTOUN\n\nBT\n#0123\nNNNN",
        id="signature over a banner and an ending",
    ),
    pytest.param(
        "1. Nets:\n\nA. (U) those that are long.\nB. (C) those that are short.\n",
        Cable(
            body=(
                Paragraph("Nets:", 1),
                Item("A.", "those that are long.", Portion("U")),
                Item("B.", "those that are short.", Portion("C")),
            )
        ),
        "1. Nets:\n\nA. (U) those that are long.\n\nB. (C) those that are short.",
        id="items line by line",
    ),
    pytest.param(
        "1. The boats came.\n\nXXXXXXXXXXXX\n",
        Cable(body=(Paragraph("The boats came.", 1),), signature="XXXXXXXXXXXX"),
        "1. The boats came.\n\nXXXXXXXXXXXX",
        id="signature taken out by a publisher",
    ),
    pytest.param(
        "SUBJECT: NETS\n\n[TEXT]\n\nWinterbottom Brannigan",
        front(signature="Winterbottom Brannigan"),
        "SUBJECT: NETS\n\n[TEXT]\n\nWinterbottom Brannigan",
        id="signature without a text",
    ),
    pytest.param(
        "SIPDIS\n\n[TEXT]\n\nThe boats came.\n\nSome Person\n\n[UNSIGNED]",
        Cable(captions=(Caption("SIPDIS"),), body=(Paragraph("The boats came."), Paragraph("Some Person"))),
        "SIPDIS\n\nThe boats came.\n\nSome Person\n\n[UNSIGNED]",
        id="no signature",
    ),
    pytest.param(
        "1. The boats came.\n\nBT\n#0123\n#0124\nNNNN\nNNNN\nQTRE KLMQ",
        Cable(
            unrecognized=(UnrecognizedLine("#0124"), UnrecognizedLine("QTRE KLMQ")),
            body=(Paragraph("The boats came.", 1),),
            ending=Ending("0123", "NNNN"),
        ),
        "[?] #0124\n[?] QTRE KLMQ\n\n1. The boats came.\n\nBT\n#0123\nNNNN",
        id="more than an ending",
    ),
    pytest.param(
        "SUBJECT: LIGHTS\n\nHarbor and pier\nREF: LIMA 98",
        Cable(
            subject=Subject("LIGHTS"),
            references=(Reference("LIMA 98"),),
            unrecognized=(UnrecognizedLine("Harbor and pier"),),
        ),
        "SUBJECT: LIGHTS\nREF: LIMA 98\n\n[?] Harbor and pier",
        id="small letters after a blank line below a subject in capitals",
    ),
    pytest.param(
        "S/M\n\nCHANGED SUBJECT: FOR THE HARBOR\nREF: LIMA 98",
        Cable(
            attention=(AttentionLine("S/M"),),
            subject=Subject("FOR THE HARBOR"),
            references=(Reference("LIMA 98"),),
            unrecognized=(UnrecognizedLine("CHANGED"),),
        ),
        "S/M\n\nSUBJECT: FOR THE HARBOR\nREF: LIMA 98\n\n[?] CHANGED",
        id="label inside a line that no rule knows",
    ),
    pytest.param(
        "SUBJECT: NETS AND\n\n\nBOATS\nTAGS: EFIS",
        Cable(subject=Subject("NETS AND\nBOATS"), tags=(Tag("EFIS"),)),
        "TAGS: EFIS\nSUBJECT: NETS AND\nBOATS",
        id="subject that goes on after blank lines",
    ),
    pytest.param(
        "VZCZCXRO7600\n  PP RUEHLO\n  DE RUEHIL #2317 3400911",
        Cable(
            heading=Heading(
                transmission_identification=TransmissionIdentification("XRO", "7600"),
                called_stations=CalledStations(PRIORITY, ("RUEHLO",)),
                calling_station=CallingStation("RUEHIL", "2317", "3400911"),
            )
        ),
        "VZCZCXRO7600\nPP RUEHLO\nDE RUEHIL #2317 3400911",
        id="indented lines of a heading",
    ),
    pytest.param(
        "SUBJECT: NETS\nDISSENT E.O. 12958: N/A",
        Cable(
            captions=(Caption("DISSENT"),),
            executive_order=ExecutiveOrder("12958", "N/A"),
            subject=Subject("NETS"),
        ),
        "DISSENT\n\nE.O. 12958: N/A\nSUBJECT: NETS",
        id="caption and label on the line below a subject",
    ),
    pytest.param(
        "INFO AMEMBASSY LIMA\nC \n\n1. The boats came.",
        Cable(
            heading=Heading(info=(Addressee("AMEMBASSY LIMA"),)),
            body=(Paragraph("C"), Paragraph("The boats came.", 1)),
        ),
        "INFO AMEMBASSY LIMA\nBT\n\nC\n\n1. The boats came.",
        id="single letter and a blank below an addressee",
    ),
    pytest.param(
        "INFO RUEHPE/E  Declassified/Released US Department of State EO Systematic Review",
        Cable(
            heading=Heading(
                info=(
                    Addressee(
                        "E  Declassified/Released US Department of State EO Systematic Review", "RUEHPE"
                    ),
                )
            )
        ),
        "INFO RUEHPE/E  Declassified/Released US Department of State EO Systematic Review",
        id="addressee with a route whose name begins as a stamp does, with two blanks",
    ),
    pytest.param(
        "1. The boats came.\n\nSOME PERSON S.",
        Cable(body=(Paragraph("The boats came.", 1), Paragraph("SOME PERSON S."))),
        "1. The boats came.\n\nSOME PERSON S.",
        id="last line that ends in an initial",
    ),
]


@pytest.mark.parametrize(("text", "expected", "canonical"), CABLES)
def test_cable(text: str, expected: Cable, canonical: str) -> None:
    """A telegram is read from its text, rendered, and read again."""
    assert expected == cablegrammar.parse(text)
    assert canonical == cablegrammar.render(expected)
    assert expected == cablegrammar.parse(canonical)


def test_every_class_has_a_row() -> None:
    """Every public class of the model but the telegram itself and what lies over it stands in a row."""
    public = [value for value in vars(cablegrammar).values() if isinstance(value, type)]
    classes = {value for value in public if attrs.has(value) and not issubclass(value, Exception)}
    without_text = {
        Cable,
        cablegrammar.Diagnostic,
        cablegrammar.Extraneous,
        cablegrammar.Span,
        cablegrammar.Token,
    }
    assert classes - without_text == {type(expected) for _, expected, _ in PARTS}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PREL", Tag("PREL")),
        ("SECTION 01 OF 04", Section(1, 4)),
        ("LIMA 98", Reference("LIMA 98")),
        ("RUEHC/SECSTATE WASHDC", Addressee("SECSTATE WASHDC", "RUEHC")),
        ("1. The boats came.", Paragraph("The boats came.", 1)),
    ],
)
def test_part_may_be_indented(text: str, expected: object) -> None:
    """Blank lines and blanks before a part that stands alone mean nothing."""
    assert expected == cablegrammar.parse(f"\n \n  {text}", into=type(expected))


def test_addressee_alone_has_its_exempted_members() -> None:
    """Each may have a prosign of its own; the span is that of the collective."""
    names = ("AMEMBASSY OSLO", "AMEMBASSY BERN", "AMEMBASSY BONN", "AMEMBASSY ROME")
    text = "NATO COLLECTIVE\nXMT {}\n{}\n{}\nXMT {}".format(*names)
    addressee = cablegrammar.parse(text, into=Addressee)
    assert Addressee("NATO COLLECTIVE", exempt=names) == addressee
    assert addressee.span == cablegrammar.Span(0, 15)


#: What more than one rule could take: text, and the canonical text of what it is read as.
#: Front matter in canonical form.
FRONT = """\
UNCLAS QUITO 000431

SIPDIS

DEPT FOR WHA

E.O. 12958: N/A
TAGS: EFIS, EC
SUBJECT: NETS

"""

RIVALS: Final = [
    # The ruler under a labelled line, or one of the heading, makes it no heading over paragraphs.
    *(
        (f"{line}\n=====\n\n1. The boats came.", f"{line}\n{separation}\n=====\n\n1. The boats came.")
        for line, separation in (
            *(
                (line, "BT\n")
                for line in (
                    "VZCZCXYZ0021",
                    "PP RUEHLO",
                    "DE RUEHVJ #0455 0731022",
                    "ZNY SSSSS ZZH",
                    "R 060911Z DEC 06",
                    "FM AMEMBASSY LIMA",
                    "TO SECSTATE WASHDC",
                    "INFO AMEMBASSY QUITO",
                    "INFO AMEMBASSY QUITO\nRUEHPE/AMEMBASSY LIMA",
                )
            ),
            *(
                (line, "")
                for line in (
                    "E.O. 12958: N/A",
                    "TAGS: EFIS",
                    "SUBJECT: NETS",
                    "REF: LIMA 98",
                    "Reason: 1.4 (b)",
                )
            ),
        )
    ),
    # After a comma a tag follows on the next line, but nothing that the front matter or the body knows.
    ("TAGS: EFIS,\n[TEXT]\n\nThe boats came.", "TAGS: EFIS\n\nThe boats came."),
    ("TAGS: EFIS,\n[?] QTRE KLMQ\nSUBJECT: NETS", "TAGS: EFIS\nSUBJECT: NETS\n\n[?] QTRE KLMQ"),
    ("TAGS: EFIS,\n[UNSIGNED]", "TAGS: EFIS"),
    ("TAGS: EFIS,\n(U) The boats came.", "TAGS: EFIS\n\n(U) The boats came."),
    ("TAGS: EFIS,\n-- the boats", "TAGS: EFIS\n\n-- the boats"),
    ("TAGS: EFIS,\n-----\n\nThe boats came.", "TAGS: EFIS\n\n-----\n\nThe boats came."),
    ("TAGS: EFIS,\nBoats\n-----\n\nThey came.", "TAGS: EFIS\n\nBoats\n-----\n\nThey came."),
    ("TAGS: EFIS\nBT\n#0123", "TAGS: EFIS\n\nBT\n#0123"),
    # Labels and other lines known by their shape, before free text.
    ("E.O. 12958: SUBJECT: NETS", "E.O. 12958:\nSUBJECT: NETS"),
    ("SUBJECT:\nSIPDIS\nREF: LIMA 98", "SIPDIS\n\nSUBJECT:\nREF: LIMA 98"),
    ("R 060911Z DEC 06 070911Z DEC 06", "R 060911Z DEC 06 070911Z DEC 06"),
    ("(C) Classified by Ann Example, reason: 1.4 (b)", "(C) Classified by Ann Example, reason: 1.4 (b)"),
    ("REF: LIMA 98\nGROUP 3", "REF: LIMA 98\n\nGROUP 3"),
    ("* Visit Lima's classified website", "* Visit Lima's classified website"),
    ("1. Boats.\n\nVisit Lima Website", "1. Boats.\n\nVisit Lima Website"),
    ("1. Nets:\n\n(c) The long ones.", "1. Nets:\n\n(C) The long ones."),
    # A heading below the captions, and a banner under the ending.
    (
        "UNCLAS LIMA 000123\n\nSIPDIS\n\nR 060911Z DEC 06\nFM AMEMBASSY LIMA\n\nSUBJECT: NETS\n\n1. Boats.",
        "R 060911Z DEC 06\nFM AMEMBASSY LIMA\nBT\n\nUNCLAS LIMA 000123\n\nSIPDIS\n\nSUBJECT: NETS\n\n1. Boats.",
    ),
    ("1. Boats.\nBT\n#0123\nUNCLASSIFIED", "1. Boats.\n\nBT\n#0123"),
    # A blank line between the letter and the post.
    ("REF: A.\n\n06 LIMA 98", "REF: A. 06 LIMA 98"),
    # Addressees go on below one another.
    (
        "INFO AMEMBASSY LIMA\nUSMISSION FOR UN AGENCIES ROME\n\nSUBJECT: NETS",
        "INFO AMEMBASSY LIMA\nUSMISSION FOR UN AGENCIES ROME\nBT\n\nSUBJECT: NETS",
    ),
    ("INFO AMEMBASSY LIMA\nXXXXX\n\nSUBJECT: NETS", "INFO AMEMBASSY LIMA\nXXXXX\nBT\n\nSUBJECT: NETS"),
    # Classification lines: a post of two words on two lines, a caption glued to the serial.
    (
        "SECRET SECTION 01 OF 02 SAN\nJOSE 000123\n\nSIPDIS",
        "S E C R E T SECTION 01 OF 02 SAN JOSE 000123\n\nSIPDIS",
    ),
    ("UNCLAS SAN JOSE 000123SIPDIS", "UNCLAS SAN JOSE 000123\n\nSIPDIS"),
    ("S SECTION 01 OF 02 LIMA 000123 NOFORN", "S NOFORN SECTION 01 OF 02 LIMA 000123"),
    ("TO A/ //EUR//", "TO A/ //EUR//"),
    # Offices below a name are in capitals; a classification under the text is no surname, whatever signs follow.
    (
        "TO AIG 7 COLLECTIVE\nXMT SECSTATE WASHDC\nOSLO\n//the port\nINFO LIMA",
        "TO AIG 7 COLLECTIVE\nXMT SECSTATE WASHDC\nINFO LIMA\nBT\n\n[?] OSLO\n[?] //the port",
    ),
    ("1. Boats.\nSECRET ,", "1. Boats.\nSECRET ,"),
    # A list that stands again, of which an addressee with exempted members cannot go on with the first.
    (
        "INFO AMEMBASSY LIMA\nINFO SECSTATE WASHDC//the//\nXMT AMEMBASSY OSLO",
        "INFO AMEMBASSY LIMA\nBT\n\n[?] INFO SECSTATE WASHDC//the//\n[?] XMT AMEMBASSY OSLO",
    ),
    # A set behind a label is no reference; a separation below the set that opens the text is none of it.
    ("REF: REF/A/DOC/OPNAV//\nREF/B/DOC/OPNAV//", "REF/B/DOC/OPNAV//\n\n[?] REF/A/DOC/OPNAV//"),
    ("RMKS/\nBT\n\n1. Boats.", "RMKS/\n1. Boats."),
    # Front matter that stands again, joined in one line.
    (
        f"{FRONT}UNCLAS QUITO 000431 SIPDIS DEPT FOR WHA E.O. 12958: N/A TAGS: EFIS EC\n\n1. (U) Boats.",
        f"{FRONT}1. (U) Boats.",
    ),
    # Of two subjects that begin alike the longer counts.
    ("SUBJECT: NEW NETS\nTAGS: EFIS\nSubject: new nets for lima", "TAGS: EFIS\nSUBJECT: new nets for lima"),
    ("SUBJECT: NEW NETS FOR LIMA\nTAGS: EFIS\nSUBJECT: NEW NETS", "TAGS: EFIS\nSUBJECT: NEW NETS FOR LIMA"),
    (
        "SUBJECT: NEW NETS\nTAGS: EFIS\nSUBJECT: OLD NETS",
        "TAGS: EFIS\nSUBJECT: NEW NETS\n\n[?] SUBJECT: OLD NETS",
    ),
    # Offices and agencies, with who is meant there.
    ("USDA-ANN EXAMPLE\nTAGS: EFIS", "USDA-ANN EXAMPLE\n\nTAGS: EFIS"),
    ("DEPT OF ENERGY - BO SAMPLE\nTAGS: EFIS", "DEPT OF ENERGY - BO SAMPLE\n\nTAGS: EFIS"),
    ("STATE INR/R; WHA/PD\nTAGS: EFIS", "STATE INR/R; WHA/PD\n\nTAGS: EFIS"),
    ("ABC --- ABC --- ABC\nTAGS: EFIS", "TAGS: EFIS\n\n[?] ABC --- ABC --- ABC"),
    # A teleprinter that was left in its shift.
    ("E.OM 12065: GDS 3/16/85", "E.O. 12065: GDS 3/16/85"),
    # A caption on two lines, and to whom a text may be released.
    ("SENSITIVE\nBUT UNCLASSIFIED\nTAGS: EFIS", "SENSITIVE BUT UNCLASSIFIED\n\nTAGS: EFIS"),
    ("RELEASABLE TO NATO/AUST\nTAGS: EFIS", "RELEASABLE TO NATO/AUST\n\nTAGS: EFIS"),
    # Words on two lines that are a label together.
    ("REF: A. LIMA 98 the tags\nGRNC", "[?] LIMA 98 the tags\n[?] GRNC"),
    # A blank before an ending, and one below a caption that software put in.
    (" #0123", "BT\n#0123"),
    ("The Secretary \nSIPDIS \n\nof the board came.", "The Secretary\nof the board came."),
    # Labels that a publisher cut off.
    ("TAGS: EFIS\nSUBJECT: NETS\n\nClassifi...", "TAGS: EFIS\nSUBJECT: NETS"),
    # That a telegram is sent again, or is a part of one.
    (
        "PART ONE OF TWO. PART TWO\nIDENT DTG 1.\n\nTAGS: EFIS",
        "PART ONE OF TWO. PART TWO\nIDENT DTG 1.\n\nTAGS: EFIS",
    ),
    # How other parts are known; words between stars.
    (
        "PART 1 OF 2.  PART TWO IDENT \nDTG 191530Z JAN 07.\nTAGS: EFIS",
        "PART 1 OF 2.  PART TWO IDENT\nDTG 191530Z JAN 07.\n\nTAGS: EFIS",
    ),
    ("**** A JOINED TEXT ****\nTAGS: EFIS", "**** A JOINED TEXT ****\n\nTAGS: EFIS"),
    # Lettered references above paragraph 1 have no label; without that paragraph they are none.
    (
        "SUBJ: NETS\nA. The Rule on Nets\nB. OFFICE OF BOATS 101200Z OCT 20/LETTER\n1. Count them.",
        "SUBJECT: NETS\nREF: A. The Rule on Nets\n     B. OFFICE OF BOATS 101200Z OCT 20/LETTER\n\n1. Count them.",
    ),
    (
        "SUBJ: NETS\n\nA. The Rule on Nets\n\n1. Count them.",
        "SUBJECT: NETS\nREF: A. The Rule on Nets\n\n1. Count them.",
    ),
    ("SUBJ: NETS\n\nA. The rule on nets.", "SUBJECT: NETS\n\nA. The rule on nets."),
    ("THIS MESSAGE IS BEING RESENT.\n\nTAGS: EFIS", "THIS MESSAGE IS BEING RESENT.\n\nTAGS: EFIS"),
    ("TAGS: EFIS\n\nThis message is for the boats.", "TAGS: EFIS\n\nThis message is for the boats."),
    # Labels of which letters are wrong, where the telegram has no sound one of their kind.
    ("TAGS: EFIS\nUBJECT: NETS", "TAGS: EFIS\nSUBJECT: NETS"),
    ("TAS: EFIS\nSUBJECT: NETS", "TAGS: EFIS\nSUBJECT: NETS"),
    ("SUBJECT: NETS\nREFTLE: LIMA 98", "SUBJECT: NETS\nREF: LIMA 98"),
    ("Subject: Nets\n\nSubjet: Boats", "SUBJECT: Nets\n\nSubjet: Boats"),
    ("TAGS: EFIS\nSUB: NETS", "TAGS: EFIS\n\nSUB: NETS"),
    # A tag that is two others, where lists were joined.
    ("TAGS: PE, EFIS, PEEFIS", "TAGS: PE, EFIS"),
    ("TAGS: PE, PEEFIS", "TAGS: PE, PEEFIS"),
    # The text on the line of who classified it.
    (
        "Classified By: DCM Ann Example, reason 1.4 (b). (C) The boats came home.",
        "Classified By: DCM Ann Example, reason 1.4 (b).\n\n(C) The boats came home.",
    ),
    # Headings that lost their ruler, have it on their line, or below a blank line.
    (
        "1. Boats came.\n\nWHO MENDS THE NETS?\n\n2. All.",
        "1. Boats came.\n\nWHO MENDS THE NETS?\n-------------------\n\n2. All.",
    ),
    (
        "1. Boats came.\n\nNets mended -----\n\n2. All.",
        "1. Boats came.\n\nNets mended\n-----------\n\n2. All.",
    ),
    ("1. Boats came.\n\nNets\n\n-----\n\n2. All.", "1. Boats came.\n\nNets\n----\n\n2. All."),
    ("The Nets of Lima\n\n1. Boats.", "The Nets of Lima\n----------------\n\n1. Boats."),
    ("The nets are mended here\n\n1. Boats.", "The nets are mended here\n\n1. Boats."),
    ("1. Boats came on\n\nMonday morning\n\n2. All.", "1. Boats came on\nMonday morning\n\n2. All."),
    ("1. Boats came.\n\nNets, nets.\n\n2. All.", "1. Boats came.\n\nNets, nets.\n\n2. All."),
    ("1. Boats came.\n\nXXXXXXXX\n\n2. All.", "1. Boats came.\n\nXXXXXXXX\n\n2. All."),
    # The text on the line of the last reference.
    ("REF: LIMA 0098 (SBU) The boats came home.", "REF: LIMA 0098\n\n(SBU) The boats came home."),
    ("REF: LIMA 0098  (SBU) The boats came home.", "REF: LIMA 0098\n\n(SBU) The boats came home."),
    # A sentence below a reference.
    (
        "REF: LIMA 98\nNETS ARE NOT SOLD. SOME WERE LENT.",
        "REF: LIMA 98\n\nNETS ARE NOT SOLD. SOME WERE LENT.",
    ),
    ("TAGS: EFIS\nSUBJECT: NETS\n\nRemark...", "TAGS: EFIS\nSUBJECT: NETS\n\nRemark..."),
]


@pytest.mark.parametrize(("text", "canonical"), RIVALS)
def test_rivals(text: str, canonical: str) -> None:
    """Of several readings of a line the one with the higher priority is taken."""
    assert canonical == cablegrammar.render(cablegrammar.parse(text))
    assert canonical == cablegrammar.render(cablegrammar.parse(canonical))
