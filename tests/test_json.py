"""JSON says all that a telegram says, and nothing that is no telegram becomes one."""

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cablegrammar
import cablegrammar.json
from cablegrammar import Cable, CableJSONError, model
from cablegrammar.json import dumps, from_dict, loads, schema, to_dict

SAMPLES = sorted((Path(__file__).parent / "corpus").glob("*.txt"))
CABLES = [cablegrammar.parse(path.read_text("utf-8")) for path in SAMPLES]
FULL = cablegrammar.parse(Path(__file__).parent.joinpath("corpus", "full.txt").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(schema())
SHORT = """\
P 191530Z JAN 07
FM AMEMBASSY LIMA
TO SECSTATE WASHDC NIACT IMMEDIATE 4012

C O N F I D E N T I A L LIMA 000123

E.O. 12958: DECL: 01/19/2017
TAGS: EFIS, PE
SUBJECT: ANCHOVY TALKS

REF: A. LIMA 98
     B. 06 HCMC 3341
     C. EMBASSY E-MAIL OF JANUARY 5

1. (C) SUMMARY: The boats came. END SUMMARY.
"""


def whole(cable: Cable) -> str:
    """Return all that a telegram holds, spans and other fields that take no part in equality included."""
    return repr(attrs.asdict(cable))


# ---- writing


def test_telegram_as_json() -> None:
    assert to_dict(cablegrammar.parse(SHORT)) == {
        "format": 1,
        "heading": {
            "preamble": {
                "dtg": {"day": 19, "hour": 15, "minute": 30, "month": 1, "year": 2007},
                "precedences": ["PRIORITY"],
            },
            "originator": {"name": "AMEMBASSY LIMA"},
            "action": [{"name": "SECSTATE WASHDC", "precedence": "NIACT_IMMEDIATE", "serial": "4012"}],
        },
        "classification": {"level": "CONFIDENTIAL", "post": "LIMA", "serial": "000123"},
        "executive_order": {"number": "12958", "text": "DECL: 01/19/2017"},
        "tags": [{"text": "EFIS"}, {"text": "PE"}],
        "subject": {"text": "ANCHOVY TALKS"},
        "references": [
            {"text": "LIMA 98", "label": "A", "assumed_year": 2007},
            {"text": "06 HCMC 3341", "label": "B", "assumed_year": 2007},
            {"text": "EMBASSY E-MAIL OF JANUARY 5", "label": "C", "assumed_year": 2007},
        ],
        "body": [
            {
                "type": "Paragraph",
                "text": "SUMMARY: The boats came. END SUMMARY.",
                "number": 1,
                "portion": {"text": "C"},
            }
        ],
        "derived": {
            "mrn": "07LIMA123",
            "sent": "2007-01-19T15:30:00+00:00",
            "declassify_on": "2017-01-19",
            "summary": "The boats came.",
            "tags": [{"text": "EFIS", "kind": "SUBJECT"}, {"text": "PE", "kind": "GEOGRAPHIC"}],
            "references": [
                {"label": "A", "kind": "CABLE", "mrn": "07LIMA98"},
                {"label": "B", "kind": "CABLE", "mrn": "06HOCHIMINHCITY3341"},
                {"label": "C", "kind": "EMAIL"},
            ],
        },
        "checksum": "392b1d37",
    }


def test_what_sets_say_is_derived() -> None:
    cable = cablegrammar.parse(
        "SUBJ/NETS//\nREF/A/MSG/EXAMPLE PORT/261338ZSEP12//\nPOC/JANE DOE/TEL: 555-0100//\n"
        "RMKS/1. NETS.\n2. RELEASED BY VADM J. Q. PUBLIC, N1.//"
    )
    reference = {
        "label": "A",
        "kind": "MESSAGE",
        "originator": "EXAMPLE PORT",
        "date": "2012-09-26",
        "dtg": "261338Z SEP 12",
    }
    assert to_dict(cable)["derived"] == {
        "references": [reference],
        "points_of_contact": [{"name": "JANE DOE", "telephones": ["555-0100"]}],
        "releaser": "VADM J. Q. PUBLIC",
    }


def test_spans_and_what_lay_over_it_are_written_on_request() -> None:
    cable = cablegrammar.parse("UNCLAS LIMA 000123\n\n1. The boats\n\nPAGE 02 LIMA 00123\n\ncame.\n")
    assert "span" not in dumps(cable)
    assert "extraneous" not in dumps(cable)
    said = to_dict(cable, spans=True, extraneous=True)
    assert said["classification"]["span"] == [0, 18]
    assert to_dict(cable, extraneous=True)["extraneous"] == [
        {"kind": "PRINT_PAGE", "text": "PAGE 02 LIMA 00123", "span": [34, 52]}
    ]
    assert "extraneous" not in to_dict(cable, spans=True)


def test_what_is_not_known_is_not_derived() -> None:
    cable = cablegrammar.parse(
        "P 451530Z JAN 07\nFM AMEMBASSY LIMA\n\nSUBJECT: NETS\n\nREF: ORDER OF MAY 5\n"
    )
    assert to_dict(cable)["derived"] == {"references": [{"kind": "OTHER"}]}
    assert to_dict(cablegrammar.parse("SUBJECT: NETS"))["derived"] == {}


def test_json_is_on_one_line_and_keeps_signs_beyond_ascii() -> None:
    cable = cablegrammar.parse("SUBJECT: LA NIÑA\n")
    assert dumps(cable) == (
        '{"format": 1, "subject": {"text": "LA NIÑA"}, "derived": {}, "checksum": "134b5bfd"}'
    )
    assert dumps(cable, indent=1).startswith('{\n "format": 1,\n "subject": {\n  "text": "LA NIÑA"\n },')
    assert loads(dumps(cable, indent=1)) == cable


def test_texts_of_other_libraries_are_written_as_text() -> None:
    class Words(str):
        """As numpy and others have them."""

        __slots__ = ()

    subject = cablegrammar.Subject(Words("NETS"))
    said = to_dict(Cable(subject=subject))
    assert said == to_dict(cablegrammar.parse("SUBJECT: NETS"))
    assert type(said["subject"]["text"]) is str


@pytest.mark.parametrize("value", [None, "SUBJECT: NETS", cablegrammar.Subject("NETS")])
def test_only_a_telegram_is_written(value: Any) -> None:  # noqa: ANN401 - of any class but ours
    with pytest.raises(TypeError, match=r"expected a Cable, found (NoneType|str|Subject)"):
        dumps(value)


# ---- there and back


@pytest.mark.parametrize("spans", [False, True])
@pytest.mark.parametrize("extraneous", [False, True])
@pytest.mark.parametrize("cable", CABLES, ids=[path.stem for path in SAMPLES])
def test_samples_come_back(cable: Cable, spans: bool, extraneous: bool) -> None:
    back = loads(dumps(cable, spans=spans, extraneous=extraneous))
    assert back == cable
    assert (back.extraneous == cable.extraneous) is (extraneous or not cable.extraneous)
    assert (whole(back) == whole(cable)) is (spans and (extraneous or not cable.extraneous))


@given(cable=st.from_type(Cable))
def test_telegrams_come_back(cable: Cable) -> None:
    assert loads(dumps(cable)) == cable
    assert from_dict(to_dict(cable)) == cable
    # Without a checksum the telegram is looked at as one that is built by hand.
    said = to_dict(cable, spans=True)
    del said["checksum"]
    assert whole(from_dict(said)) == whole(cable)


@given(cable=st.from_type(Cable), year=st.none() | st.integers(1900, 2099))
def test_telegrams_that_were_parsed_come_back_with_all_they_hold(cable: Cable, year: int | None) -> None:
    parsed = cablegrammar.parse(f"This record was released.\n\n{cablegrammar.render(cable)}", year=year)
    assert whole(loads(dumps(parsed, spans=True, extraneous=True))) == whole(parsed)


def test_what_is_derived_is_passed_over() -> None:
    said = to_dict(FULL)
    said["derived"] = {"mrn": "99PARIS1"}
    assert str(from_dict(said).mrn) == "07LIMA123"


@given(text=st.text(st.characters()))
def test_a_text_comes_back_whatever_signs_it_has(text: str) -> None:
    said = {"format": 1, "body": [{"type": "Table", "text": f"  {text}"}]}
    assert json.loads(json.dumps(said)) == said
    try:
        cable = from_dict(said)
    except CableJSONError:
        return
    assert loads(dumps(cable)) == cable


# ---- reading what is no telegram


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    said = to_dict(FULL, spans=True, extraneous=True)
    change(said)
    return said


WRONG: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda said: said.pop("format"), "$.format: the key is missing: no JSON of cablegrammar"),
    (lambda said: said.update(format=2), "$.format: expected 1: this release reads no other format"),
    (lambda said: said.update(format=True), "$.format: expected 1: this release reads no other format"),
    (lambda said: said.update({"head @ ing": {}}), "$: no field has the key 'head @ ing'"),
    (lambda said: said.__setitem__(7, {}),  # type: ignore[index]
     "$: no field has the key '7'"),
    (lambda said: said.update(heading=[]), "$.heading: expected an object, found a list"),
    (lambda said: said.update(signature=7), "$.signature: expected a string, found a whole number"),
    (lambda said: said.update(body=None), "$.body: expected a list, found null"),
    (lambda said: said.update(body={}), "$.body: expected a list, found an object"),
    (lambda said: said.update(tags="PREL"), "$.tags: expected a list, found a string"),
    (lambda said: said["tags"].insert(1, "PREL"), "$.tags[1]: expected an object, found a string"),
    (lambda said: said["tags"][0].update(person="false"), "$.tags[0].person: expected true or false, found a string"),
    (lambda said: said["tags"][0].update(person=0), "$.tags[0].person: expected true or false, found a whole number"),
    (lambda said: said["heading"]["action"][0].pop("name"), "$.heading.action[0].name: the key is missing"),
    (
        lambda said: said["heading"]["info"][4]["offices"].append(3),
        "$.heading.info[4].offices[2]: expected a string, found a whole number",
    ),
    (
        lambda said: said["heading"]["preamble"]["dtg"].update(day=2.9),
        "$.heading.preamble.dtg.day: expected a whole number, found a decimal number",
    ),
    (
        lambda said: said["heading"]["preamble"]["dtg"].update(day=True),
        "$.heading.preamble.dtg.day: expected a whole number, found true or false",
    ),
    (
        lambda said: said["heading"]["preamble"]["dtg"].update(month=13),
        "$.heading.preamble.dtg.month: must be between 1 and 12",
    ),
    (
        lambda said: said["heading"]["action"][0].update(precedence="NIACT IMMEDIATE"),
        (
            "$.heading.action[0].precedence: expected one of ROUTINE, PRIORITY, IMMEDIATE, NIACT_IMMEDIATE, FLASH, "
            "EMERGENCY_COMMAND, found 'NIACT IMMEDIATE'"
        ),
    ),
    (
        lambda said: said["classification"].update(level=None),
        (
            "$.classification.level: expected one of UNCLASSIFIED, SENSITIVE_BUT_UNCLASSIFIED, FOR_OFFICIAL_USE_ONLY, "
            "LIMITED_OFFICIAL_USE, RESTRICTED, CONFIDENTIAL, SECRET, TOP_SECRET, found null"
        ),
    ),
    (
        lambda said: said["body"][1].update(type="Sentence"),
        (
            "$.body[1]: expected a block's type, one of Paragraph, Item, SectionHeading, Table, Ruler, Boundary, "
            "WebsiteNotice, MinimizeNotice, DowngradingGroup, found 'Sentence'"
        ),
    ),
    (
        lambda said: said["body"][1].pop("type"),
        (
            "$.body[1]: expected a block's type, one of Paragraph, Item, SectionHeading, Table, Ruler, Boundary, "
            "WebsiteNotice, MinimizeNotice, DowngradingGroup, found null"
        ),
    ),
    (lambda said: said["body"][1].update(mark="--"), "$.body[1]: no field has the key 'mark'"),
    (lambda said: said["subject"].update(span=[1]), "$.subject.span: expected [start, end], found a list"),
    (lambda said: said["subject"].update(span=[1, "2"]), "$.subject.span: expected [start, end], found a list"),
    (lambda said: said["subject"].update(span={}), "$.subject.span: expected [start, end], found an object"),
    (lambda said: said["extraneous"][0].pop("span"), "$.extraneous[0].span: the key is missing"),
    (
        lambda said: said["tags"][0].update(text="TAGS: 1"),
        "$.tags[0]: Tag.text: 'TAGS: 1' would be read as the tags",
    ),
    (
        lambda said: said["body"][1].update(text="The boats.\nSUBJECT: NETS\n2. (C) More.", number=None, portion=None),
        "$.body[1]: Paragraph.text: 'The boats.\\nSUBJECT: NETS\\n2. (C) More.' would be read as the subject",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message"), WRONG, ids=[message[:40] for _, message in WRONG])
def test_error_says_what_is_wrong_and_where(change: Callable[[dict[str, Any]], object], message: str) -> None:
    with pytest.raises(CableJSONError) as caught:
        from_dict(changed(change))
    assert str(caught.value) == message
    assert caught.value.path == message.partition(": ")[0]
    assert caught.value.message == message.partition(": ")[2]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "$: no JSON: Expecting value: line 1 column 1 (char 0)"),
        ('{"format": 1', "$: no JSON: Expecting ',' delimiter: line 1 column 13 (char 12)"),
        ("[" * 100_000, "$: nested too deep to be read"),
        ('{"format": 1, "format": 1}', "$: no JSON: the key 'format' stands twice in one object"),
        ("[]", "$: expected an object, found a list"),
        ("NaN", "$: expected an object, found a decimal number"),
        ('{"format": 1}', "$: Cable: it says nothing"),
    ],
)
def test_text_that_is_no_telegram(text: str, message: str) -> None:
    with pytest.raises(CableJSONError) as caught:
        loads(text)
    assert str(caught.value) == message


