"""Who classified a text: name, title and reasons, in all the ways in which drafters write them."""

import itertools
import time
import timeit

import pytest

import cablegrammar
from cablegrammar import ExecutiveOrder, _gazetteer
from cablegrammar.model._officials import declassification_of, official_of

B, D = ("1.4", "b"), ("1.4", "d")


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        # Titles that are made of short words, and abbreviations.
        ("EconMinCons Harriet Lindqvist, reasons 1.4 (b) and (d)", "Harriet Lindqvist", "EconMinCons"),
        ("A/DepPolOff Harriet Lindqvist for reasons 1.4 (b) and (d)", "Harriet Lindqvist", "A/DepPolOff"),
        ("COM Harriet Lindqvist for reasons 1.4 (b) and (d)", "Harriet Lindqvist", "COM"),
        ("T U/S Harriet Lindqvist for reasons 1.4 (b) and (d)", "Harriet Lindqvist", "T U/S"),
        ("Pol-Econ Counselor Harriet Lindqvist, 1.4 (b,d)", "Harriet Lindqvist", "Pol-Econ Counselor"),
        ("EST&H OFFICER HARRIET LINDQVIST FOR REASONS 1.4 (B,D)", "HARRIET LINDQVIST", "EST&H OFFICER"),
        # Charge d'affaires, as it comes.
        ("Charge de Affaires Harriet Lindqvist, 1.4 (b,d)", "Harriet Lindqvist", "Charge de Affaires"),
        ("Charge d' Affaires, a. i. Harriet Lindqvist, 1.4 (b,d)", "Harriet Lindqvist", "Charge d' Affaires, a. i."),
        ("Charge d'Afairs (AI) Harriet Lindqvist for 1.4 (b,d)", "Harriet Lindqvist", "Charge d'Afairs (AI)"),
        ("Charge d'Affairs Harriet Lindqvist for 1.4 (b,d)", "Harriet Lindqvist", "Charge d'Affairs"),
        ("Charge D'Elia for reasons 1.4 (b,d)", "D'Elia", "Charge"),
        # A rank, an office's letters before the name.
        ("RDML HARRIET LINDQVIST, 1.4 (B,D)", "HARRIET LINDQVIST", "RDML"),
        ("Major Harriet Lindqvist owing to 1-4 (b,d)", "Harriet Lindqvist", "Major"),
        ("DCM Harriet Lindqvist in compliance with I.4 paras b and d", "Harriet Lindqvist", "DCM"),
        ("DEFENSE ATTACHE MAJ HARRIET B. LINDQVIST, 1.4 (B,D)", "HARRIET B. LINDQVIST", "DEFENSE ATTACHE MAJ"),
        ("QXRT Harriet Lindqvist for reasons 1.4 (b,d)", "Harriet Lindqvist", "QXRT"),
        ("QXRT Chief Harriet Lindqvist for reasons 1.4 (b,d)", "Harriet Lindqvist", "QXRT Chief"),
        ("WHA/QXRT Harriet Lindqvist for reasons 1.4 (b,d)", "Harriet Lindqvist", "WHA/QXRT"),
        ("State QXRT/DAS Harriet Lindqvist for 1.4 (b,d)", "Harriet Lindqvist", "State QXRT/DAS"),
        ("ISN A A/S Harriet Lindqvist for 1.4 (b,d)", "Harriet Lindqvist", "ISN A A/S"),
        ("Embassy New Utopia/DCM/Harriet Lindqvist, 1.4 (b,d)", "Harriet Lindqvist", "Embassy New Utopia/DCM"),
        # A guide, or many documents, is no person.
        ("State Classification Guide 05-1, reasons 1.4 (b,d)", "", ""),
        ("MULTIPLE SOURCES, REASONS 1.4 (B,D)", "", ""),
        ("DERIVATIVE. DERIVED FROM: State Guide 05-1, reasons 1.4 (b,d)", "", ""),
        # Slants, and titles after the name.
        ("CDA/H. B. Lindqvist for reasons 1.4 (b,d)", "H. B. Lindqvist", "CDA"),
        ("A/S/Harriet Lindqvist, reasons 1.4 (b,d)", "Harriet Lindqvist", "A/S"),
        ("DCM Harriet Lindqvist or reasons 1.4 (b,d)", "Harriet Lindqvist", "DCM"),
        ("DCM Harriet Lindqvist foor reasons 1.4 (b,d)", "Harriet Lindqvist", "DCM"),
        ("DCM Harriet Lindqvist forreasons 1.4 (b,d)", "Harriet Lindqvist", "DCM"),
        ("DCM Harriet Lindqvist by authority of 1.4 (b,d)", "Harriet Lindqvist", "DCM"),
        ("A/DCM/Harriet Lindqvist for reasons 1.4 (b,d)", "Harriet Lindqvist", "A/DCM"),
        ("Harriet Lindqvist/DCM for reasons 1.4 (b,d)", "Harriet Lindqvist", "DCM"),
        ("DCM;Harriet Lindqvist for reasons 1.4 (b,d)", "Harriet Lindqvist", "DCM"),
        ("Harriet Lindqvist, DCM, Embassy Lima; REASON: 1.4 (b,d)", "Harriet Lindqvist", "DCM, Embassy Lima"),
        ("Harriet Lindqvist DCM Embassy Lima, 1.4 (b,d)", "Harriet Lindqvist", "DCM Embassy Lima"),
        ("Harriet Lindqvist (acting) for reasons 1.4 (b,d)", "Harriet Lindqvist", "(acting)"),
        ("Poloff Harriet Lindqvist and QXRT Chief Ola Amaro, 1.4 (b,d)", "Harriet Lindqvist", "Poloff and QXRT Chief Ola Amaro"),
        # Places.
        ("Cusco PRT Leader Harriet Lindqvist, 1.4 (b,d)", "Harriet Lindqvist", "Cusco PRT Leader"),
        ("Ambassador to Utopia Harriet B. Lindqvist, 1.4 (b,d)", "Harriet B. Lindqvist", "Ambassador to Utopia"),
        ("Ambassador to New Utopia Harriet Lindqvist, 1.4 (b,d)", "Harriet Lindqvist", "Ambassador to New Utopia"),
        ("AMBASSADOR TO NEW UTOPIA HARRIET B. LINDQVIST, 1.4 (B,D)", "HARRIET B. LINDQVIST", "AMBASSADOR TO NEW UTOPIA"),
        ("Ambassador to New Utopia, Harriet Lindqvist, 1.4 (b,d)", "Harriet Lindqvist", "Ambassador to New Utopia"),
        ("REPRESENTATIVE TO THE QX LINDQVIST, 1.4 (B,D)", "LINDQVIST", "REPRESENTATIVE TO THE QX"),
        ("Consul at Cusco, Harriet Lindqvist, 1.4 (b,d)", "Harriet Lindqvist", "Consul at Cusco"),
        ("QXTF-82 POLAD Harriet Lindqvist, 1.4 (b,d)", "Harriet Lindqvist", "QXTF-82 POLAD"),
        ("P - Under Secretary Harriet Lindqvist, 1.4 (b,d)", "Harriet Lindqvist", "P - Under Secretary"),
        # All that belongs to a name.
        ("Lindqvist, Harriet, A/DCM, State REASON: 1.4 (b,d)", "Lindqvist, Harriet", "A/DCM, State"),
        ("DCM Harriet van der Lindqvist Amaro, 1.4 (b,d)", "Harriet van der Lindqvist Amaro", "DCM"),
        ("DCM Ola “Bo” Lindqvist. Reasons 1.4 (b,d)", "Ola “Bo” Lindqvist", "DCM"),
        ("DCM Ola (Bo) Lindqvist. Reasons 1.4 (b,d)", "Ola (Bo) Lindqvist", "DCM"),
        ("DCM Ola G, Lindqvist, Reasons 1.4 (b,d)", "Ola G, Lindqvist", "DCM"),
        ("DCM OLA B.LINDQVIST, REASONS 1.4 (b,d)", "OLA B.LINDQVIST", "DCM"),
        ("DCM Ola West, reasons 1.4 (b,d)", "Ola West", "DCM"),
        ("DCM Ola B. West for reasons 1.4 (b,d)", "Ola B. West", "DCM"),
        ("DCM Ola Per Lindqvist, reasons 1.4 (b,d)", "Ola Per Lindqvist", "DCM"),
        ("DCM Ola Éluard Straße, reasons 1.4 (b,d)", "Ola Éluard Straße", "DCM"),
        ("DCM Ola Lindqvist Jr. Reasons 1.4 (b,d)", "Ola Lindqvist Jr.", "DCM"),
        ("Counselor OLindqvist. Reasons 1.4 (b,d)", "OLindqvist", "Counselor"),
        # A zero for O, and what a publisher put before an apostrophe.
        ("C0NSUL 0LA B0ND, REAS0N: 1.4 (B,D)", "0LA B0ND", "C0NSUL"),
        ("CHARGE D\\'AFFAIRES OLA LINDQVIST, 1.4 (B,D)", "OLA LINDQVIST", "CHARGE D'AFFAIRES"),
        # Titles a letter or two away.
        ("Deputy Cheif of Mission Ola Lindqvist, 1.4 (b,d)", "Ola Lindqvist", "Deputy Cheif of Mission"),
        ("Acting E/P Chieff Ola Lindqvist, 1.4 (b,d)", "Ola Lindqvist", "Acting E/P Chieff"),
        ("Political Counseler Ola Lindqvist, 1.4 (b,d)", "Ola Lindqvist", "Political Counseler"),
    ],
)  # fmt: skip
def test_name_and_title(line: str, name: str, title: str) -> None:
    """Words that no list of titles knows are the name."""
    found = official_of(f"Classified By: {line}")
    assert (found.name, found.title, found.reasons) == (name, title, (B, D))


