"""The picture of `cablegrammar show` shows what the command prints now."""

import re
from html import unescape

from tools import picture


def words_of(svg: str) -> str:
    """Return what stands in a picture, without blanks: each colour has a text of its own."""
    pieces = re.findall(r"<text [^>]*>(.*?)</text>", svg, re.DOTALL)
    return "".join(unescape("".join(pieces)).split())


def test_picture_is_current() -> None:
    """Colours and fonts are the business of rich, whose next release may draw them in another way."""
    words = "".join(f"cablegrammar show ferry.txt {picture.shown().plain}".split())
    assert words_of(picture.FILE.read_text("utf-8")) == words, "run python -m tools.picture"
    assert words_of(picture.made()) == words


def test_picture_is_written() -> None:
    before = picture.FILE.read_bytes()
    try:
        picture.main()
        assert picture.FILE.read_text("utf-8") == picture.made()
    finally:
        picture.FILE.write_bytes(before)
