"""Terminals take what they should and nothing else; the grammar files keep their own laws."""

import functools
import inspect
import pathlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from lark import Lark

import cablegrammar
from cablegrammar import _grammar, _layout, _parse, _transform
from cablegrammar._patterns import with_atomic_groups

TERMINALS: dict[str, tuple[list[str], list[str]]] = {
    "CHANNEL": ([], ["VZCZCXRO", "VZCZCXRO7600"]),
    "ROUTING_INDICATOR": (
        ["RUEHC", "RUEHPE", "RUMIAAA", "QAAB", "RHMFISS"],
        ["UEHC", "RUE", "ruehc", "RUEHPEXXX", "RUEH1", "AMEMBASSY"],
    ),
    "PRECEDENCE_DIGRAPH": ([], ["OO", "OP RUEHC", "OO LIMA", "OO RUEHC LIMA"]),
    "STATION_SERIAL": (["#2317", "#2317/01", "107A", "123"], ["12", "#12", "#2317/1", "A123"]),
    "FILING_TIME": (["3400911"], ["340091", "34009112", "340 0911"]),
    "SECURITY_CODE": (["UUUUU", "CCCCC/AAAAA"], ["UUUU", "uuuuu", "UUUUU ZZH"]),
    "DATE_TIME_GROUP": (
        ["060911Z DEC 06", "231744ZJUL92", "051506Z JUN 2008", "291359Z Nov 00", "060911A SEPT. 75", "060911 Z DEC 06"],
        ["60911Z DEC 06", "060911 DEC 06", "060911Z FOO 06", "060911Z DEC 6", "060911Z DEC", "060911Z DEC 1806", "060911Z DEC 06A"],
    ),
    "ACCOUNTING_SYMBOL": (["GRNC", "STATE GRNC", "GR125", "GR 12"], ["GR", "GR12345", "GRNC STATE", "STATE"]),
    "ADDRESSEE_PRECEDENCE": (
        ["FLASH", "IMMEDIATE", "NIACT IMMEDIATE", "PRIORITY", "ROUTINE"],
        ["PIORITY", "priority", "IMMEDIATELY", "NIACT"],
    ),
    "ADDRESSEE_SERIAL": (["0123", "123", "2276-2279"], ["12", "12345", "2276-", "A123"]),
    "MESSAGE_REFERENCE_NUMBER": (
        ["06LIMA22317", "2006 LIMA 022317", "75 REYKJAVIK 417"],
        ["LIMA22317", "06 LIMA", "1806LIMA1", "06 lima 1", "06LIMA12345678"],
    ),
    "CLASSIFICATION_WORDS": (
        [
            "UNCLAS", "UNCLASSIFIED", "C O N F I D E N T I A L", "CONFIDENTIAL", "S E C R E T", "SS E C R E T", "T O P S E C R E T",
            "SECRET", "LIMITED OFFICIAL USE", "FOR OFFICIAL USE ONLY", "R E S T R I C T E D", "S e c r e t", "C ONFIDENTIAL",
        ],
        ["SECRETARY", "Secretly", "CONFIDENT", "UNCLE", "OFFICIAL USE", "U", "C"],
    ),
    "CONTROL_WORDS": (
        ["NOFORN", "E F T O", "EFTO", "ORCON", "REL SAU", "RELEASABLE TO USA, ACGU", "MR", "SENSITIVE", "EXDIS"],
        ["NOFORNS", "REL", "RELATED", "noforn"],
    ),
    "SECTION": (["SECTION 01 OF 04", "section 1 of 2", "FINAL SECTION OF 2", "SECTION 01 OF 100"], ["SECTION 01", "01 OF 04", "SECTION OF", "SECTION 1 OF 1000"]),
    "POST_SERIAL": (["000123", "0123", "123", "1234567"], ["12", "12345678", "123-4"]),
    "CAPTION_WORDS": (
        [
            "SIPDIS", "sipdis", "NOFORN", "SENSITIVE", "SENSITIVE BUT UNCLASSIFIED", "NODIS", "EXDIS", "TOSEC", "TOSEC 140323",
            "OFFICIAL INFORMAL", "OFFICIAL-INFORMAL", "EYES ONLY",
        ],
        ["SIPDISH", "SENSITIVELY", "NODI", "nodis", "ONLY"],
    ),
    "CORRECTED_COPY": (
        ["CORRECTED COPY", "C O R R E C T E D  C O P Y", "CORRECT COPY", "CORRECTED COPY (TEXT)"],
        ["CORRECTED", "COPY", "CORRECTED COPYBOOK"],
    ),
    "EXECUTIVE_ORDER_LABEL": ([], ["E.O.", "EO N/A", "E.O. 2958"]),
    "ORDER_NUMBER": (["12958", "1295", "13526", "11652"], ["2958", "129581", "12 958"]),
    "TAGS_LABEL": (["TAGS:", "Tags:", "TAGS;", "TAGSC:", "TABS:", "TGS:"], ["TAG", "STAGS:", "TAGGED"]),
    "SUBJECT_LABEL": (["SUBJECT:", "SUBJ:", "Subject:", "SUBJ.", "SUBJECT "], ["SUBJECTS", "SUB:", "Subject to"]),
    "REFERENCES_LABEL": (["REF:", "REFS:", "REFTEL:", "Ref:", "REF(S):", "References:"], ["REF", "REFER:", "REFUGEES:"]),
    "CLASSIFIED_BY_LABEL": (["Classified By", "CLASSIFIED BY", "CLASSIFED BY", "Derived from", "Reason:", "REASONS:"], ["CLASS BY", "Reason", "classification"]),
    "PORTION_WORDS": (
        ["(U)", "(C)", "(S//NF)", "(SBU)", "(C - ENTIRE TEXT)", "(c)", "(SNF)", "(S-NF)", "(SBU/REL NATO)", "(TS)", "(UNCLASSIFIED)"],
        ["()", "(A)", "(Comment)", "(CC)", "(see ref A)", "(C", "C)", "(USG)", "(SBU comment)"],
    ),
    "PARAGRAPH_START": ([], ["a.", "1998 was", "1.5 tons", "(1)", "1", "1)"]),
    "MARK": (["--", "-", "A.", "a.", "(1)", "(a)", "(iii)", "•", "*"], ["---", "1.", "(abcd)", "AA.", "A)"]),
    "RULER_LINE": (["----", "====", "* * * *", "-----  ", "____"], ["---", "--a--", "++++", "- -"]),
    "BOUNDARY": (
        ["BEGIN TEXT", "END TEXT", "BEGIN QUOTE", "(END TEXT)", "End Text.", "BEGIN TEXT OF NON-PAPER"],
        ["BEGINNING", "END OF THE YEAR", "TEXT BEGINS", "End of May"],
    ),
    "WEBSITE_NOTICE": (
        ["Visit Lima's Classified Website: http://www.state.example", "VISIT LIMA'S CLASSIFIED WEBSITE"],
        ["The visit was long", "Visit the mill", "Website of Lima"],
    ),
    "MINIMIZE_NOTICE": (["MINIMIZE CONSIDERED", "Minimize considered.", "MINIMIZED CONSIDERED"], ["MINIMIZE", "MINIMIZE THE LOSS"]),
    "DOWNGRADING_GROUP": (
        ["GP-3", "GP 1", "GP4.", "GROUP 2", "EXEMPT", "EXEMPT."], ["GP", "GP-5", "GP-33", "EXEMPTED", "EXEMPT FROM DUTY", "Group 3"],
    ),
    "SIGNATURE": (
        ["WINTERBOTTOM", "Winterbottom", "O'BRANNIGAN", "VAN DER BEEK", "XXXXXXXXXXXX", "LINDQVIST-AMARO"],
        ["BT", "NNNN", "UNCLASSIFIED", "SIPDIS", "1. The boats", "the boats", "The boats came.", "Four words of text"],
    ),
    "CONFIRMATION": (["#0123", "#123"], ["0123", "#12", "#01234"]),
    "END_OF_MESSAGE": (["NNNN", "NNN"], ["NN", "NNNNN", "nnnn"]),
    "UNRECOGNIZED_MARK": ([], ["[?]", "[?] ", "? "]),
    "BODY_MARK": (["[TEXT]"], ["TEXT", "[TEXT] here"]),
    "UNSIGNED_MARK": (["[UNSIGNED]"], ["UNSIGNED"]),
}  # fmt: skip


