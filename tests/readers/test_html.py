"""The publisher's pages: what is read, what is refused, and that real pages give the plain text of their telegrams."""

import datetime
import json
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cablegrammar
from cablegrammar.readers import ReaderError, Record, read_html, read_text

SHARED = Path(__file__).parents[2].parent / "shared"
PAGES = sorted(SHARED.glob("html/*.html"))

COLUMNS = "Reference ID, Created, Released, Classification, Origin"
TABLE = """\
<table class='cable'>
<tr>
<th>Reference ID</th>
<th>Created</th>
<th>Released</th>
<th>Classification</th>
<th>Origin</th>
</tr>
<tr>
<td>
<a href='/cable/2007/01/07LIMA123.html'>07LIMA123</a>
</td>
<td>
<a href='/date/2007-01_0.html'>2007-01-19 15:03</a>
</td>
<td>
<a href='/reldate/2010-12-06_0.html'>2010-12-06 21:09</a>
</td>
<td>
<a href='/classification/4_0.html' title='secret//noforn'>SECRET//NOFORN</a>
</td>
<td>
<a href='/origin/57_0.html'>Embassy Lima</a>
</td>
</tr>
</table>
"""
HEADING = "<code><pre>P 191530Z JAN 07&#x000A;FM AMEMBASSY LIMA&#x000A;TO SECSTATE WASHDC</pre></code>\n"
TEXT = (
    "<code><pre>S E C R E T LIMA 000123&#x000A; &#x000A;NOFORN&#x000A;&#x000A;"
    "TAGS: <a href='/tag/PREL_0.html'>PREL</a> <a href='/tag/PE_0.html'>PE</a>&#x000A;"
    "SUBJECT: R&D & THE “LIGHT”&#x000A;&#x000A;"
    "<a id='par1' href='#par1'>¶</a>1. (S/NF) The harbor office opened << it.&#x000A;</pre></code>\n"
)
PAGE = f"""\
<?xml version='1.0' encoding='utf-8' ?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html lang='en' xml:lang='en' xmlns='http://www.w3.org/1999/xhtml'>
<head>
<title>Cable Viewer</title>
</head>
<body>
<div class='main'>
<h3>Viewing cable 07LIMA123, R&D & THE “LIGHT”</h3>
{TABLE}{HEADING}{TEXT}</div>
</body>
</html>
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "07LIMA123.html"


def message_of(path: Path, page: str | bytes) -> str:
    """Return what is wrong with a page, without the folder it is in."""
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    with pytest.raises(ReaderError) as caught:
        read_html(path)
    return str(caught.value).removeprefix(f"{path.parent}{path.root}")


def test_page(path: Path) -> None:
    """Heading and text are joined; links are words; what the publisher says is kept apart."""
    path.write_bytes(PAGE.encode())
    assert read_html(path) == Record(
        "P 191530Z JAN 07\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\n"
        "S E C R E T LIMA 000123\n \nNOFORN\n\nTAGS: PREL PE\nSUBJECT: R&D & THE “LIGHT”\n\n"
        "¶1. (S/NF) The harbor office opened << it.",
        path=path,
        mrn="07LIMA123",
        date=datetime.datetime(2007, 1, 19, 15, 3),  # noqa: DTZ001 - publishers name no time zone
        place="Embassy Lima",
        classification="SECRET//NOFORN",
        articles=(),
    )


def test_page_with_a_byte_order_mark_as_text(path: Path) -> None:
    """Neither the mark nor the kind of path makes a difference."""
    path.write_bytes(PAGE.encode())
    plain = read_html(path)
    path.write_bytes(PAGE.encode("utf-8-sig"))
    assert read_html(str(path)) == plain


def test_parsed_page(path: Path) -> None:
    """What is read is a whole telegram."""
    path.write_bytes(PAGE.encode())
    cable = cablegrammar.parse(read_html(path).text, strict=True)
    assert str(cable.mrn) == "07LIMA123"
    assert cable.heading is not None
    assert [str(tag) for tag in cable.tags] == ["PREL", "PE"]
    assert str(cable.subject) == "R&D & THE “LIGHT”"


ARTICLES = """\
<tr>
<td colspan='5'>
Appears in these articles:<br />
<a href='http://http://news.example/harbor'>http://news.example/harbor</a><br />
<a href='http://paper.example/light'>paper.example/light</a><br />
</td>
</tr>
"""


def test_articles_in_which_the_telegram_appears(path: Path) -> None:
    """They are kept as the page has them; nothing else of the record changes."""
    path.write_bytes(PAGE.encode())
    plain = read_html(path)
    assert plain.articles == ()
    path.write_bytes(PAGE.replace("</table>", f"{ARTICLES}</table>").encode())
    record = read_html(path)
    assert record == attrs.evolve(plain, articles=("http://news.example/harbor", "paper.example/light"))


def test_publisher_may_say_nothing(path: Path) -> None:
    """An empty cell says nothing."""
    page = PAGE
    for words in ("07LIMA123", "2007-01-19 15:03", "SECRET//NOFORN", "Embassy Lima"):
        page = page.replace(f">{words}<", "> <")
    path.write_bytes(page.encode())
    record = read_html(path)
    assert (record.mrn, record.date, record.place, record.classification) == (None, None, None, None)
    assert record.references is None


@pytest.mark.parametrize("empty", [HEADING, TEXT])
def test_heading_or_text_may_be_empty(path: Path, empty: str) -> None:
    """The text does not begin or end with blank lines then."""
    path.write_bytes(PAGE.replace(empty, "<code><pre></pre></code>").encode())
    assert "\n\n\n" not in f"\n{read_html(path).text}\n"


def test_page_in_capitals(path: Path) -> None:
    """Names of tags may be in capitals."""
    path.write_bytes(PAGE.replace("</html>", "</HTML>").replace("pre>", "PRE>").encode())
    assert read_html(path).text.endswith("it.")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (
            PAGE.encode("cp1252"),
            ", line 9: expected UTF-8, found the byte 0x93",
        ),
        (PAGE[:-9], ": expected a page that ends in </html>"),
        ("", ": expected a page that ends in </html>"),
        ("</html>", ": expected a page that ends in </html>"),
        ("UNCLAS LIMA 000123", ": expected a page that ends in </html>"),
        (
            "<html>\n" + "<div>" * 9999 + "</html>",
            ", line 2: the page cannot be read: ",
        ),
        (
            PAGE.replace(TABLE, ""),
            f": expected a table of class cable with one row and the columns {COLUMNS}",
        ),
        (
            PAGE.replace("class='cable'", "class='other'"),
            f": expected a table of class cable with one row and the columns {COLUMNS}",
        ),
        (
            PAGE.replace("<th>Released</th>\n", ""),
            f": expected a table of class cable with one row and the columns {COLUMNS}",
        ),
        (
            PAGE.replace("<th>Released</th>", "<th>Published</th>"),
            f": expected a table of class cable with one row and the columns {COLUMNS}",
        ),
        (
            PAGE.replace("</tr>\n</table>", "<td>more</td></tr>\n</table>"),
            f": expected a table of class cable with one row and the columns {COLUMNS}",
        ),
        (
            PAGE.replace("</table>", "<tr><td colspan='5'>Withdrawn</td></tr></table>"),
            f": expected a table of class cable with one row and the columns {COLUMNS}",
        ),
        (
            PAGE.replace("<th>Released</th>", "<th>Withdrawn</th>"),
            f": expected a table of class cable with one row and the columns {COLUMNS}",
        ),
        (
            PAGE.replace(
                "<td>\n<a href='/origin/57_0.html'>Embassy Lima</a>\n</td>\n",
                "",
            ),
            f": expected a table of class cable with one row and the columns {COLUMNS}",
        ),
        (
            PAGE.replace("2007-01-19 15:03", "1/19/2007 15:03"),
            ": expected year-month-day hour:minute, found '1/19/2007 15:03'",
        ),
        (
            PAGE.replace("2007-01-19 15:03", "9" * 50),
            f": expected year-month-day hour:minute, found '{'9' * 40}'",
        ),
        (PAGE.replace(TEXT, ""), ": expected heading and text in two <code><pre>, found 1"),
        (PAGE.replace(TEXT, HEADING + TEXT), ": expected heading and text in two <code><pre>, found 3"),
        (PAGE.replace("code>", "p>"), ": expected heading and text in two <code><pre>, found 0"),
        (
            PAGE.replace("opened", "<b>opened</b>"),
            ", line 37: expected only text and links in <pre>, found '<b>opened</b>'",
        ),
        (
            PAGE.replace("opened", "<A.QUISPE@EXAMPLE.ORG> opened"),
            ", line 37: expected only text and links in <pre>, found '<a.quispe@example.org> opened &lt;&lt; i'",
        ),
        (
            PAGE.replace("FM AMEMBASSY", "<!-- FM --> AMEMBASSY"),
            ", line 36: expected only text and links in <pre>, found '<!-- FM -->'",
        ),
        (
            PAGE.replace("<a href='/tag/PE_0.html'>PE</a>", "<a href='/tag/PE_0.html'><i>PE</i></a>"),
            ", line 37: expected only text and links in <pre>, found '<i>PE</i>'",
        ),
    ],
)
def test_page_that_is_none(path: Path, page: str | bytes, message: str) -> None:
    """The message says what was expected and, where it can, on which line; it does not grow with the page."""
    found = message_of(path, page)
    assert found.startswith(f"07LIMA123.html{message}")
    assert len(found) < 200


def test_parser_of_html_is_missing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    path.write_text(PAGE, "utf-8")
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(ImportError) as caught:
        read_html(path)
    assert str(caught.value) == 'read_html needs lxml: pip install "cablegrammar[readers]"'
    assert caught.value.name == "lxml"


def test_file_that_is_not_there(path: Path) -> None:
    """Python's own error says so."""
    with pytest.raises(FileNotFoundError):
        read_html(path)


