"""What validation finds: each check with its cause, its example, what is found there, and how to mend it."""

import doctest
import inspect
from collections.abc import Iterator
from typing import Final

import cablegrammar
from cablegrammar._checks import CHECKS, Check
from cablegrammar._span import place_of
from cablegrammar.cli._check import Found

#: Where an example begins in what is said of a check.
_EXAMPLE: Final = "\n\n>>> found("


def page() -> Iterator[str]:
    """Yield a section for every check, in the order of a telegram's lines."""
    for check in CHECKS:
        said, _, _ = (inspect.getdoc(check.find) or "").partition(_EXAMPLE)
        yield from (f"### {check.slug}", "", f"*{check.severity}*", "")
        yield from ("```{eval-rst}", said, "```", "")
        for text, found in examples(check):
            yield from _example(text, found)


def examples(check: Check) -> list[tuple[str, tuple[cablegrammar.Diagnostic, ...]]]:
    """Return the telegrams of a check's examples, and what is found in each. They run as any doctest does."""
    shown = []

    def found(text: str, *, join: bool = False) -> None:
        cable = cablegrammar.parse(text)
        diagnostics = cablegrammar.validate(cablegrammar.join([cable]) if join else cable)
        shown.append((text, diagnostics))
        print("\n".join(each.located(text) for each in diagnostics))  # noqa: T201 - a doctest compares it

    said = inspect.getdoc(check.find) or ""
    test = doctest.DocTestParser().get_doctest(said, {"found": found}, check.slug, None, None)
    if doctest.DocTestRunner().run(test).failed:
        message = f"the example of {check.slug} does not find what it says"
        raise ValueError(message)
    return shown


def _example(text: str, diagnostics: tuple[cablegrammar.Diagnostic, ...]) -> Iterator[str]:
    """Yield a telegram with the lines marked in which something is found, and what to do about each."""
    lines = {place_of(text, each.span.start)[0] for each in diagnostics if each.span is not None}
    yield from ("```{code-block} cable", ":class: example", ":force:")
    if lines:
        yield f":emphasize-lines: {','.join(map(str, sorted(lines)))}"
    yield from ("", text.rstrip("\n"), "```", "")
    for each in diagnostics:
        yield f"- {each.located(text).removesuffix(f'  [{each.slug}]')}."
        yield f"  {_mend(text, each)}"
    yield ""


def _mend(text: str, diagnostic: cablegrammar.Diagnostic) -> str:
    """Say how to mend what was found."""
    fix = Found("", text, diagnostic).fix
    if fix is not None:
        span, meant = fix
        return f"*Mend:* write `{meant}` for `{text[span.start : span.end]}`."
    if diagnostic.suggestion is not None:
        return f"*Mend:* probably `{diagnostic.suggestion}`; look at the original."
    return "*Mend:* by hand; look at the original."
