"""How Sphinx builds the documentation of cablegrammar."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any

import sphinx.util.inspect

# The extension of these pages reads the examples of the tests.
sys.path.insert(0, str(Path(__file__).parents[1]))

# How a function is divided among classes is no business of its readers: `render` has one signature.
sphinx.util.inspect.is_singledispatch_function = lambda obj: False  # noqa: ARG005 - as Sphinx names it

project = "cablegrammar"
author = "cablegrammar developers"
copyright = "2026, cablegrammar developers"  # noqa: A001 - Sphinx reads the setting by this name
release = version = installed_version("cablegrammar")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_copybutton", "sphinx_design"]
extensions += ["docs.extensions.made"]
exclude_patterns = ["_build", "extensions"]
# What stands between single backquotes in docstrings is code, or a piece of a telegram.
default_role = "literal"
# Lists of terms, and fences of colons for grids and notes.
myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
# Every heading down to the third level can be linked to: [](page.md#heading).
myst_heading_anchors = 3
# A button copies what a reader types: no prompts, and nothing of what is printed.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_title = "cablegrammar"
pygments_style = "friendly"
pygments_dark_style = "monokai"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1f4e79", "color-brand-content": "#1a5fa0"},
    "dark_css_variables": {"color-brand-primary": "#9cc4ec", "color-brand-content": "#7db3e8"},
    "sidebar_hide_name": False,
    "top_of_page_buttons": [],
}

# Beside a page of the API stand names alone: `dtg`, not `Heading.dtg`.
toc_object_entries_show_parents = "hide"
# A long signature has a line for each argument.
python_maximum_signature_line_length = 140
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"

# Every reference must lead somewhere (sphinx-build -n), save to what other projects document.
nitpick_ignore_regex = [
    (r"py:.*", r"(collections|datetime|enum|hypothesis|os|pathlib|pyarrow|st|typing)\..*"),
    (r"py:.*", r"(SearchStrategy|date|datetime)"),
    # Names of types alone.
    (r"py:class", r"(.*\._?Part|(model\.)?Block|Text|_TokenType)"),
]


def public_class(app: Any, env: Any, node: Any, content: Any) -> Any:
    """Return a link to a class of the model, which annotations call `model.Cable`, by its public name."""
    name = str(node["reftarget"])
    if not name.startswith("model."):
        return None
    public = name.replace("model", "cablegrammar", 1)
    domain, page = env.get_domain("py"), node["refdoc"]
    return domain.resolve_xref(env, page, app.builder, "class", public, node, content)


def setup(app: Any) -> None:
    """Tell Sphinx how to resolve names that it does not know."""
    app.connect("missing-reference", public_class)
