"""Reports the results of a command for each API, as text or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import NoReturn

import click

from clientgen.cli.failures import PROBLEMS, USAGE, explain
from clientgen.diagnostics import (
    Diagnostic,
    errors_in,
    harmless,
    quote,
    render_json,
    render_text,
)
from clientgen.document import QUESTION_CODES
from clientgen.output import Comparison, State
from clientgen.pipeline import Difference, Effects, OperationChanges, Outcome, Review, Verified

_FIXES = {
    State.MISSING: "`clientgen generate` creates it",
    State.OUT_OF_DATE: "`clientgen generate` brings it up to date",
    State.EDITED: "move the change to the spec or a template, or discard it with "
    "`clientgen generate --overwrite-edits`",
    State.OBSOLETE: "`clientgen generate` removes it",
    State.FOREIGN: "not written by clientgen, left alone",
}
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what was found: text for people, one JSON document for programs.",
)
_LISTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A message for a person, and the data for stdout that belongs to it."""

    message: str
    data: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome for one API; `result` is one or two words, `members` have the details."""

    api: str
    result: str
    code: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: tuple[Line, ...] = ()
    members: Mapping[str, object] = field(default_factory=dict)


def finish(
    results: Sequence[Result], problems: tuple[Diagnostic, ...], form: str, *, strict: bool = False
) -> NoReturn:
    """Print all results in the form `text` or `json`, and exit with the worst of their codes.

    `problems` are those of the project, not of an API. JSON is one document on stdout; text has
    the sorted diagnostics of all APIs first, then the result of each. With `strict`, warnings have
    the exit code of errors.
    """
    found = (*problems, *(d for result in results for d in result.diagnostics))
    refused = found if strict else errors_in(found)
    if form == "json":
        _print_json(found, results)
    else:
        _print_text(found, problems, results)
        if refused and not errors_in(found):
            click.echo("error: `--strict` allows no warnings", err=True)
    sys.exit(max([PROBLEMS if refused else 0, *(result.code for result in results)]))


def finish_difference(found: Difference, form: str) -> NoReturn:
    """Print the difference of two specs as `text` or `json`, and exit: 1 if any is breaking.

    The exit code is 2 if nothing could be compared.
    """
    if found.diagnostics:
        _print_found(found.diagnostics, form)
        sys.exit(USAGE)
    from clientgen import differences

    versions = (found.before, found.after, found.findings)
    if form == "json":
        text = differences.dump_findings(*versions)
    else:
        text = differences.render_findings(found.findings) + differences.render_version(*versions)
    click.echo(text, nl=False)
    breaking = differences.worst(found.findings) is differences.Severity.BREAKING
    sys.exit(PROBLEMS if breaking else 0)


def verified(found: Verified, recorded: Sequence[str] = ()) -> Result:
    """Return the result of holding a spec against its pages; `recorded` says what was written."""
    agreement = found.agreement
    if agreement is None:
        return problems_only(found.api, found.diagnostics, "; nothing was compared")
    from clientgen.agreement import agreement_members, count_facts, render_agreement

    agrees = agreement.compared and not agreement.undeclared
    summary = Line(
        message=f"{found.api}: {count_facts(agreement)}",
        data=render_agreement(agreement, found.editions),
    )
    number = len(errors_in(found.diagnostics))
    notes = [] if agreement.compared else [_NO_PAGE]
    notes += [f"{found.api}: {count(number, 'problem')} in the spec"] if number else []
    notes += [f"{found.api}: {each}" for each in recorded]
    return Result(
        api=found.api,
        result="agrees" if agrees else "differs",
        code=0 if agrees else PROBLEMS,
        diagnostics=found.diagnostics,
        lines=(summary, *(Line(message=each) for each in notes)),
        members=agreement_members(agreement, found.editions),
    )


_NO_PAGE = (
    "error: the spec cites none of these pages; name the document of each page in "
    "service.yaml as its file, without the extension, or give its title or `url`"
)


def _print_found(found: tuple[Diagnostic, ...], form: str) -> None:
    if form == "json":
        _print_json(found, [])
    else:
        _print_text(found, (), [])


def problems_only(api: str, diagnostics: tuple[Diagnostic, ...], consequence: str) -> Result:
    """Return the result of an API whose spec has errors, and perhaps warnings."""
    errors = errors_in(diagnostics)
    asked = sum(each.code in QUESTION_CODES for each in errors)
    parts = [count(len(errors) - asked, "problem")] if asked < len(errors) else []
    parts += [count(asked, "open question")] if asked else []
    parts += [_count_warnings(diagnostics, "")] if len(errors) < len(diagnostics) else []
    message = f"{api}: {' and '.join(parts)}{consequence}"
    next_step = f"next: `clientgen transcribe --questions --into {api}`"
    return Result(
        api=api,
        result="problems",
        code=PROBLEMS,
        diagnostics=diagnostics,
        lines=(Line(message=message), *([Line(message=next_step)] if asked else [])),
    )


def failed(api: str, error: Exception) -> Result:
    """Return the result of an API that could not be written or compared."""
    code, line = explain(error)
    text = line.removeprefix("error: ")
    return Result(
        api=api,
        result="failed",
        code=code,
        lines=(Line(message=f"error: {api}: {text}"),),
        members={"error": text},
    )


def fine(api: str, message: str, warnings: tuple[Diagnostic, ...]) -> Result:
    """Return the result of an API that has nothing to report except its warnings."""
    line = Line(message=f"{api}: {message}{_count_warnings(warnings, '; ')}")
    return Result(api=api, result=message, diagnostics=warnings, lines=(line,))


def _count_warnings(diagnostics: tuple[Diagnostic, ...], before: str) -> str:
    """The number of warnings in words, after `before`; an empty text if there are none."""
    number = len(diagnostics) - len(errors_in(diagnostics))
    return f"{before}{count(number, 'warning')}" if number else ""


def orphan(name: str, *, drift: bool) -> Result:
    """Return the result of a distribution without a spec; `drift` if this was requested."""
    made, spec = (quote(f"{folder}/{name}", 300) for folder in ("generated", "spec"))
    message = f"{made}: there is no {spec}; delete the folder"
    return Result(
        api=name,
        result="no longer generated",
        code=PROBLEMS if drift else 0,
        lines=(Line(message=message),),
    )


def written(outcome: Outcome) -> Result:
    """Return the result of a run of `generate`."""
    warnings = outcome.diagnostics
    if outcome.changes is None:
        return problems_only(outcome.api, outcome.diagnostics, "; nothing was written")
    if outcome.unchanged:
        return fine(outcome.api, "up to date", warnings)
    changes = outcome.changes
    number = len(changes.created) + len(changes.updated)
    removed = f", {count(len(changes.removed), 'file')} removed" if changes.removed else ""
    summary = f"{count(number, 'file')} written{removed}, {len(changes.unchanged)} unchanged"
    summary += _count_warnings(warnings, "; ")
    return Result(
        api=outcome.api,
        result="written",
        diagnostics=warnings,
        lines=(
            *_operation_lines(outcome.api, outcome.operations),
            *_effect_lines(outcome.api, outcome.effects),
            Line(message=f"{outcome.api}: {summary}"),
        ),
        members={
            "operations": asdict(outcome.operations),
            "differences": asdict(outcome.effects),
            "files": {
                "created": changes.created,
                "updated": changes.updated,
                "removed": changes.removed,
            },
        },
    )


def _operation_lines(api: str, operations: OperationChanges) -> tuple[Line, ...]:
    return tuple(
        Line(message=f"{api}: {verb} {count(len(names), 'operation')}: {listed(names)}")
        for verb, names in (
            ("added", operations.added),
            ("changed", operations.changed),
            ("removed", operations.removed),
        )
        if names
    )


def _effect_lines(api: str, effects: Effects) -> tuple[Line, ...]:
    found = {"breaking": effects.breaking, "risky": effects.risky}
    parts = [count(number, f"{word} difference") for word, number in found.items() if number]
    told = f"{api}: {', '.join(parts)}; `clientgen diff` lists them"
    return (Line(message=told),) if parts else ()


def compared(review: Review) -> Result:
    """Return the result of a run of `generate --check`."""
    if review.errors:
        return problems_only(review.api, review.diagnostics, "; nothing was compared")
    comparison = review.comparison
    if comparison is None:
        return fine(review.api, "up to date", review.diagnostics)
    lines = _comparison_lines(review.api, comparison)
    if review.clean:
        lines = (*lines, *fine(review.api, "up to date", review.diagnostics).lines)
    return Result(
        api=review.api,
        result="up to date" if review.clean else "differs",
        diagnostics=review.diagnostics,
        code=0 if review.clean else PROBLEMS,
        lines=lines,
        members={
            "interrupted": comparison.interrupted,
            "files": [
                {"path": path, "state": state.value, "diff": comparison.diff(path)}
                for path, state in comparison.states.items()
                if state is not State.SAME
            ],
        },
    )


def _comparison_lines(api: str, comparison: Comparison) -> tuple[Line, ...]:
    message = f"{api}: an earlier run did not finish; `clientgen generate` completes it"
    begun = (Line(message=message),) if comparison.interrupted else ()
    return begun + tuple(
        Line(
            message=f"generated/{api}/{path}: {state.value}; {mend}",
            data=comparison.diff(path),
        )
        for state, mend in _FIXES.items()
        for path in comparison.paths(state)
    )


def _print_json(found: tuple[Diagnostic, ...], results: Iterable[Result]) -> None:
    rows = [{"api": each.api, "result": each.result, **each.members} for each in results]
    document = {"diagnostics": json.loads(render_json(found)), "apis": rows}
    click.echo(json.dumps(document, indent=2))


def _print_text(
    found: tuple[Diagnostic, ...], problems: tuple[Diagnostic, ...], results: Iterable[Result]
) -> None:
    if found:
        click.echo(render_text(found), err=True)
    if problems:
        click.echo(f"spec: {count(len(problems), 'problem')}", err=True)
    for line in (line for result in results for line in result.lines):
        click.echo(harmless(line.message), err=True)
        click.echo(line.data, nl=False)


def listed(words: Sequence[str]) -> str:
    """Return the first twelve words in backticks, and the number of the others."""
    shown = ", ".join(quote(word) for word in words[:_LISTED])
    more = len(words) - _LISTED
    return f"{shown} and {more} more" if more > 0 else shown or "none"


def count(number: int, what: str) -> str:
    """Return a number of things in words, `1 file` or `2 files`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
