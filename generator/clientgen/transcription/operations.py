"""One operation of a page: what is collected of it first, and its entry in a file of operations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from clientgen.emitter import Block, Content, Plain, as_block
from clientgen.pages import BodyFacts, OperationFacts, Route, Stated
from clientgen.text import reveal
from clientgen.transcription.bodies import Body, body_content, collect, list_words
from clientgen.transcription.fields import type_of
from clientgen.transcription.names import (
    free,
    free_type,
    method_name,
    name_of,
    placeholders,
    singular,
    static_words,
    type_name,
    type_name_of,
    words_of,
)
from clientgen.transcription.parameters import (
    HEADER,
    Parameter,
    Shared,
    constants,
    parameters_block,
    parameters_of,
)
from clientgen.transcription.questions import Ask, question
from clientgen.transcription.records import Member, Records, text_of
from clientgen.transcription.statuses import Errors, error_keys, responses
from clientgen.transcription.types import member_names

VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_BODILESS = frozenset({"GET", "HEAD", "DELETE", "OPTIONS"})
_TITLE = 300


@dataclass(slots=True, kw_only=True)
class Draft:
    """An operation before its types have names."""

    facts: OperationFacts
    route: Stated[Route]
    path: str
    """Below that of the endpoint; empty if it is not below it."""
    group: str
    name: str
    request: Body
    response: Body
    parameters: list[Parameter] = field(default_factory=list)
    query: dict[str, str] = field(default_factory=dict)

    @property
    def verb(self) -> str:
        """The verb; empty if the page does not say it, or says one that the format lacks."""
        verb = self.route.value.verb
        return verb if verb in VERBS else ""

    @property
    def key(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """What tells operations apart."""
        bare = "/".join("{}" if "{" in each else each for each in self.path.split("/"))
        return self.verb, bare, tuple(sorted(self.query.items()))


@dataclass(slots=True)
class Context:
    """What the operations of a draft share."""

    records: Records
    shared: Shared
    errors: Errors
    request_types: Sequence[str]
    """Media types of requests, unless an operation says otherwise."""
    response_types: Sequence[str]
    types: set[str]
    """The names of types that are taken."""
    client: frozenset[str] = frozenset()
    """Headers and parameters that service.yaml has for every request."""


def begin(
    facts: OperationFacts,
    route: Stated[Route],
    path: str,
    group: str,
    records: Records,
    api: str,
) -> Draft:
    """Return what an operation needs, with its records added to `records`.

    The words of its group and of `api` are not repeated in its name.
    """
    title = reveal(facts.title.value)
    query = constants(route.value, facts)
    words = group.rpartition(".")[2].split("_")
    name = method_name(title, route.value.verb or "", path, [*words, *api.split("-")])
    thing = [*words[:-1], singular(words[-1])]
    facts = _with_answer(facts)
    examples = facts.request.examples
    request = collect(facts.request, records, _hints(name, thing, "Request"), facts.page, examples)
    good = [each for each in facts.response.examples if each.status is None or each.status < 400]
    response = collect(facts.response, records, _answer_hints(name, thing), facts.page, good)
    if request.record is not None and not request.is_list:
        request.record.itself.is_flat = True
    return Draft(
        facts=facts,
        route=route,
        path=path,
        group=group,
        name=name,
        request=request,
        response=response,
        parameters=parameters_of(facts, route, path, query),
        query=query,
    )


def _with_answer(facts: OperationFacts) -> OperationFacts:
    """An operation whose verb has no body: the only body that its page shows is the response."""
    if not facts.response.examples and all(
        each.value.verb in ("GET", "HEAD") for each in facts.routes
    ):
        shown = facts.request
        if shown.examples and all(
            said.origin == "example" for each in shown.members for said in each.places
        ):
            return replace(facts, request=BodyFacts(), response=shown)
    return facts


def _hints(name: str, thing: list[str], end: str) -> list[str]:
    own = type_name([*name.split("_"), *thing])
    return [own, f"{own}{end}"]


def _answer_hints(name: str, thing: list[str]) -> list[str]:
    is_thing = name in ("get", "list", "create", "update", "put", "add", "delete")
    own = _hints(name, thing, "Result")
    return [type_name(thing), *own] if is_thing else [own[1], f"{own[0]}Answer"]


def heading(facts: OperationFacts) -> str:
    """Return the heading of an operation on one line; empty if it is only its address."""
    title = " ".join(reveal(facts.title.value).split())
    is_address = any(reveal(each.value.path) in title for each in facts.routes)
    is_line = title.isprintable() and 0 < len(title) <= _TITLE
    return title if is_line and not is_address else ""


def name_lists(draft: Draft, context: Context) -> None:
    """Give the lists that are roots of XML types of their own; equal lists have the same."""
    for body in (draft.request, draft.response):
        if body.record is None or not body.item:
            continue
        words = list_words(body)
        known = next((name for name, each in context.shared.types.items() if each == words), None)
        own = type_name_of(body.root)
        body.list_name = known or free_type(own, context.types, (f"{own}List",))
        context.types.add(body.list_name)
        context.shared.types[body.list_name] = words


def block_of(draft: Draft, context: Context, source: dict[str, Plain]) -> Block:
    """Return the entry of an operation; `source` is the page that it cites."""
    facts, called = draft.facts, f"{draft.group}.{draft.name}"
    name_lists(draft, context)
    block = Block()
    title = heading(facts)
    if title:
        block.add("title", title)
    _add_route(block, draft, called)
    block.add("source", source)
    if any(each.value for each in facts.deprecated):
        block.add("deprecated", True)
    parameters = [each for each in draft.parameters if each.name.casefold() not in context.client]
    body = _request(draft, context, called)
    flat = draft.request.record if not draft.request.is_list else None
    reserved = member_names(flat.itself) if flat and body is not None else {"body"}
    found = parameters_block(parameters, context.records, context.shared, context.types, reserved)
    if found:
        block.add("parameters", found)
    if isinstance(body, str):
        block.remark(body)
    elif body is not None:
        block.add("body", body)
    block.add("responses", _responses(draft, context, called))
    errors = error_keys(facts, context.errors, {"document": source["document"]})
    if errors:
        block.add("errors", errors)
    return block


def _add_route(block: Block, draft: Draft, called: str) -> None:
    said = draft.route
    if draft.verb:
        block.add("verb", draft.verb)
    else:
        block.remark(question(Ask.VERB, called, said.place, text_of([said])))
    if draft.path:
        block.add("path", draft.path)
    else:
        block.remark(question(Ask.PATH, called, said.place, reveal(said.value.shown)))
    if draft.query:
        block.add("query", draft.query)


def _request(draft: Draft, context: Context, called: str) -> Content | str:
    """The body of a request, None if there is none, or a question as a text."""
    body = draft.request
    if body.is_empty or (not body.is_known and draft.verb in _BODILESS):
        return None
    if draft.verb in ("GET", "HEAD"):
        names = ", ".join(reveal(each.name) for each in body.facts.members)
        return question(
            Ask.BODY, called, body.place or draft.route.place, f"{draft.verb} with {names}"
        )
    if body.is_known:
        return body_content(body, context.records, f"{called}.body", context.request_types)
    is_thing = draft.verb != "POST" or ("{" in draft.path and not draft.path.endswith("}"))
    if draft.verb == "POST" and is_thing:
        # an action on something that exists, of whose body the page says nothing
        return None
    return question(Ask.BODY, called, draft.route.place, text_of([draft.route]))


def _responses(draft: Draft, context: Context, called: str) -> Block:
    body = draft.response
    content: Content = None
    if body.is_known:
        content = body_content(body, context.records, f"{called}.response", context.response_types)
    block = responses(
        draft.facts, content, has_body=body.is_known, is_empty=body.is_empty, name=called
    )
    return _with_headers(block, draft, context)


def _with_headers(block: Block, draft: Draft, context: Context) -> Block:
    """The responses with their headers, which stand at the first of them."""
    headers = Block()
    for facts in draft.facts.response_headers:
        name = reveal(facts.name)
        if name.casefold() in context.client | STANDARD or not HEADER.fullmatch(name):
            continue
        headers.add(name, type_of(Member([facts], []), context.records).content())
    entries = [index for index, line in enumerate(block.lines) if isinstance(line, tuple)]
    if headers and entries:
        status, content = block.lines[entries[0]]  # type: ignore[misc]
        inner = as_block(content)
        inner.lines.insert(0, ("headers", headers))
        block.lines[entries[0]] = (status, inner)
    return block


STANDARD = frozenset({"content-type", "content-length", "date", "server", "connection", "transfer-encoding", "content-encoding", "vary", "cache-control"})  # fmt: skip
"""Headers that every server may send and no client needs."""


def unique_names(drafts: Sequence[Draft], taken: set[str]) -> None:
    """Give the operations of a group names that differ, by their last parameter if need be."""
    used = set(taken)
    for draft in drafts:
        inner = placeholders(draft.path)
        others = [f"{draft.name}_by_{name_of(words_of(inner[-1]))}"] if inner else []
        others.append(name_of([draft.name, *static_words(draft.path)]))
        draft.name = free(draft.name, used, others)
        used.add(draft.name)
