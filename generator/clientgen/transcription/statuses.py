"""Statuses: the responses of a success, and the errors of `errors.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus

from clientgen.emitter import Block, Content, Plain, references
from clientgen.pages import OperationFacts, StatusFacts
from clientgen.symbols.reserved import BUILTINS, ERRORS
from clientgen.text import reveal
from clientgen.transcription.names import type_name_of
from clientgen.transcription.questions import Ask, contradiction, question
from clientgen.transcription.records import text_of

_BODILESS = frozenset({204, 205, 304})
_LONGEST_CODE = 100


def phrase(status: int) -> str:
    """Return the phrase of HTTP for a status: `Not Found`."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


@dataclass(slots=True)
class Errors:
    """The errors of a draft: exceptions by status, and codes."""

    exceptions: dict[int, str] = field(default_factory=dict)
    codes: dict[str, dict[str, Plain]] = field(default_factory=dict)

    def add(self, status: StatusFacts, source: dict[str, Plain]) -> list[str]:
        """Add what an operation may answer, and return the codes by which it refers to it."""
        own = type_name_of(phrase(status.status))
        name = own if own.endswith("Error") else f"{own}Error"
        taken = name in BUILTINS or name in ERRORS
        self.exceptions[status.status] = f"Http{name}" if taken else name
        stated = [reveal(each.value) for each in status.codes]
        codes = [each for each in stated if each.isprintable() and each.strip() == each]
        keys = [each for each in codes if 0 < len(each) <= _LONGEST_CODE] or [own]
        for key in keys:
            self.codes.setdefault(
                key, {"status": status.status, "title": phrase(status.status), "source": source}
            )
        return keys


def error_keys(
    operation: OperationFacts, errors: Errors, source: dict[str, Plain]
) -> dict[str, Plain]:
    """Return the errors of an operation; their reasons are left to a person's own words."""
    found: dict[str, Plain] = {}
    for status in operation.statuses:
        if 400 <= status.status < 600:
            found |= {key: [] for key in errors.add(status, source)}
    return found


def successes(operation: OperationFacts) -> list[StatusFacts]:
    """Return the statuses of a success that a page gives."""
    return [each for each in operation.statuses if 200 <= each.status < 300]


def dispute(operation: OperationFacts, name: str) -> str:
    """Return the contradiction of a page that states one success and shows another in a sample."""
    found = successes(operation)
    shown = [each for each in found if all(said.origin == "example" for said in each.places)]
    if len(found) < 2 or not shown or len(shown) == len(found):
        return ""
    said = [(each.places[0].place, str(each.status)) for each in found]
    return contradiction(Ask.STATUS, name, said)


def responses(
    operation: OperationFacts, body: Content, *, has_body: bool, is_empty: bool, name: str
) -> Block:
    """Return the responses of an operation by status, or the question for them.

    `body` is the content of a body, which the first status has that can have one; statuses that
    contradict each other have it both, until a person removes one.
    """
    block = Block()
    found = successes(operation)
    if not found:
        place = next((each.place for each in operation.routes), operation.title.place)
        known = ", ".join(references(body)) if has_body else ""
        block.remark(question(Ask.STATUS, name, place, f"with {known}" if known else ""))
        return block
    asked = dispute(operation, name)
    if asked:
        block.remark(asked)
    owner = _owner(operation, found) if has_body else None
    for status in found:
        if status is owner or (asked and owner and status.status not in _BODILESS):
            block.add(str(status.status), _with_body(body))
        elif status.status in _BODILESS or is_empty or operation_is_head(operation):
            block.add(str(status.status), {})
        else:
            words = text_of(status.reasons or status.places)
            called = f"{name}.{status.status}"
            block.remark(question(Ask.RETURN, called, status.places[0].place, words))
    _add_redirects(block, operation)
    return block


def _add_redirects(block: Block, operation: OperationFacts) -> None:
    """Add 304 of a conditional request, and name other statuses for which the format has no word."""
    is_read = all(each.value.verb in ("GET", "HEAD") for each in operation.routes)
    for status in operation.statuses:
        if status.status == 304 and is_read:
            block.add("304", {})
        elif 300 <= status.status < 400:
            block.remark(f"the page also names the status {status.status}")


def operation_is_head(operation: OperationFacts) -> bool:
    """Tell whether all ways to call it are HEAD, whose responses have no body."""
    return all(each.value.verb == "HEAD" for each in operation.routes)


def _owner(operation: OperationFacts, found: list[StatusFacts]) -> StatusFacts | None:
    sampled = {example.status for example in operation.response.examples}
    able = [each for each in found if each.status not in _BODILESS]
    shown = [each for each in able if each.status in sampled]
    return next(iter([*shown, *able]), None)


def _with_body(body: Content) -> Content:
    if isinstance(body, Block):
        outer = Block()
        outer.add("body", body)
        return outer
    return {"body": body}