def cases(place: int) -> list[Any]:
    """Return each terminal with each of its good (0) or bad (1) strings."""
    return [
        pytest.param(name, text, id=f"{name} {text}")
        for name, strings in TERMINALS.items()
        for text in strings[place]
    ]


@pytest.mark.parametrize(("name", "text"), cases(0))
def test_terminal_takes(name: str, text: str) -> None:
    """The whole string is one token."""
    assert _grammar.terminal(name).fullmatch(text)


@pytest.mark.parametrize(("name", "text"), cases(1))
def test_terminal_does_not_take(name: str, text: str) -> None:
    """The whole string is not one token."""
    assert not _grammar.terminal(name).fullmatch(text)


@pytest.mark.parametrize(
    ("name", "text", "taken"),
    [
        # An opener takes its own part of a line, if the line has its shape.
        ("CHANNEL", "VZCZCXRO7600", "VZCZCXRO"),
        ("CHANNEL", "VZCZCXRO76001", None),
        ("PRECEDENCE_DIGRAPH", "OO RUEHC RUEHPE", "OO"),
        ("DE", "DE RUEHIL #2317 3400911", "DE "),
        ("DE", "DE FACTO RULERS", None),
        ("SECURITY_PROSIGN", "ZNR UUUUU ZZH", "ZNR"),
        ("SECURITY_PROSIGN", "ZNR UU", None),
        ("PRECEDENCE_PROSIGNS", "O P 060911Z DEC 06", "O P "),
        ("PRECEDENCE_PROSIGNS", "O P THE BOATS", None),
        ("UNRECOGNIZED_MARK", "[?] QTRE KLMQ", "[?] "),
        ("FM", "FM AMEMBASSY LIMA", "FM "),
        ("FM", "FM", None),
        ("FM", "FMX LIMA", None),
        ("TO", "TOGO", None),
        ("INFO", "INFORM CONSULS", None),
        ("ROUTE", "RUEHC/SECSTATE", "RUEHC/"),
        ("EXECUTIVE_ORDER_LABEL", "E.O. 12958", "E.O. "),
        ("EXECUTIVE_ORDER_LABEL", "EO12958", "EO"),
        ("PARAGRAPH_START", "12. The boats", "12. "),
        ("PARAGRAPH_START", "3 (C) The boats", "3 "),
        ("PARAGRAPH_START", "3 boats", None),
        ("REFERENCE_LABEL", "A. LIMA 98", "A. "),
        ("REFERENCE_LABEL", "(A) LIMA 98", "(A) "),
        ("REFERENCE_LABEL", "ABC LIMA 98", None),
        ("CABLE_REFERENCE", "06 LIMA 98 (NOTAL)", "06 LIMA 98"),
        ("CABLE_REFERENCE", "LIMA 98 (05) AND", "LIMA 98 (05)"),
        ("CABLE_REFERENCE", "MARCH 3", None),
        ("CABLE_REFERENCE", "MONDAY 12", None),
        ("CABLE_REFERENCE", "TELCON 12", None),
        ("CABLE_REFERENCE", "LIMA 12:30", None),
        ("SHARED_SERIAL", "AND 2764", "AND 2764"),
        ("SHARED_SERIAL", "AND 2764 QUITO", None),
        ("SHARED_SERIAL", "2764", None),
        ("ITEM_MARK", "-- the boats", "-- "),
        ("ITEM_MARK", "--", None),
        ("END_SEPARATION", "BT\n#0123", "BT"),
        ("END_SEPARATION", "BT\nUNCLAS LIMA 000123", None),
        ("SECTION_HEADING", "Nets\n----\nMore", "Nets\n----"),
        ("SECTION_HEADING", "Nets\nMore", None),
        ("SECTION_HEADING", "1. Nets\n----", None),
    ],
)
def test_terminal_takes_the_beginning_of_a_line(name: str, text: str, taken: str | None) -> None:
    """An opener takes its part of a line of its shape, and nothing of any other."""
    found = _grammar.terminal(name).match(text)
    assert taken == (found and found[0])