def test_only_a_str_is_read() -> None:
    with pytest.raises(TypeError, match="loads takes a str, not bytes"):
        loads(b"{}")  # type: ignore[arg-type]
    with pytest.raises(CableJSONError, match=r"^\$: expected an object, found tuple$"):
        from_dict(())  # type: ignore[arg-type]


def places_in(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - as JSON is
    """Return the place of every value within a value."""
    members: Any = value.items() if type(value) is dict else enumerate(value) if type(value) is list else ()
    return [place, *(found for key, each in members for found in places_in(each, (*place, key)))]


@given(
    cable=st.sampled_from(CABLES) | st.from_type(Cable),
    value=st.one_of(
        *map(st.just, (None, True, 7, -1, 2.9, "", "X", [], {}, [7, 9], {"type": "Ruler"}, {"text": "X"}))
    ),
    data=st.data(),
)
def test_what_the_schema_refuses_is_refused_and_all_else_is_read_or_refused(
    cable: Cable, value: Any, data: st.DataObject  # noqa: ANN401 - as JSON is
) -> None:  # fmt: skip
    said = to_dict(cable, spans=True, extraneous=True)
    fields = {key: each for key, each in said.items() if key not in {"derived", "checksum"}}
    *above, key = data.draw(st.sampled_from(places_in(fields)[1:]))
    owner: Any = said
    for each in above:
        owner = owner[each]
    owner[key] = copy.deepcopy(value)
    try:
        back = from_dict(said)
    except CableJSONError:
        pass
    else:
        assert VALIDATOR.is_valid(said)
        assert cablegrammar.parse(cablegrammar.render(back)) == back


# ---- the schema


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("cable", CABLES, ids=[path.stem for path in SAMPLES])
def test_samples_keep_to_the_schema(cable: Cable) -> None:
    VALIDATOR.validate(to_dict(cable))
    VALIDATOR.validate(json.loads(dumps(cable, spans=True, extraneous=True)))


@given(cable=st.from_type(Cable))
def test_telegrams_keep_to_the_schema(cable: Cable) -> None:
    VALIDATOR.validate(to_dict(cable, spans=True, extraneous=True))


def test_schema_knows_every_class_of_the_model() -> None:
    said = schema()["$defs"]
    assert set(said) <= {kind.__name__ for kind in (*model.REGISTRY, model.Extraneous)}
    assert {kind.__name__ for kind in model.REGISTRY} - set(said) == {"Cable", "MRN"}
    assert list(said["Table"]["properties"]) == ["type", "span", "text"]
    assert said["DateTimeGroup"]["properties"]["month"] == {"type": "integer", "minimum": 1, "maximum": 12}


# ---- without cattrs


def test_without_cattrs_one_line_says_what_to_install() -> None:
    program = "import sys; sys.modules['cattrs'] = None\ntry: import cablegrammar.json\nexcept ImportError as e: print(e.name, e)"
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert said == 'cattrs cablegrammar.json needs cattrs: pip install "cablegrammar[json]"\n'


def test_package_imports_without_cattrs() -> None:
    subprocess.run(
        [sys.executable, "-c", "import sys, cablegrammar; sys.exit('cattrs' in sys.modules)"], check=True
    )
