"""What a heading says that is damaged, stands twice, or is said elsewhere."""

import pytest

import cablegrammar
from cablegrammar import Cable, ExtraneousKind

TEXT = "\n\nC O N F I D E N T I A L LIMA 000044\n\nSUBJECT: NETS\n\n1. (C) Nine nets.\n"


def read(text: str) -> Cable:
    """Return a telegram that survives being rendered, and has no line that no rule knows."""
    cable = cablegrammar.parse(text)
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable
    assert cable.unrecognized == ()
    return cable


def addressees(cable: Cable) -> dict[str, list[str]]:
    """Return the entries of both lists."""
    assert cable.heading is not None
    lists = {"TO": cable.heading.action, "INFO": cable.heading.info}
    return {verb: [each.line for each in entries] for verb, entries in lists.items() if entries}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            "TO RUEHC/SECSTATE WASHDC 475\nINFO AMEMBASSY QUITO\n\nTO RUEHC/SECSTATE WASHDC 475\nINFO AMEMBASSY QUITO",
            {"TO": ["RUEHC/SECSTATE WASHDC 475"], "INFO": ["AMEMBASSY QUITO"]},
            id="both lists again",
        ),
        pytest.param(
            "TO RUEHC/SECSTATE WASHDC 475\nTO RUEHC/SECSTATE WASHDC 475\nRUEHQT/AMEMBASSY QUITO",
            {"TO": ["RUEHC/SECSTATE WASHDC 475", "RUEHQT/AMEMBASSY QUITO"]},
            id="a list again, with one more",
        ),
        pytest.param(
            "TO RUEHC/SECSTATE WASHDC 475\nTO SECSTATE WASHDC//EUR//",
            {"TO": ["RUEHC/SECSTATE WASHDC//EUR// 475"]},
            id="offices of one that is named above",
        ),
        pytest.param(
            "TO THE WHITE HOUSE IMMEDIATE\nINFO SECSTATE WASHDC",
            {"TO": ["THE WHITE HOUSE IMMEDIATE"], "INFO": ["SECSTATE WASHDC"]},
            id="a name that begins with THE",
        ),
        pytest.param(
            "TO AMEMBASSY QUITO 0123//\nINFO CTF 173//",
            {"TO": ["AMEMBASSY QUITO 0123"], "INFO": ["CTF 173//"]},
            id="slants behind a serial, and behind the number of a name",
        ),
    ],
)
def test_addressees(lines: str, expected: dict[str, list[str]]) -> None:
    cable = read(f"R 041125Z MAR 08\nFM AMEMBASSY LIMA\n{lines}{TEXT}")
    assert addressees(cable) == expected
    assert {each.kind for each in cable.extraneous} <= {ExtraneousKind.REPEATED_LINE}


def test_exempted_members_below_info_are_no_addressees() -> None:
    cable = read(f"R 041125Z MAR 08\nTO ANDEAN COLLECTIVE\nINFO XMT AMEMBASSY QUITO{TEXT}")
    assert addressees(cable) == {"TO": ["ANDEAN COLLECTIVE"]}
    assert cable.heading is not None
    assert cable.heading.action[0].exempt == ("AMEMBASSY QUITO",)
    assert [(each.kind, each.text) for each in cable.extraneous] == [(ExtraneousKind.EMPTY_LABEL, "INFO")]


@pytest.mark.parametrize("above", ["", "TO ANDEAN COLLECTIVE\nXMT AMEMBASSY LIMA\n"])
def test_exempted_members_without_a_collective_of_their_own_are_unrecognized(above: str) -> None:
    cable = cablegrammar.parse(f"R 041125Z MAR 08\n{above}INFO XMT AMEMBASSY QUITO{TEXT}")
    assert [line.text for line in cable.unrecognized] == ["INFO XMT AMEMBASSY QUITO"]
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


