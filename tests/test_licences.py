"""Whatever is installed along with the package may be used by anyone, for anything."""

import re
from importlib import metadata

import pytest
from packaging.requirements import Requirement

#: Licences that ask for no more than their own text to be kept.
PERMISSIVE = {"Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "MIT"}
#: What whoever uses the package may ask for.
EXTRAS = ("cli", "readers")
#: What tests alone need may be under this one as well: it asks for changes of its own files to be published.
OF_FILES = {"MPL-2.0"}


def needed(name: str, extra: str = "") -> set[str]:
    """Return what an installed distribution needs, and what that needs in turn, here and with an extra."""
    found: set[str] = set()
    for line in metadata.requires(name) or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            found |= {requirement.name, *needed(requirement.name)}
    return found


def licence(name: str) -> str:
    """Return the licence of an installed distribution by its metadata, in one of the three ways of saying it."""
    said = metadata.metadata(name)
    classifiers = re.findall(r"OSI Approved :: (Apache|BSD|MIT)", "\n".join(said.get_all("Classifier") or []))
    words = said["License-Expression"] or said["License"] or " ".join(classifiers)
    return {"Apache 2.0": "Apache-2.0", "MIT License": "MIT"}.get(words, words)


def test_the_package_itself() -> None:
    assert licence("cablegrammar") == "MIT"


def test_core_needs_two_packages() -> None:
    assert needed("cablegrammar") == {"attrs", "lark"}


@pytest.mark.parametrize(
    "name", sorted(needed("cablegrammar").union(*(needed("cablegrammar", extra) for extra in EXTRAS)))
)
def test_dependency_is_permissive(name: str) -> None:
    assert licence(name) in PERMISSIVE


@pytest.mark.parametrize("name", sorted(needed("cablegrammar", "hypothesis")))
def test_what_tests_need_is_free(name: str) -> None:
    assert licence(name) in PERMISSIVE | OF_FILES
