"""How Sphinx builds the documentation of cablegrammar."""

from importlib.metadata import version as installed_version

project = "cablegrammar"
author = "cablegrammar developers"
copyright = "2026, cablegrammar developers"  # noqa: A001 - Sphinx reads the setting by this name
release = version = installed_version("cablegrammar")

extensions = ["sphinx.ext.autodoc", "sphinx.ext.doctest"]
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_theme_options = {"description": "Diplomatic telegrams, both ways", "fixed_sidebar": True}

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"

# Every reference must lead somewhere (sphinx-build -n), save to what other projects document.
nitpick_ignore_regex = [
    (r"py:.*", r"(collections|datetime|enum|hypothesis|st|typing)\..*"),
    (r"py:.*", r"(SearchStrategy|date|datetime)"),
]
