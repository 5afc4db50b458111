"""`cablegrammar check`: the diagnostics of telegrams, in the forms that people, editors and services read."""

from __future__ import annotations

import collections
import difflib
import functools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import click
from attrs import frozen

from .. import CableSyntaxError, Diagnostic, Severity, Span, parse, validate
from .._checks import CHECKS
from .._span import place_of
from ._common import COULD_NOT, FINE, FOUND, files, visible, write
from ._explain import SLUGS, about, slugs_to_complete, unknown
from ._sources import Reading, name_of


@frozen
class Found:
    """A diagnostic, and where it is."""

    #: The file, and its row if it has many.
    name: str
    #: The text that was parsed.
    text: str
    diagnostic: Diagnostic

    @property
    def region(self) -> dict[str, int] | None:
        """First and last place, in lines and columns from 1; the last column is the one after the end."""
        span = self.diagnostic.span
        if span is None:
            return None
        line, column = place_of(self.text, span.start)
        end_line, end_column = place_of(self.text, span.end)
        return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}

    @property
    def fix(self) -> tuple[Span, str] | None:
        """What to write in place of what, so that just this is found no more; None where nothing is."""
        diagnostic, span = self.diagnostic, self.diagnostic.span
        if span is None or diagnostic.suggestion is None:
            return None
        words = list(re.finditer(r"[^\s,;()]+", self.text[span.start : span.end]))
        meant = diagnostic.suggestion
        # A word may have fallen in two, or two may have become one.
        runs = [
            Span(span.start + first.start(), span.start + last.end())
            for number, first in enumerate(words)
            for last in words[number : number + len(meant.split()) + 1]
        ]
        nearest = max(runs, key=lambda run: _likeness(self.text[run.start : run.end], meant), default=span)
        mended = f"{self.text[: nearest.start]}{meant}{self.text[nearest.end :]}"
        try:
            now = collections.Counter(map(_said, validate(parse(mended))))
        except CableSyntaxError:
            return None
        before = collections.Counter(map(_said, validate(parse(self.text))))
        return (nearest, meant) if before - now == {_said(diagnostic): 1} and not now - before else None