@pytest.mark.parametrize(
    ("line", "canonical"),
    [
        ("R 041125Z MAR 08Q", "R 041125Z MAR 08"),
        ("R 041125 MAR 08", "R 041125Z MAR 08"),
        ("DTG R 041125Z MAR 08", "R 041125Z MAR 08"),
        ("DTG: 041125Z MAR 2008", "041125Z MAR 08"),
        ("DTG/O R 041125Z MAR 08", "O R 041125Z MAR 08"),
        ("R 041125Z MAR 08 ZUI SVC\n4078", "R 041125Z MAR 08 ZUI SVC 4078"),
        ("R 041125Z MAR 08 ZYB\nZUI ABC-100 PSN 123456A12", "R 041125Z MAR 08 ZYB ZUI ABC-100 PSN 123456A12"),
    ],
)
def test_preamble(line: str, canonical: str) -> None:
    cable = read(f"{line}\nFM AMEMBASSY LIMA{TEXT}")
    assert cable.heading is not None
    assert cable.heading.preamble is not None
    assert cablegrammar.render(cable.heading.preamble) == canonical
    assert str(cable.mrn) == "08LIMA44"


@pytest.mark.parametrize(
    ("station", "originator", "line", "number"),
    [
        ("#0455", "AMEMBASSY QUITO", "", "08QUITO455"),
        ("#0455", "AMEMBASSY QUITO", "S E C R E T", "08QUITO455"),
        ("#0455", "AMEMBASSY QUITO", "S E C R E T QUITO 010455", "08QUITO10455"),
        ("#0455", "SECSTATE WASHDC", "S E C R E T", "None"),
        ("#0455", "THE PORT OF EXAMPLE", "S E C R E T", "None"),
        ("107A", "AMEMBASSY QUITO", "S E C R E T", "None"),
    ],
)
def test_number_of_the_heading(station: str, originator: str, line: str, number: str) -> None:
    cable = read(
        f"DE RUEHQT {station} 0640000\nR 041125Z MAR 08\nFM {originator}\n\n{line}\n\nSUBJECT: NETS\n"
    )
    assert str(cable.mrn) == number


SECOND = """\
R 191502Z AUG 12
FM EXAMPLE PORT
TO NAVADMIN
INFO ZEN/EXAMPLE PORT
BT
UNCLAS
SUBJ: COUNT OF NETS
FM EXAMPLE PORT//N1//
TO NAVADMIN
INFO EXAMPLE PORT//N1//
EXAMPLE FLEET NORFOLK VA
UNCLAS //N01500//
NAVADMIN 924/12
MSGID/GENADMIN/EXAMPLE PORT/N1/AUG//
SUBJ/COUNT OF NETS//
"""


def test_a_second_heading_gives_the_offices_of_the_first() -> None:
    cable = read(SECOND)
    assert addressees(cable) == {
        "TO": ["NAVADMIN"],
        "INFO": ["ZEN/EXAMPLE PORT//N1//", "EXAMPLE FLEET NORFOLK VA"],
    }
    assert cable.heading is not None
    assert cable.heading.originator == cablegrammar.Originator("EXAMPLE PORT", ("N1",))
    assert str(cable.subject) == "COUNT OF NETS"
    assert [str(line) for line in cable.series] == ["NAVADMIN 924/12"]
    assert [each.fields for each in cable.sets] == [
        ("GENADMIN", "EXAMPLE PORT", "N1", "AUG"),
        ("COUNT OF NETS",),
    ]
    assert cable.classification is not None
    assert cable.classification.remark == "//N01500//"
    assert cable.paragraphs == ()


def test_offices_of_both_headings_are_those_of_the_originator() -> None:
    cable = read(SECOND.replace("FM EXAMPLE PORT\n", "FM EXAMPLE PORT//N4//\n"))
    assert cable.heading is not None
    assert cable.heading.originator == cablegrammar.Originator("EXAMPLE PORT", ("N4", "N1"))


def test_a_message_centre_that_sent_a_message_on_is_not_its_originator() -> None:
    cable = read(SECOND.replace("FM EXAMPLE PORT\n", "FM EXAMPLE RELAY//OPS//\n"))
    assert cable.heading is not None
    assert cable.heading.originator == cablegrammar.Originator("EXAMPLE PORT", ("N1",))
    assert [each.text for each in cable.extraneous if each.kind.name == "ROUTING_NOTICE"] == [
        "FM EXAMPLE RELAY//OPS//"
    ]


