"""The lists of the field are whole and agree with each other, and every post of published telegrams is among them."""

import datetime
import re
from importlib import resources
from pathlib import Path

import pytest

import cablegrammar
from cablegrammar import MRN, Caption, Tag, TagKind, _gazetteer
from cablegrammar._spelling import Vocabulary, distance

DATA = resources.files("cablegrammar").joinpath("data")
FILES = ["captions", "executive_orders", "keywords", "posts", "tags", "titles"]
PUBLISHED = Path(__file__).parents[2] / "shared" / "corpus"


def lines(name: str) -> list[str]:
    """Return the lines of a file of data that are no remarks."""
    text = DATA.joinpath(f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


# ---- files


def test_every_file_is_known() -> None:
    assert sorted(each.name for each in DATA.iterdir() if each.name.endswith(".txt")) == sorted(
        f"{name}.txt" for name in FILES
    )


@pytest.mark.parametrize("name", FILES)
def test_every_file_says_where_it_is_from(name: str) -> None:
    head = DATA.joinpath(f"{name}.txt").read_text("utf-8").partition("\n\n")[0]
    assert "\n# Source: " in head
    assert all(line.startswith("#") for line in head.splitlines())


def test_posts_stand_in_order_once_under_each_heading() -> None:
    groups = DATA.joinpath("posts.txt").read_text("utf-8").split("\n# ---- ")[2:]
    for group in groups:
        names = [line.partition(":")[0] for line in group.splitlines()[2:] if line]
        assert names == sorted(set(names))


def test_every_line_of_a_post_can_be_one() -> None:
    for line in lines("posts"):
        assert re.fullmatch(
            r"[A-Z]+(?: [A-Z]+)*(?:: [A-Z]+(?: [A-Z]+)*(?: \d{4})?(?:, [A-Z]+(?: [A-Z]+)*(?: \d{4})?)*)?",
            line,
        )


def test_no_spelling_means_two_posts() -> None:
    spellings = [
        re.sub(r"[^A-Z]", "", spelling) for line in lines("posts") for spelling in re.split("[:,]", line)
    ]
    assert len(spellings) == len(set(spellings))


def test_tags_stand_in_order_once() -> None:
    by_kind: dict[str, list[str]] = {}
    for line in lines("tags"):
        kind, _, tags = line.partition(": ")
        by_kind.setdefault(kind, []).extend(tags.rstrip(",").split(", "))
    assert list(by_kind) == ["subject", "program", "geographic", "organization"]
    assert all(tags == sorted(set(tags)) for tags in by_kind.values())
    assert sum(map(len, by_kind.values())) == len(_gazetteer.tags())


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (TagKind.SUBJECT, r"[ABCEMOPST][A-Z]{3}"),
        (TagKind.PROGRAM, r"K[A-Z]{3}"),
        (TagKind.GEOGRAPHIC, r"[A-Z]{2}"),
        (TagKind.ORGANIZATION, r"[A-Z]{2,10}(?:-1)?"),
    ],
)
def test_tags_of_a_kind_have_its_form(kind: TagKind, form: str) -> None:
    tags = [tag for tag, each in _gazetteer.tags().items() if each == kind.value]
    assert tags
    for tag in tags:
        assert re.fullmatch(form, tag)
        assert Tag(tag).kind is kind


@pytest.mark.parametrize("text", _gazetteer.captions())
def test_every_caption_is_one_to_the_grammar(text: str) -> None:
    assert Caption(text).text == text


def test_orders_follow_each_other() -> None:
    orders = list(_gazetteer.executive_orders().values())
    assert all(order.signed < order.replaced for order in orders)
    assert [order.signed for order in orders] == sorted(order.signed for order in orders)
    assert [order.replaced for order in orders] == sorted(order.replaced for order in orders)
    assert orders[-1].replaced == datetime.date.max


