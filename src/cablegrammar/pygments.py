"""A lexer for Pygments, by the name `cable`: telegrams in colours, in documents and terminals.

    pygmentize -l cable telegram.txt

Needs Pygments: install `cablegrammar[pygments]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Final

try:
    from pygments import token
    from pygments.lexer import Lexer
except ImportError as error:
    message = 'cablegrammar.pygments needs Pygments: pip install "cablegrammar[pygments]"'
    raise ImportError(message, name="pygments") from error

from ._tokens import Role, tokens

if TYPE_CHECKING:
    from pygments.token import _TokenType

__all__ = ["CableLexer"]

#: What Pygments calls that which a role is most like, so that each of its styles has a colour for it.
_TYPES: Final = {
    Role.LABEL: token.Keyword,
    Role.ROUTING: token.Comment.Preproc,
    Role.PRECEDENCE: token.Keyword.Pseudo,
    Role.DATE_TIME_GROUP: token.Literal.Date,
    Role.ADDRESS: token.Name.Namespace,
    Role.CLASSIFICATION: token.Keyword.Reserved,
    Role.SECTION: token.Number,
    Role.NUMBER: token.Name.Constant,
    Role.CAPTION: token.Name.Decorator,
    Role.ATTENTION: token.Name.Attribute,
    Role.ORDER: token.Number,
    Role.TAG: token.Name.Tag,
    Role.SUBJECT: token.Generic.Heading,
    Role.REFERENCE: token.Name.Label,
    Role.CLASSIFIED_BY: token.Name.Attribute,
    Role.PORTION: token.Keyword.Type,
    Role.MARK: token.Number,
    Role.HEADING: token.Generic.Subheading,
    Role.TEXT: token.Text,
    Role.SIGNATURE: token.Name.Function,
    Role.SEPARATOR: token.Punctuation,
    Role.RECORD: token.Comment.Special,
    Role.UNRECOGNIZED: token.Error,
    Role.EXTRANEOUS: token.Comment,
}


class CableLexer(Lexer):
    """Diplomatic telegrams. What is put aside looks like comments, and what no rule knows like errors."""

    name = "Diplomatic telegram"
    aliases: ClassVar[list[str]] = ["cable"]
    filenames: ClassVar[list[str]] = ["*.cable"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Yield where each token stands, its type, and its text; white space between tokens as well."""
        place = 0
        for each in tokens(text):
            if place < each.span.start:
                yield place, token.Whitespace, text[place : each.span.start]
            yield each.span.start, _TYPES[each.role], each.text
            place = each.span.end
        if place < len(text):
            yield place, token.Whitespace, text[place:]
