"""The command `transcribe`: drafts specs from pages, lists what is asked, takes answers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientgen.cli.failures import PROBLEMS, RefusalError
from clientgen.cli.report import FORMAT, count, listed
from clientgen.diagnostics import harmless, nearest, quote, render_text
from clientgen.project import Project, ProjectNotFoundError, find_project

if TYPE_CHECKING:
    from clientgen.transcription import Answers, Asked, Settlement, Transcribed

_SHOWN = 3


@click.command()
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("--into", "api", required=True, metavar="API", help="The API; a new one is created.")
@click.option("--questions", is_flag=True, help="List what is asked, the most frequent first.")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="'NAME: WORDS'",
    help="Answer every question about a name: `--answer 'timeout: {type: integer}'`.",
)
@click.option(
    "--answers", "file", metavar="FILE", help="Answers from a YAML file, each `NAME: WORDS`."
)
@FORMAT
@click.option(
    "--profile",
    metavar="NAME|FILE",
    help="The conventions of the pages: a built-in profile, or a file; else `profile.yaml` in the "
    "folder of the spec or beside the pages.",
)
def transcribe(
    pages: tuple[str, ...],
    *,
    api: str,
    questions: bool,
    answers: tuple[str, ...],
    file: str | None,
    form: str,
    profile: str | None,
) -> None:
    """Write a draft of the spec of an API from documentation PAGES: Markdown, HTML or reStructuredText.

    A page is a file, or a folder of them. What no page says is left out, and a comment asks for it:
    `generate` refuses until all are answered, in the files or with `--answer`. No file that exists
    is touched; a second run writes what is new beside it.

    Exit codes: 0 success; 1 an answer that fits nowhere; 2 wrong usage, or pages that cannot be read.
    """
    if pages and (questions or answers or file):
        raise click.UsageError(
            "give pages to transcribe, or ask for `--questions`, or give answers"
        )
    if form == "json" and (pages or answers or file or not questions):
        raise click.UsageError("`--format json` is for `--questions`")
    from clientgen.transcription import TranscriptionError

    try:
        if answers or file:
            _settle(api, answers, file)
        elif questions:
            _list(api, form)
        elif pages:
            _draft(api, pages, profile)
        else:
            raise click.UsageError("give the pages to transcribe, or `--questions`")
    except TranscriptionError as error:
        raise RefusalError(str(error)) from None


def _draft(api: str, paths: tuple[str, ...], profile: str | None) -> None:
    from clientgen.transcription import choose
    from clientgen.transcription import transcribe as write

    try:
        project = find_project()
    except ProjectNotFoundError:
        project = Project(Path.cwd())
    chosen = choose(project, api, paths, profile)
    if chosen.all.problems:
        click.echo(render_text(chosen.all.problems), err=True)
    made = write(project, api, chosen)
    _report_draft(api, made)


def _report_draft(api: str, made: Transcribed) -> None:
    drafted = made.drafted
    for place in drafted.routeless:
        click.echo(f"{place}: no verb and path here, so nothing is written", err=True)
    for path in made.created:
        click.echo(f"created `{path}`", err=True)
    for new, old in drafted.beside.items():
        click.echo(
            f"`spec/{api}/{new}` has what is new beside `{old}`; move it there if you like",
            err=True,
        )
    if drafted.unused:
        click.echo(
            f"{api}: {count(len(drafted.unused), 'type')} that no operation of these pages names not "
            f"written: {listed(drafted.unused)}",
            err=True,
        )
    if drafted.known:
        click.echo(
            f"{api}: {count(drafted.known, 'operation')} of these pages not touched, since the spec has "
            f"them; `clientgen verify {api} --pages DIR` compares them with the pages",
            err=True,
        )
    if drafted.documents:
        click.echo(f"add these lines under `documents` in `spec/{api}/service.yaml`:", err=True)
        click.echo(drafted.documents, nl=False)
    if not made.created:
        click.echo(f"{api}: nothing new", err=True)
        return
    click.echo(
        f"{api}: {count(drafted.operations, 'operation')}, {count(len(made.asked), 'open question')}",
        err=True,
    )
    click.echo(f"next: `clientgen transcribe --questions --into {api}`", err=True)


def _list(api: str, form: str) -> None:
    from clientgen.transcription import grouped, questions_of

    asked = questions_of(_files(api))
    groups = grouped(asked)
    if form == "json":
        row = {"api": api, "open": len(asked), "questions": [_row(group) for group in groups]}
        click.echo(json.dumps({"diagnostics": [], "apis": [row]}, indent=2))
        return
    for group in groups:
        for line in _lines(group):
            click.echo(harmless(line))
    click.echo(f"{api}: {count(len(asked), 'open question')}", err=True)


def _row(group: tuple[Asked, ...]) -> dict[str, object]:
    """Return the questions that one answer settles, for programs."""
    from clientgen.transcription import answer_to

    first = group[0].question
    places = [each.place for each in group]
    return {
        "name": first.name if first else None,
        "asks": first.ask.name.lower() if first else None,
        "answer": answer_to(group) or None,
        "places": [
            {"file": at.file, "line": at.line, "column": at.column, "text": each.text}
            for at, each in zip(places, group, strict=True)
        ],
    }


def _lines(group: tuple[Asked, ...]) -> Iterator[str]:
    from clientgen.transcription import answer_to

    first = group[0].question
    head = first.ask.sentence.format(first.name) if first else group[0].text
    yield f"{head} ({count(len(group), 'place')})" if len(group) > 1 else head
    for each in group[:_SHOWN]:
        yield f"  {each.place}: {each.text}" if first else f"  {each.place}"
    if len(group) > _SHOWN:
        yield f"  and {len(group) - _SHOWN} more"
    if first:
        yield f"  --answer '{answer_to(group)}'"


def _settle(api: str, given: tuple[str, ...], file: str | None) -> None:
    from clientgen.transcription import answer

    answers: dict[str, object] = {}
    if file:
        answers |= _read(Path(file).read_bytes(), file)
    for text in given:
        answers |= _read(text.encode("utf-8", "surrogateescape"), "--answer")
    _files(api)
    _report_answers(api, answer(find_project(), api, answers))  # type: ignore[arg-type]


def _read(content: bytes, where: str) -> Answers:
    from clientgen.transcription import read_answers

    answers, problems = read_answers(content, where)
    if problems:
        raise RefusalError(f"{problems[0].location}: {problems[0].message}")
    return answers


def _report_answers(api: str, settled: Settlement) -> None:
    if settled.refused:
        click.echo(render_text(settled.refused), err=True)
    for name, number in settled.counts.items():
        if number:
            click.echo(f"{quote(name)}: {count(number, 'question')} answered", err=True)
    for path in settled.changed:
        click.echo(f"changed `{path}`", err=True)
    idle = [name for name, number in settled.counts.items() if not number]
    refused = bool(settled.refused)
    if idle and not refused:
        click.echo(f"error: no open question is about {listed(idle)} with these words", err=True)
    click.echo(f"{api}: {count(settled.left, 'open question')}", err=True)
    if idle or refused:
        sys.exit(PROBLEMS)


def _files(api: str) -> dict[str, bytes]:
    project = find_project()
    if api not in project.apis():
        _refuse_unknown(api, project.apis())
    return project.read(api)[0]


def _refuse_unknown(api: str, known: Iterable[str]) -> None:
    near = nearest(api, known)
    hint = f"did you mean {quote(near)}?" if near else f"there is {listed([*known])}"
    raise RefusalError(f"there is no API {quote(api)}; {hint}")