@pytest.mark.parametrize(
    "words",
    [
        "TOP SECRET", "SECRET", "ECRET", "CONFIDENTIAL", "ONFIDENTIAL", "UNCLASSIFIED", "UNCLAS", "RESTRICTED",
        "LIMITED OFFICIAL USE",
    ],
)  # fmt: skip
def test_letters_of_a_classification_may_be_set_apart(words: str) -> None:
    """By one blank wherever they meet, and by no more; words stand apart by any number."""
    whole = _grammar.terminal("CLASSIFICATION_WORDS").fullmatch
    together = words.replace(" ", "")
    assert whole(words)
    assert whole(" ".join(words).replace("   ", " "))
    assert whole(" ".join(words))
    assert len(words.split()) == 1 or not whole(together)
    for place in range(1, len(words)):
        if " " not in words[place - 1 : place + 1]:
            # But TO and a blank begin a line of addressees.
            assert bool(whole(f"{words[:place]} {words[place:]}")) is (words[:place] != "TO")
            assert not whole(f"{words[:place]}  {words[place:]}")


@pytest.mark.parametrize("words", ["CORRECTED COPY", "CORRECT COPY"])
def test_letters_of_a_correction_may_be_set_apart(words: str) -> None:
    """By one blank wherever they meet, and by no more; words stand apart by any number."""
    whole = _grammar.terminal("CORRECTED_COPY").fullmatch
    assert whole(words)
    assert whole(" ".join(words))
    assert whole(words.replace(" ", "  "))
    assert not whole(words.replace(" ", ""))
    for place in range(1, len(words)):
        if " " not in words[place - 1 : place + 1]:
            assert whole(f"{words[:place]} {words[place:]}")
            assert not whole(f"{words[:place]}  {words[place:]}")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "and of jan feb mar apr may jun june jul july aug sep sept oct nov dec sunday ca-12 para part".split()
        ),
        *(
            f"lima {word}"
            for word in (
                "mail telecon telcon tlecon tlcon memcon iir dtg fbis letter convers meeting report note td a-12 ca-12"
                " january february march april june july august september october november december"
            ).split()
        ),
    ],
)
def test_text_names_no_post(text: str) -> None:
    """Conjunctions, dates, papers that are no telegrams: in capitals and in small letters."""
    posts = _grammar.terminal("POST_WORDS")
    assert not posts.match(text)
    assert not posts.match(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        *("android offa junee julyy septt day parx".split()),
        *(f"lima {word}" for word in "teelcon teleecon xtd tdx xjanuary januaryx ca-x".split()),
    ],
)
def test_text_names_a_post(text: str) -> None:
    """A word that only has one of these in it, or nearly, may be a post's."""
    posts = _grammar.terminal("POST_WORDS")
    assert posts.match(text)
    assert posts.match(text.upper())