@pytest.mark.parametrize(
    "introduction",
    [
        ", reasons",
        " for reasons",
        " FOR REASON",
        " for the following reasons:",
        " as per",
        " under section",
        " under Sec.",
        " based upon reasons",
        " based on",
        " due to",
        " by reason of",
        " in accordance with E.O. 12958,",
        " pursuant to Executive Order 12958, section",
        "; E.O. 12958, reasons",
        " for EO 12958 reasons",
        " for 12958",
        " -FOR REASONS",
        " f or r easons",
        " fr reasons",
        ". Resons",
        " for rasons",
        " - ",
        ":",
    ],
)
@pytest.mark.parametrize("section", ["1.4", "1,4", "1:4", "1/4", "1 .4", "1. 4"])
def test_what_introduces_the_reasons(introduction: str, section: str) -> None:
    """None of it is a part of name or title."""
    found = official_of(f"CLASSIFIED BY DCM Harriet Lindqvist{introduction} {section} (b) and (d).")
    assert (found.name, found.title, found.reasons) == ("Harriet Lindqvist", "DCM", (B, D))


@pytest.mark.parametrize(
    ("letters", "reasons"),
    [
        ("1.4 b and d", (B, D)),
        ("1.4B AND D", (B, D)),
        ("1.4 (b/d)", (B, D)),
        ("1.4 (bd)", (B, D)),
        ("1.4. (b) & (d)", (B, D)),
        ("1.4, b+d", (B, D)),
        ("14 (b)(d)", (B, D)),
        ("1.4 (b) a nd (d)", (B, D)),
        ("1.4 (b) and (d) This is a telegram about a boat", (B, D)),
        ("1.4 (b). A boat came", (B,)),
        ("1.4 a and b", (("1.4", "a"), B)),
        ("1.4 (b) and 1.5 (d)", (B, ("1.5", "d"))),
        ("1.4 (b) (C) (b)", (B, ("1.4", "c"))),
        ("1.4 (x)", ()),
        ("b, d", ()),
        ("", ()),
    ],
)
def test_letters_of_reasons(letters: str, reasons: tuple[tuple[str, str], ...]) -> None:
    """Letters count that follow the number of their section."""
    found = official_of(f"Classified By: DCM Harriet Lindqvist for reasons {letters}")
    assert (found.name, found.title, found.reasons) == ("Harriet Lindqvist", "DCM", reasons)