# ---- canonical numbers


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("06HK12", "06HONGKONG12"),
        ("06HCMC12", "06HOCHIMINHCITY12"),
        ("06USUN12", "06USUNNEWYORK12"),
        ("06USEU12", "06USEUBRUSSELS12"),
        ("06UNVIE12", "06UNVIEVIENNA12"),
        ("06SECSTATE12", "06STATE12"),
        ("75NATO12", "75USNATO12"),
        ("06KIEV12", "06KYIV12"),
        ("06THEHAGUE12", "06THEHAGUE12"),
        ("06IRANRPODUBAI12", "06RPODUBAI12"),
        # A kind of office before the name.
        ("06USMISSIONGENEVA12", "06GENEVA12"),
        ("06AMCONSULLAHORE12", "06LAHORE12"),
        # Cut to six letters with blanks, and to ten.
        ("1974NEWDE12", "74NEWDELHI12"),
        ("1974ABUDH12", "74ABUDHABI12"),
        ("06BUENOSAIR12", "06BUENOSAIRES12"),
        # Cut to what begins several: SANTIAGO, SAN JOSE, SAO PAULO.
        ("06SAN12", "06SAN12"),
        # From 1979 on the American Institute in Taiwan, before it an embassy.
        ("06TAIPEI12", "06AITTAIPEI12"),
        ("75TAIPEI12", "75TAIPEI12"),
        # Each under the name of its time.
        ("75BOMBAY12", "75BOMBAY12"),
        ("06MUMBAI12", "06MUMBAI12"),
        # The embassy's name, though it may be the mission's.
        ("06BRUSSELS12", "06BRUSSELS12"),
        # Misspelt, which validate reports, and no post at all.
        ("06KINHASA12", "06KINSHASA12"),
        ("06ATLANTIS12", "06ATLANTIS12"),
    ],
)
def test_canonical_number(written: str, canonical: str) -> None:
    number = cablegrammar.parse(written, into=MRN)
    assert str(number.canonical) == canonical
    assert number.canonical.canonical == number.canonical
    assert str(number) == written.removeprefix("19")


def test_canonical_number_keeps_its_place() -> None:
    number = cablegrammar.parse("06HK12", into=MRN)
    assert number.span is not None
    assert number.canonical.span == number.span


def test_spelling_of_a_year_is_taken_where_the_year_is_not_known() -> None:
    assert _gazetteer.canonical_post("TAIPEI") == "AITTAIPEI"
    assert _gazetteer.canonical_post("Tel Aviv") == "TELAVIV"
    assert _gazetteer.canonical_post("EMBASSY") is None


@pytest.mark.parametrize("name", _gazetteer.posts().values())
def test_post_names_itself(name: str) -> None:
    letters = name.replace(" ", "")
    assert _gazetteer.canonical_post(name) == letters
    assert MRN(1975, letters, 1).canonical == MRN(1975, letters, 1)


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="published telegrams are not here")
def test_every_post_of_published_telegrams_is_known() -> None:
    unknown = set()
    for folder in ("cablegate", "nara"):
        for path in (PUBLISHED / folder).iterdir():
            line = cablegrammar.parse(path.read_text("utf-8")).classification
            if line and line.post and not _gazetteer.canonical_post(line.post):
                unknown.add(line.post)
    assert unknown == set()


# ---- words close to others

WORDS = ("PREL", "PGOV", "PINR", "PINS", "LIMA", "PARIS", "KINSHASA", "MEXICO", "QUITO", "ICO")
VOCABULARY = Vocabulary({word: word.lower() for word in WORDS} | {"KINSHASSA": "kinshasa"})


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        # One of four letters is wrong, missing, too much, or two are swapped.
        ("PGOF", "pgov"),
        ("PGOVV", "pgov"),
        ("PGVO", "pgov"),
        # Two of five or more.
        ("PARSI", "paris"),
        ("PXRIX", "paris"),
        ("KNSHASS", "kinshasa"),
        # Two words of one meaning.
        ("KINSHASAS", "kinshasa"),
        # Two of four, and of five where the other has four.
        ("PGXX", None),
        ("PGXVX", None),
        # Too short, and too long.
        ("PGV", None),
        ("ICQ", None),
        ("KINSHASSASSA", None),
        # As close to MEXICO and to QUITO; to PINR and to PINS.
        ("QXICO", None),
        ("PINT", None),
        # One of the words.
        ("PREL", None),
        ("ATLANTIS", None),
        ("", None),
    ],
)
def test_nearest(word: str, meaning: str | None) -> None:
    assert VOCABULARY.nearest(word) == meaning


def test_nothing_is_near_in_an_empty_vocabulary() -> None:
    assert Vocabulary({}).nearest("PREL") is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("", "ABC", 3),
        ("ABC", "", 3),
        ("ABC", "ABC", 0),
        ("ABC", "ABD", 1),
        ("ABC", "AB", 1),
        ("ABC", "XABC", 1),
        ("ABCD", "ACBD", 1),
        ("ABCD", "BADC", 2),
        # Swapped letters are not changed again.
        ("CA", "ABC", 3),
        ("KITTEN", "SITTING", 3),
    ],
)
def test_distance(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == distance(other, one) == expected