def _said(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.slug, diagnostic.message


def _likeness(words: str, meant: str) -> float:
    return difflib.SequenceMatcher(None, words.upper(), meant.upper()).ratio()


def _chosen(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """Return the slugs that an option names, with commas between them; all of them must be known."""
    chosen = [slug.strip() for value in values for slug in value.split(",")]
    for slug in chosen:
        if slug not in SLUGS:
            raise click.BadParameter(unknown(slug), ctx, param)
    return frozenset(chosen)


#: An option that names findings.
_slugs: Final = functools.partial(
    click.option, callback=_chosen, multiple=True, metavar="SLUGS", shell_complete=slugs_to_complete
)


@click.command("check")
@files
@_slugs("--select", help="Report these findings only.")
@_slugs("--ignore", help="Report all but these.")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json", "json-lines", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to write what is found.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input (-).")
def check_command(
    *,
    files: tuple[str, ...],
    select: frozenset[str],
    ignore: frozenset[str],
    output_format: str,
    exit_zero: bool,
    stdin_filename: str | None,
) -> int:
    """Report what in telegrams is well-formed but hardly right, and what was probably meant.

    Lines and columns count from 1. In a page, and in a row of a table, they count in the telegram's own text.
    SLUGS are names of findings with commas between them; `cablegrammar explain` lists them.

    \b
    Examples:
      $ cablegrammar check telegram.txt
      $ cablegrammar check --select misspelt-post,misspelt-tag telegrams/
      $ cablegrammar check --output-format sarif telegrams/ > findings.sarif
      $ cablegrammar check --stdin-filename telegram.txt - < telegram.txt
    """
    reading = Reading(files, stdin_filename)
    wanted = (select or frozenset(SLUGS)) - ignore
    number = _FORMS[output_format](_found(reading, wanted), reading)
    if reading.failures:
        return COULD_NOT
    return FOUND if number and not exit_zero else FINE


def _found(reading: Reading, wanted: frozenset[str]) -> Iterator[Found]:
    for _, record, cable in reading.cables():
        for diagnostic in validate(cable):
            if diagnostic.slug in wanted:
                yield Found(name_of(record), record.text, diagnostic)


# ---- Forms. Each writes all that is found and returns how much it was.


_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def _write_text(found: Iterable[Found], _reading: Reading) -> int:
    names: list[str] = []
    for each in found:
        names.append(each.name)
        diagnostic, region = each.diagnostic, each.region
        place = f":{region['line']}:{region['column']}" if region else ""
        colour = _COLOURS[diagnostic.severity]
        name = click.style(visible(each.name), bold=True)
        slug = click.style(diagnostic.slug, fg=colour, bold=True)
        click.echo(f"{name}{place}: {slug} {visible(diagnostic.message)}")
        for line in excerpt(each):
            click.echo(line)
    if names:
        files = len(set(names))
        click.echo(
            f"Found {len(names)} finding{'s'[: len(names) != 1]} in {files} telegram{'s'[: files != 1]}."
        )
    return len(names)


#: How many characters of a line are shown at most.
_SHOWN: Final = 100


def excerpt(found: Found) -> Iterator[str]:
    """Yield the line of a finding with carets below the place, and what was probably meant."""
    region, text, diagnostic = found.region, found.text, found.diagnostic
    perhaps = f" perhaps {visible(diagnostic.suggestion)}" if diagnostic.suggestion else ""
    if region is None or diagnostic.span is None:
        if perhaps:
            yield f"  ={perhaps}"
        return
    first = region["column"] - 1
    start = diagnostic.span.start - first
    end = text.find("\n", start)
    line = text[start:] if end < 0 else text[start:end]
    last = region["end_column"] - 1 if region["end_line"] == region["line"] else len(line)
    cut = max(0, first - _SHOWN // 2)
    shown = visible(line[cut : cut + _SHOWN])
    width = max(1, min(last - cut, len(shown)) - (first - cut))
    margin = " " * len(str(region["line"]))
    yield f"{margin} |"
    yield f"{region['line']} | {shown}"
    carets = click.style("^" * width, fg=_COLOURS[diagnostic.severity])
    # A tab stays one, so that the carets stand where they should.
    before = "".join("\t" if sign == "\t" else " " for sign in shown[: first - cut])
    yield f"{margin} | {before}{carets}{perhaps}"


def _object(found: Found) -> dict[str, Any]:
    diagnostic = found.diagnostic
    fix = found.fix
    return {
        "filename": found.name,
        "slug": diagnostic.slug,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "suggestion": diagnostic.suggestion,
        **(found.region or {"line": None, "column": None, "end_line": None, "end_column": None}),
        "fix": fix and {"start": fix[0].start, "end": fix[0].end, "text": fix[1]},
    }


def _write_json(found: Iterable[Found], _reading: Reading) -> int:
    objects = [_object(each) for each in found]
    _dump(objects)
    return len(objects)


def _write_json_lines(found: Iterable[Found], _reading: Reading) -> int:
    number = 0
    for each in found:
        write(f"{json.dumps(_object(each), ensure_ascii=False)}\n")
        number += 1
    return number


def _write_github(found: Iterable[Found], _reading: Reading) -> int:
    number = 0
    for each in found:
        number += 1
        diagnostic, region = each.diagnostic, each.region
        command = "notice" if diagnostic.severity is Severity.NOTE else str(diagnostic.severity)
        fields = {"title": f"cablegrammar ({diagnostic.slug})", "file": each.name}
        if region:
            fields |= {"line": str(region["line"]), "endLine": str(region["end_line"])}
            if region["line"] == region["end_line"]:
                fields |= {"col": str(region["column"]), "endColumn": str(region["end_column"])}
        said = ",".join(f"{name}={_escaped(value, _IN_FIELDS)}" for name, value in fields.items())
        write(f"::{command} {said}::{_escaped(str(diagnostic), _IN_MESSAGES)}\n")
    return number


#: What GitHub's workflow commands want escaped, in a message and in a field.
_IN_MESSAGES: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_FIELDS: Final = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)


def _write_sarif(found: Iterable[Found], reading: Reading) -> int:
    """Write SARIF 2.1.0 (OASIS), which code scanning services and editors read."""
    from importlib.metadata import version

    results = [_result(each) for each in found]
    notifications = [
        {"level": "error", "message": {"text": message}, "locations": [_location(name, None)]}
        for name, message in reading.failures
    ]
    run = {
        "tool": {
            "driver": {
                "name": "cablegrammar",
                "version": version("cablegrammar"),
                "rules": [_rule(check.slug) for check in CHECKS],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}
        ],
        "results": results,
    }
    _dump({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})
    return len(results)


def _rule(slug: str) -> dict[str, Any]:
    check, summary, rest = about(slug)
    return {
        "id": slug,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": " ".join(rest.split()) or summary},
        "defaultConfiguration": {"level": str(check.severity)},
    }


def _location(name: str, region: dict[str, int] | None) -> dict[str, Any]:
    from urllib.parse import quote

    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(name)}}
    if region:
        physical["region"] = _region(region)
    return {"physicalLocation": physical}


def _region(region: dict[str, int]) -> dict[str, int]:
    names = {"line": "startLine", "column": "startColumn", "end_line": "endLine", "end_column": "endColumn"}
    return {names[name]: value for name, value in region.items()}


def _result(found: Found) -> dict[str, Any]:
    diagnostic, fix = found.diagnostic, found.fix
    place = _location(found.name, found.region)
    result: dict[str, Any] = {
        "ruleId": diagnostic.slug,
        "ruleIndex": SLUGS.index(diagnostic.slug),
        "level": str(diagnostic.severity),
        "message": {"text": str(diagnostic).rpartition("  [")[0]},
        "locations": [place],
    }
    if fix:
        line, column = place_of(found.text, fix[0].start)
        end_line, end_column = place_of(found.text, fix[0].end)
        deleted = _region({"line": line, "column": column, "end_line": end_line, "end_column": end_column})
        change = {"deletedRegion": deleted, "insertedContent": {"text": fix[1]}}
        artifact = place["physicalLocation"]["artifactLocation"]
        result["fixes"] = [
            {
                "description": {"text": f"Write {fix[1]}"},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}],
            }
        ]
    return result


def _dump(value: object) -> None:
    write(f"{json.dumps(value, ensure_ascii=False, indent=2)}\n")


_FORMS: Final[dict[str, Callable[[Iterable[Found], Reading], int]]] = {
    "text": _write_text,
    "json": _write_json,
    "json-lines": _write_json_lines,
    "github": _write_github,
    "sarif": _write_sarif,
}