@pytest.mark.parametrize(
    ("text", "name", "title", "reasons"),
    [
        ("Derived From: GUIDE 05-1, B, D", "", "", ()),
        ("DERIVED FROM: MULTIPLE SOURCES. REASON: 1.4 (B)", "", "", (B,)),
        ("Classified By: Derived from Multiple Sources", "", "", ()),
        ("(U) CLASSIFIED BY OLA LINDQVIST", "OLA LINDQVIST", "", ()),
        ("Classified By: (U) This message classified by DCM Ola Lindqvist", "Ola Lindqvist", "DCM", ()),
        ("Classified By: By DCM Ola Lindqvist", "Ola Lindqvist", "DCM", ()),
        ("Classified By: CLASSIFIED SECRET BY DCM OLA LINDQVIST", "OLA LINDQVIST", "DCM", ()),
        ("Classified By: Ambassador...", "", "Ambassador", ()),
        ("Classified By: DCM Ola Lindqvist for reaso", "Ola Lindqvist", "DCM", ()),
        ("Classified By: DCM Ola Lindqvist for...", "Ola Lindqvist", "DCM", ()),
        ("Classified By: LIMA 222\nLIMA 216", "LIMA", "222 LIMA 216", ()),
    ],
)
def test_what_names_nobody_or_stands_before(
    text: str, name: str, title: str, reasons: tuple[tuple[str, str], ...]
) -> None:
    """A guide is no person; a second label, a level and a portion mark are no title."""
    found = official_of(text)
    assert (found.name, found.title, found.reasons) == (name, title, reasons)


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        (
            "Classified By: Acting Deputy Director for Ocean Nets, Tides and Affai",
            "rs Ola Lindqvist",
            "Affairs",
        ),
        ("Classified By: Deputy Chief of Mission of the Embassy, Harriet Lindqv", "ist", "Lindqvist"),
        ("CLASSIFIED BY: DCM HARRIET LINDQVIST OF THE EMBASSY OF LIMA, FOR REAS", "ONS 1.4 (B)", "FOR"),
    ],
)
@pytest.mark.parametrize("between", ["\n", " \n", " "])
def test_line_cut_inside_a_word(line: str, name: str, title: str, between: str) -> None:
    """A line of full width goes on in the next, where it was cut; also if a publisher joined the lines."""
    found = official_of(line + between + name)
    whole = f"{found.name} {found.title}"
    assert title in whole if title != "FOR" else found.reasons == (B,) and "REAS" not in whole


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Classified By: Deputy Chief of Mission at the Embassy in Cusco, Harriet", "van Lindqvist"),
        ("Classified By: Harriet", "lindqvist"),
    ],
)
def test_line_that_is_not_cut(before: str, after: str) -> None:
    """A small word begins the next line, or the line was not full."""
    assert f"Harriet {after}" in official_of(f"{before}\n{after}, reasons 1.4 (b)").name