PIECES = st.sampled_from(
    "< > & &#0; &#xD800; &lt <a> </a> <pre> </pre> <code> </code> <table> </table> <td> </td> <tr> <th> <b> <!-- -->"
    " <script> <svg> <template> <plaintext> <![CDATA[ ]]> <? </html> </body> ' \" =".split()
)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_damaged_page_is_a_record_or_an_error(tmp_path: Path, data: st.DataObject) -> None:
    """No other error comes out, wherever a page is damaged."""
    page = PAGE
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(page)))
        end = start + data.draw(st.sampled_from([0, 0, 1, 30, 300]))
        page = page[:start] + "".join(data.draw(st.lists(PIECES, max_size=3))) + page[end:]
    path = tmp_path / "any.html"
    path.write_bytes(page.encode())
    try:
        record = read_html(path)
    except ReaderError:
        return
    assert record.path == path


@pytest.mark.skipif(not PAGES, reason="the real pages are not here")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_real_pages(path: Path) -> None:
    """Text, number and classification are there, and no line more is unrecognized than in the plain text.

    So is the heading, unless the publisher says that he has only a part of the telegram.
    """
    record = read_html(path)
    cable = cablegrammar.parse(record.text, year=record.date.year if record.date else None)
    assert cable.heading is not None or record.text.startswith("This record is a partial extract")
    assert cable.body
    assert cable.classification is not None
    assert record.classification is not None
    assert record.mrn == path.stem.rpartition("-")[2] == str(cable.mrn)
    assert record.classification.split("//")[0] == str(cable.classification.level)
    if path.name.startswith("2010"):
        assert record.date is not None
        assert record.date.minute % 12 == record.date.hour % 12
    plain = SHARED / "corpus" / "cablegate" / f"{record.mrn}.txt"
    if plain.exists():
        expected = cablegrammar.parse(read_text(plain).text)
        assert cable == expected
        assert len(cable.unrecognized) <= len(expected.unrecognized)


@pytest.mark.skipif(not PAGES, reason="the real pages are not here")
def test_real_pages_say_what_their_index_says() -> None:
    """The publisher's index of the plain texts has the same place, classification and hour."""
    index = {
        entry["mrn"]: entry
        for entry in map(json.loads, (SHARED / "corpus" / "cablegate.jsonl").read_text("utf-8").splitlines())
    }
    records = [record for record in map(read_html, PAGES) if record.mrn in index]
    assert records
    for record in records:
        entry = index[record.mrn]
        assert record.place == entry["origin"]
        assert record.classification == entry["classification"]
        assert record.date is not None
        assert f"{record.date:%Y-%m-%d %H}" == entry["created_to_hour"]