@pytest.mark.parametrize(
    "lines",
    ["FM OTHER PORT//N1//\nTO NAVADMIN\nINFO OTHER FLEET", "R 201502Z AUG 12\nTO OTHER FLEET"],
)
def test_a_second_heading_of_another_message_is_unrecognized(lines: str) -> None:
    second = SECOND[SECOND.index("FM EXAMPLE PORT//") : SECOND.index("UNCLAS //")]
    cable = cablegrammar.parse(SECOND.replace(second, f"{lines}\n"))
    assert [line.text for line in cable.unrecognized] == lines.split("\n")
    assert addressees(cable) == {"TO": ["NAVADMIN"], "INFO": ["ZEN/EXAMPLE PORT"]}
    assert cablegrammar.parse(cablegrammar.render(cable)) == cable


def test_a_further_addressee_that_could_not_stand_below_is_unrecognized() -> None:
    cable = cablegrammar.parse(
        f"R 041125Z MAR 08\nINFO AMEMBASSY LIMA\nINFO AMEMBASSY LIMA\nINFO the port{TEXT}"
    )
    assert addressees(cable) == {"INFO": ["AMEMBASSY LIMA"]}
    assert [line.text for line in cable.unrecognized] == ["the port"]


def test_a_list_below_exempted_members_needs_a_route() -> None:
    cable = cablegrammar.parse(
        f"INFO EU COLLECTIVE\nXMT AMEMBASSY OSLO\nINFO AMEMBASSY LIMA\nINFO RUEHC/SECSTATE WASHDC{TEXT}"
    )
    assert addressees(cable) == {"INFO": ["EU COLLECTIVE", "RUEHC/SECSTATE WASHDC"]}
    assert [line.text for line in cable.unrecognized] == ["INFO AMEMBASSY LIMA"]


def test_lines_of_a_heading_that_were_run_together_are_parted() -> None:
    cable = read(
        "R 152204Z JAN 08\nFM EXAMPLE PORT//N1//\nTO NAVADMIN INFO RUEXABC/EXAMPLE PORT//N1// RUEXDEF/OTHER PORT//N4// "
        "BT UNCLAS //N01400//\nNAVADMIN 914/08\nRMKS/1.  NETS ARE TO BE COUNTED.//\n"
    )
    assert addressees(cable) == {
        "TO": ["NAVADMIN"],
        "INFO": ["RUEXABC/EXAMPLE PORT//N1//", "RUEXDEF/OTHER PORT//N4//"],
    }
    assert cable.classification is not None
    assert cable.classification.remark == "//N01400//"
    assert [str(line) for line in cable.series] == ["NAVADMIN 914/08"]


def test_a_heading_that_was_joined_and_cut_anew_is_parted() -> None:
    cable = read(
        "R 121057Z JUN 06 ZYB MIN ZYW PSN 123456K28 FM EXAMPLE PORT//N1// TO \nNAVADMIN INFO RUEXABC/EXAMPLE PORT//N1// "
        "RUEXDEF/OTHER \nPORT//N4// BT UNCLAS //N01430// NAVADMIN 971/06 MSGID/GENADMIN/EXAMPLE \nPORT/N1/JUN//\n\n"
        "SUBJ/NETS//\nRMKS/1. NETS.//\n"
    )
    assert addressees(cable) == {
        "TO": ["NAVADMIN"],
        "INFO": ["RUEXABC/EXAMPLE PORT//N1//", "RUEXDEF/OTHER  PORT//N4//"],
    }
    assert cable.heading is not None
    assert cable.heading.originator == cablegrammar.Originator("EXAMPLE PORT", ("N1",))
    assert [str(line) for line in cable.series] == ["NAVADMIN 971/06"]
    assert cable.message_id == cablegrammar.MessageSet("MSGID", ("GENADMIN", "EXAMPLE PORT", "N1", "JUN"))


def test_names_of_a_directory_may_stand_for_those_of_a_second_heading() -> None:
    cable = read(
        "R 261628Z MAR 08\nFM OU=EXAMPLE PORT(UC),L=EXAMPLE,OU=ORGANIZATIONS(UC),\nOU=NAVY,C=US TO CN=AL NAVADMIN(UC),C=US BT\n"
        "UNCLAS FM EXAMPLE PORT//N1// TO NAVADMIN\nUNCLAS //N01420//\nMSGID/GENADMIN/EXAMPLE PORT/N1/MAR//\nSUBJ/NETS//\n"
    )
    assert addressees(cable) == {"TO": ["CN=AL NAVADMIN(UC),C=US", "NAVADMIN"]}
    assert cable.heading is not None
    assert cable.heading.originator == cablegrammar.Originator("EXAMPLE PORT", ("N1",))


