"""Field lists of httpdomain: `:query integer limit: ...`, `:<json string name: ...`, `:code 200: ...`."""

from __future__ import annotations

import re
from typing import NamedTuple

from clientgen.pages.blocks import FieldItem, Fields
from clientgen.pages.bodies import Table as Members
from clientgen.pages.bodies import has
from clientgen.pages.collecting import Collected
from clientgen.pages.drafts import Row
from clientgen.pages.prose import Prose
from clientgen.pages.vocabulary import Kind, Side, Topic


class _Meaning(NamedTuple):
    kind: Kind
    side: Side | None
    names: tuple[str, ...]


_MEANINGS = (
    _Meaning(Kind.PATH, "request", ("param", "parameter", "arg", "argument")),
    _Meaning(Kind.QUERY, "request", ("query", "queryparameter", "queryparam", "qparam")),
    _Meaning(Kind.BODY, "request", ("<json", "<jsonarr", "reqjson", "reqjsonobj", "reqjsonarr", "jsonparam", "form", "formparameter", "formparam", "fparam")),
    _Meaning(Kind.BODY, "response", (">json", ">jsonarr", "resjson", "resjsonobj", "resjsonarr")),
    _Meaning(Kind.HEADERS, "request", ("<header", "reqheader", "requestheader")),
    _Meaning(Kind.HEADERS, "response", (">header", "resheader", "responseheader")),
    _Meaning(Kind.STATUS, "response", ("code", "status", "statuscode")),
)  # fmt: skip
_FORMS = frozenset({"form", "formparameter", "formparam", "fparam"})
_UNDIRECTED = "json"
"""A member of a body that is not said; of the request where something is sent and no sample tells."""
_BY_NAME = {name: meaning for meaning in _MEANINGS for name in meaning.names}


class FieldLists:
    """Adds the fields of an operation's directive to what is gathered of it."""

    def __init__(self, to: Collected, prose: Prose) -> None:
        self._to, self._prose = to, prose
        self._undirected: list[list[Row]] = []

    def take(self, fields: Fields) -> None:
        """Add every field that has a meaning; the others say nothing about the operation."""
        undirected: list[Row] = []
        for item in fields.items:
            meaning = _BY_NAME.get(item.name.lower())
            self._prose.note(item.body)
            if item.name.lower() == _UNDIRECTED and (row := self._row(item)):
                undirected.append(row)
            elif meaning is None:
                continue
            elif meaning.kind is Kind.STATUS:
                self._status(item)
            else:
                self._field(item, meaning)
        if undirected:
            self._undirected.append(undirected)

    def settle(self) -> None:
        """Put members without a direction into the body whose samples have most of them."""
        for rows in self._undirected:
            sent, answered = (
                sum(has(body.sampled, row.name) for row in rows)
                for body in (self._to.request, self._to.response)
            )
            sends = sent > answered if sent != answered else self._to.sends
            body = self._to.request if sends else self._to.response
            body.tables.append(Members(rows))

    def _status(self, item: FieldItem) -> None:
        for number in re.findall(r"\b[1-5]\d\d\b", item.argument):
            text = item.body.text
            draft = self._to.status(int(number), item.line, item.argument, text)
            self._prose.link(draft.links, item.body)

    def _row(self, item: FieldItem) -> Row | None:
        *types, name = item.argument.split() or [""]
        if not name:
            return None
        row = self._to.rows.row(name, item.line, f"{item.argument}: {item.body.text}")
        if types:
            shown = " ".join(types)
            self._to.rows.hints.type(row.draft, shown, item.line, f"{shown} {name}")
        self._to.rows.hints.describe(row.draft, item.body, typed=False)
        return row

    def _field(self, item: FieldItem, meaning: _Meaning) -> None:
        row = self._row(item)
        if row is None:
            return
        name = row.name
        self._send(row, meaning)
        if item.name.lower() in _FORMS:
            said = self._to.spots.said(True, item.line, item.name, f"{item.name} {name}")
            self._to.request.forms.add(said)
        if name.lower() == "content-type":
            body = self._to.response if meaning.side == "response" else self._to.request
            self._to.media_types(body, item.body.text, item.line)
        elif name.lower() == "accept" and meaning.side == "request":
            self._to.media_types(self._to.response, item.body.text, item.line)

    def _send(self, row: Row, meaning: _Meaning) -> None:
        if meaning.kind is Kind.BODY:
            body = self._to.response if meaning.side == "response" else self._to.request
            body.tables.append(Members([row], listed=True))
        else:
            self._to.send(row, Topic(meaning.kind, meaning.side))
