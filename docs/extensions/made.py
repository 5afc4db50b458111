"""What Sphinx writes into the pages from the sources: ``{made} NAME ARGUMENT`` stands where it goes."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.parsing import nested_parse_to_nodes

from docs.extensions import anatomy, checks, classes, evidence, grammar_page, schemas, vocabularies

#: What writes each: a function that yields lines of Markdown.
WRITERS: Final[dict[str, Callable[..., Iterator[str]]]] = {
    "accuracy": evidence.accuracy,
    "anatomy": anatomy.page,
    "checks": checks.page,
    "classes": classes.page,
    "columns": schemas.columns,
    "grammar": grammar_page.page,
    "lines": evidence.lines,
    "measured": evidence.measured,
    "objects": schemas.objects,
    "rules": evidence.rules,
    "speed": evidence.speed,
    "vocabularies": vocabularies.page,
}


class Made(SphinxDirective):
    """Puts what a function writes in its place."""

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return what the function writes, as nodes."""
        name, *arguments = self.arguments
        lines = "\n".join(WRITERS[name](*arguments)).split("\n")
        source = f"{self.get_source_info()[0]}:<{name}>"
        return nested_parse_to_nodes(self.state, StringList(lines, source), allow_section_headings=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Tell Sphinx of the directive."""
    app.add_directive("made", Made)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