@pytest.mark.parametrize(
    "lines",
    [
        (
            "R 152204Z JAN 08 FM EXAMPLE PORT//N1// TO NAVADMIN INFO OTHER PORT//N4// BT\nUNCLAS //N01400// NAVADMIN 914/08 "
            "MSGID/GENADMIN/EXAMPLE PORT/N1/JAN//"
        ),
        "R 152204Z JAN 08\nFM EXAMPLE PORT//N1// TO NAVADMIN\nINFO OTHER PORT//N4// UNCLAS //N01400//\nNAVADMIN 914/08",
        "R 152204Z JAN 08\nFM EXAMPLE PORT//N1//\nTO NAVADMIN INFO OTHER PORT//N4//\nUNCLAS //N01400//\nNAVADMIN 914 / 08",
        "FM EXAMPLE PORT//N1//\nTO NAVADMIN\nINFO OTHER PORT//N4//\nUNCLAS //N01400//\nNAVADMIN 914/08\n152204Z JAN 08",
        (
            "R 152204Z  JAN 08R\nFM EXAMPLE PORT//N1//\nTO NAVADMIN\nINFO OTHER PORT//N4//\nBT UNCLAS //N01400//\n"
            "NAVADMIN 914/08"
        ),
    ],
)
def test_a_heading_is_the_same_however_its_lines_are_parted(lines: str) -> None:
    cable = read(f"{lines}\nRMKS/1.  NETS ARE TO BE COUNTED.//\nBT\n#0169 NNNN\n")
    assert cable.heading is not None
    assert str(cable.heading.dtg) == "152204Z JAN 08"
    assert cable.heading.originator is not None
    assert cable.heading.originator.offices == ("N1",)
    assert addressees(cable) == {"TO": ["NAVADMIN"], "INFO": ["OTHER PORT//N4//"]}
    assert cable.classification is not None
    assert cable.classification.remark == "//N01400//"
    assert [str(line) for line in cable.series] == ["NAVADMIN 914/08"]
    assert cable.ending == cablegrammar.Ending("0169", "NNNN")


@pytest.mark.parametrize(
    "line",
    [
        "RAAUZYUW             DDDHHMM-UUUU--RUEXSUU.",
        "PTTUZYUW RUEXMCA         -UUUU--RUEXBIH.",
        "RTTUZYUW RUEXMCA#### DDDHHMM-UUUU--RUEXSUU.",
        "RAAUZYUW RUEXMCA0417 0701905-UUUU--",
        "RAAUZYUW          -UUUU--.-",
    ],
)
def test_a_message_header_may_be_blank_in_part(line: str) -> None:
    cable = read(f"{line}\nZNR UUUUU ZUI\nRUEXAAA0334 3421610\nR 041125Z MAR 08\nMID600050112233U{TEXT}")
    assert [(each.kind, each.text) for each in cable.extraneous] == [(ExtraneousKind.EMPTY_LABEL, line)]
    assert cable.heading is not None
    assert cable.heading.security_warning is not None
    assert cable.heading.security_warning.instructions == "ZUI RUEXAAA0334 3421610"
    assert cable.heading.preamble is not None
    assert cable.heading.preamble.instructions == "MID600050112233U"


def test_of_a_heading_that_stands_twice_the_second_may_say_routes() -> None:
    first = "R 041125Z MAR 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 475\nINFO AMEMBASSY QUITO\n\n"
    cable = read(first + first.replace("TO ", "TO RUEHC/").replace("INFO ", "INFO RUEHQT/") + TEXT)
    assert addressees(cable) == {"TO": ["RUEHC/SECSTATE WASHDC 475"], "INFO": ["RUEHQT/AMEMBASSY QUITO"]}


@pytest.mark.parametrize(
    "line", ["INFO: AMEMBASSY QUITO", "ALSO INFO AMEMBASSY QUITO", "INFO\nAMEMBASSY QUITO"]
)
def test_further_addressees_may_stand_below_the_captions(line: str) -> None:
    cable = read(f"UNCLAS LIMA 000044\n\nSIPDIS\n\n{line}\n\nSUBJECT: NETS\n\n1. Nine nets.\n")
    assert addressees(cable) == {"INFO": ["AMEMBASSY QUITO"]}