def rows() -> Iterator[Any]:
    """Yield the file, the name and a text of each row of terminals.txt."""
    file = name = ""
    for line in (pathlib.Path(__file__).parent / "terminals.txt").read_text("utf-8").splitlines():
        if line.startswith("    "):
            yield pytest.param(file, name, line[4:], id=f"{name} {line[4:]}")
        elif line and not line.startswith("#"):
            file, name = line.split()


@pytest.mark.parametrize(("file", "name", "row"), list(rows()))
def test_terminal_takes_a_piece_of_a_text(file: str, name: str, row: str) -> None:
    """A terminal takes what is marked in a row, first and in full, and nothing of a row without marks."""
    marked = row.replace("␣", " ").replace("⏎", "\n")
    text = re.sub("[«»]", "", marked)
    pattern = _grammar.terminal(name, file)
    # Also as a Python takes it where what repeats possessively may fail.
    for each in (pattern, _atomic(pattern)):
        found = each.search(text)
        assert marked == (f"{text[: found.start()]}«{found[0]}»{text[found.end() :]}" if found else text)


@functools.cache
def _atomic(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(with_atomic_groups(pattern.pattern), pattern.flags)


# ---- The files

FILES = {name: (_grammar.FOLDER / f"{name}.lark").read_text("utf-8") for name in ("cable", "layout", "smart")}

#: Definitions of terminals, by their names; a definition goes on where a line is indented.
DEFINITION = re.compile(
    r"^(_?[A-Z][A-Z_]*)(?:\.-?\d+)?:((?:[^\n]*(?:\n[ ]+\|[^\n]*)?)*?)(?=\n(?:[^ ]|\n|\Z))", re.MULTILINE
)


def definitions(name: str) -> dict[str, str]:
    """Return the terminals that a grammar file defines."""
    return {found[1]: found[2] for found in DEFINITION.finditer(FILES[name] + "\n\n")}


def parts_of(definition: str) -> list[str]:
    """Return the regular expressions and the names of which a terminal is made, and the bars between them."""
    return re.findall(r"/(?:\\.|[^/\\\n])+/[a-z]*|\"(?:\\.|[^\"\\])*\"|_?[A-Z][A-Z_]*|[|*+?()]", definition)


def has_bare_bar(pattern: str) -> bool:
    """Say whether a regular expression has alternatives outside all parentheses."""
    depth = 0
    in_set = False
    for piece in re.findall(r"\\.|.", pattern, re.DOTALL):
        if in_set:
            in_set = piece != "]"
        elif piece == "[":
            in_set = True
        elif piece in "()":
            depth += 1 if piece == "(" else -1
        elif piece == "|" and depth == 0:
            return True
    return False


def test_bars_are_found() -> None:
    """The helper above knows sets, groups and escapes."""
    assert has_bare_bar("a|b")
    assert has_bare_bar("(a)|[)]")
    assert not has_bare_bar(r"(?:a|(b|c))[|]\|")


@pytest.mark.parametrize("name", FILES)
def test_every_terminal_is_found(name: str) -> None:
    """The definitions read here are those that Lark reads."""
    imported = re.findall(r"[A-Z_]+", "".join(re.findall(r"^%import [^\n]*", FILES[name], re.MULTILINE)))
    assert set(_grammar.terminals(name)) - {"_WHITE_SPACE"} <= {*definitions(name), *imported}


@pytest.mark.parametrize("name", FILES)
def test_terminals_that_others_use_have_no_bare_alternatives(name: str) -> None:
    """Lark puts a terminal into another without parentheses: a bare bar would part the one that uses it."""
    defined = definitions(name)
    used = {
        part
        for text in defined.values()
        for alternative in " ".join(parts_of(text)).split(" | ")
        for parts in [parts_of(alternative)]
        if len(parts) > 1
        for part in parts
        if part in defined
    }
    assert used
    assert not {each for each in used if has_bare_bar(_grammar.terminals(name)[each])}


@pytest.mark.parametrize("name", FILES)
def test_every_terminal_is_used(name: str) -> None:
    """A rule, another terminal or the model uses each."""
    rest = re.sub(r"//[^\n]*", "", FILES[name])
    package = pathlib.Path(_grammar.__file__).parent
    sources = "".join(
        path.read_text("utf-8") for path in package.rglob("*.py") if path.name != "strategies.py"
    )
    unused = {
        terminal
        for terminal in definitions(name)
        if len(re.findall(rf"\b{terminal}\b", rest)) == 1 and f'"{terminal}"' not in sources.replace("'", '"')
    }
    assert not unused


# ---- Rules and builder


class Recorder(_transform.Build):
    """The builder of the parser; it writes down whose method was called."""

    def __init__(self) -> None:
        super().__init__()
        self.called: set[str] = set()
        for name in BUILDERS:
            setattr(self, name, functools.partial(self._record, name, getattr(self, name)))

    def _record(self, name: str, build: Any, children: list[Any]) -> Any:  # noqa: ANN401 - what any rule builds
        self.called.add(name)
        return build(children)


BUILDERS = sorted(name for name in vars(_transform.Build) if not name.startswith("_"))


#: The rules with which a text may begin, in each file.
STARTS = {"cable": ("cable", *_parse._PART_RULES), "layout": _parse._LAYOUT_RULES, "smart": ("smart_field",)}
#: Fields of a SMART message, one for each rule.
SMART_FIELDS = [
    "MRN: 23 LIMA 2544",
    "Date/DTG: Sep 16, 2023 / 160150Z SEP 23",
    "From: AMEMBASSY LIMA",
    "Action: WASHDC, SECSTATE ROUTINE; RUEHQT/AMEMBASSY QUITO PRIORITY",
    "Info: AMEMBASSY QUITO",
    "Captions: SENSITIVE, SIPDIS",
    "Pass Line: DEPT FOR WHA/AND",
    "Signature: EXAMPLE",
    "Drafted By: POL:Example, Ann",
]


@functools.cache
def rules() -> frozenset[str]:
    """Return the rules that build something, by the names under which they do."""
    names = {
        rule.alias or str(rule.origin.name)
        for file, starts in STARTS.items()
        for rule in Lark(
            FILES[file],
            parser="lalr",
            lexer="basic",
            start=list(starts),
            g_regex_flags=_grammar.FLAGS,
            source_path=str(_grammar.FOLDER / f"{file}.lark"),
        ).rules
    }
    return frozenset(name for name in names if not name.startswith(("_", "$")))


def test_every_rule_has_a_builder_and_every_builder_a_rule() -> None:
    """A method of the builder has the name of its rule."""
    assert set(BUILDERS) == rules()


#: Texts that together have every rule of a telegram.
TEXTS = [path.read_text("utf-8") for path in sorted((pathlib.Path(__file__).parents[1] / "corpus").glob("*.txt"))] + [
    ("VZCZCXRO7600\nPP RUEHWEB\n\nDE RUEHVJ #0455/01 0731022\nQTRE KLMQ\nZNY SSSSS ZZH\n"
    "INFO NATO COLLECTIVE\nXMT AMEMBASSY OSLO\nSTATE GRNC\n"),
    "C O R R E C T E D  C O P Y\nQTRE KLMQ\nXXXXXXXX\nSUBJECT: NETS\n\n[?] QTRE KLMQ\n\n1. Nets.\n\nSECRET\n\nMINIMIZE CONSIDERED\n\nSIPDIS\n\n(U) Nets.\n",
    "1. Nets.\n\n----------\n\nNets\n----\n\n   long  short\n\nWINTERBOTTOM\nUNCLASSIFIED\n",
    "1. Nets.\n\nBT\n#0123\nNNNN\nQTRE KLMQ\n",
]  # fmt: skip
PARTS = {
    "attention_line": "DEPT FOR EUR/WE",
    "caption": "SIPDIS",
    "downgrading_group": "GP-3",
    "date_time_group_alone": "060911Z DEC 06",
    "ending_alone": "NNNN",
    "message_reference_number": "06LIMA123",
    "addressee_alone": "TRAWLER COLLECTIVE\nXMT AMEMBASSY LIMA",
    "item_alone": "-- Nets.\n\n[UNSIGNED]",
    "paragraph_alone": "Nets.\n\n[UNSIGNED]",
    "table_alone": "   NETS   12\n\n[UNSIGNED]",
    "website_notice_alone": "Visit our web site.\n\n[UNSIGNED]",
    "portion": "(C)",
    "reference": "LIMA 98",
    "section": "SECTION 01 OF 02",
    "tag": "PREL",
    "unrecognized_line_alone": "[?] QTRE",
    "archive_attributes": "Message Attributes\nTAGS: PREL\n",
    "distribution": "ACTION EUR-12 INFO OCT-01 /013 W",
    "drafting": "DRAFTED BY: EUR:ASMITH",
    "handling_line": "------------------352654  200910Z /23",
}


def test_every_rule_is_exercised() -> None:
    """Each rule builds something of one of the texts here and in the corpus."""
    recorder = Recorder()
    for text in TEXTS:
        _grammar.parser(STARTS["cable"], recorder).run("cable", _layout.cover(text)[0], [])
    for rule, text in PARTS.items():
        file = "cable" if rule in STARTS["cable"] else "layout"
        _grammar.parser(STARTS[file], recorder, file).run(rule, text)
    for text in SMART_FIELDS:
        _grammar.parser(STARTS["smart"], recorder, "smart").run("smart_field", text)
    # What a cable is built of is a tuple, built by no method.
    assert set(BUILDERS) - {"cable"} - recorder.called == set()


def test_every_rule_that_stands_alone_is_one_of_the_grammar() -> None:
    """What may be asked for names a rule."""
    for file, starts in STARTS.items():
        assert set(starts) <= set(re.findall(r"^\??(_?[a-z][a-z_]*):", FILES[file], re.MULTILINE))
    assert all(inspect.isclass(kind) and hasattr(cablegrammar, kind.__name__) for kind in _parse._RULES)


@pytest.mark.parametrize("grammar", ["cable", "layout", "smart"])
def test_what_begins_a_line_has_no_other_beginning(grammar: str) -> None:
    # The parser takes `^` out of several terminals at once, which `^a|b` would not bear.
    for name, pattern in _grammar.terminals(grammar).items():
        if pattern.startswith("^"):
            outside = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "", pattern)
            while "(" in outside:
                outside = re.sub(r"\([^()]*\)", "", outside)
            assert "|" not in outside, name