def test_misspelt_words_are_told() -> None:
    """What was taken for a title, or for the word before the reasons."""
    line = "Classified By: Ambasador Ola Lindqvist, controls, for resons 1.4 (b)"
    assert official_of(line).misspelt == (
        ("Ambasador", "ambassador"),
        ("controls", "control"),
        ("resons", "reasons"),
    )
    found = cablegrammar.validate(cablegrammar.parse(f"UNCLAS LIMA 000123\n\n{line}\n"))
    assert [each.suggestion for each in found if each.slug == "misspelt-title"] == [
        "ambassador",
        "control",
        "reasons",
    ]
    assert official_of("Classified By: DCM Ola Lindqvist, reasons 1.4 (b). The ambasador left").misspelt == ()


@pytest.mark.parametrize(("words", "message"), [(60, []), (80, ["classified by of 832 characters"])])
def test_a_field_that_is_too_long(words: int, message: list[str]) -> None:
    """A line that says who classified a text, and seven hundred characters more, has swallowed others."""
    text = f"UNCLAS LIMA 000123\n\nClassified By: DCM Ola Lindqvist{' and boats' * words}\n"
    found = cablegrammar.validate(cablegrammar.parse(text))
    assert [each.message for each in found if each.slug == "too-long"] == message


def test_words_of_titles() -> None:
    """Each stands in one place, and is no name."""
    words = list(itertools.chain.from_iterable(values for _, values in _gazetteer._entries("titles")))
    assert len(words) == len(set(words))
    before_places = {"of", "for", "to", "at", "on", "in", "the", "embassy", "amembassy", "consulate"}
    for word in _gazetteer.titles():
        place = "New Utopia " if word in before_places else ""
        name = official_of(f"Classified By: {word} {place}Harriet Lindqvist for reasons 1.4 (b)").name
        assert name == "Harriet Lindqvist", word


@pytest.mark.parametrize(
    ("text", "officer"),
    [
        ("GDS 12/31/84 (LINDQVIST, OLA) OR-M", "LINDQVIST, OLA"),
        ("RDS-3, 12/31/84 (LINDQVIST,  OLA B.)", "LINDQVIST, OLA B."),
        ("DECL: (X1)", None),
        ("DECL: 12/31/2016 (A, 1)", None),
        (None, None),
    ],
)
def test_officer_of_the_seventies(text: str | None, officer: str | None) -> None:
    """Who decided stands in parentheses, surname first."""
    assert ExecutiveOrder("12065", text).officer == officer


#: What may stand in the line, many times: words of every kind, and what each pattern may begin with.
PIECES = (
    "f r ", "for ", "per ", "x A ", "r e a ", "reas ", "reasons ", "for the following ", "based on ", "in accordance with ",
    "1. ", "1.4 ", "1.4 (b) ", "b ", "a nd ", "a ", "A. ", "X", "x", "X-", "X'", ". ", ".", " ", "(", "(U) ", "dcm ", "dcm example ",
    "and ", "a/", "d,", "d,a ", "Ann Example ", '"ANN" ', "(ANN) ", "ST. ", "of ", "of Utopia ", "embassy Lima Ann ",
    "classified by ", "this message ", "derived from ", "e. o. ", "e.o. 12958 ", "section ", "sec. ", "Ann, ", "A, ", "pol",
    "pol-", "ambassado ", "affiars ", "Ann\n", "\\ ", "12/31/16 ", "12/", "CO ", "(A, B", "(A,",
)  # fmt: skip
STARTS = ("", "Classified By: DCM ", "Classified By: Ann Example, ", "Reason: 1.4 (b) ")


@pytest.mark.parametrize("piece", PIECES)
def test_time_is_linear(piece: str) -> None:
    """Ten times the text takes about ten times as long, with each optional part left out in turn."""

    def seconds(length: int) -> float:
        texts = [f"{start}{piece * (length // len(piece))}x" for start in STARTS]
        timer = timeit.Timer(
            lambda: [(read(text), declassification_of(text)) for text in texts], timer=time.process_time
        )
        return min(timer.repeat(2, number=1))

    read = official_of.__wrapped__
    small, middle, large = map(seconds, (50, 500, 5_000))
    assert middle < 30 * small + 0.01
    assert large < 30 * middle + 0.1


def test_marked_text_may_begin_behind_the_reasons() -> None:
    cable = cablegrammar.parse(
        "SUBJECT: NETS\n\nClassified By: DCM Harriet Lindqvist for\nreasons 1.4 (b) and (d).  (S//NF)  Summary: It left.\n"
    )
    assert [each.text for each in cable.classifiers] == [
        "Classified By: DCM Harriet Lindqvist for\nreasons 1.4 (b) and (d)."
    ]
    assert [(str(each.portion), each.text) for each in cable.paragraphs] == [("(S//NF)", "Summary: It left.")]


def test_words_of_a_sentence_classify_nothing() -> None:
    cable = cablegrammar.parse("SUBJECT: NETS\n\n1. (C) NETS.\n\n2. (C) THEY ARE CLASSIFIED BY WEIGHT.\n")
    assert cable.classified_by is None
