"""The queries of the command, JMESPath: a part of a response, printed in every form, or a message."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable

from media_services_management._runtime.cli.call import _compile_query
from media_services_management._runtime.cli.failures import InputError
from media_services_management._runtime.cli.output import render

from ..literals import literals
from ..target import Target
from ..texts import JSON_WORDS, grammar

WORDS = (*JSON_WORDS, *literals("words", "queries"))
ANSWER = {
    "name": "a",
    "items": [{"a": 1, "b": None, "c": [True, 1.5]}, {"a": "x", "d": {"e": "\x1b[0m"}}],
    "none": None,
    "number": 10**15,
}


def check(data: bytes) -> None:
    try:
        with warnings.catch_warnings(action="ignore"):  # of forms that it may refuse one day
            query = _compile_query(data.decode("utf-8", "surrogateescape"))
        assert query is not None
        value = query(ANSWER)
    except InputError as error:
        assert len(str(error)) < 1_000 + len(data) * 4
        return
    json.loads(render(value, "json"))
    for form in ("yaml", "table", "tsv"):
        assert render(value, form).replace("\n", "").replace("\t", "").isprintable()


def seeds() -> Iterable[bytes]:
    for text in (
        *("name", "items[*].a", "items[?a > `1`].c | [0]", "sort_by(items, &a)", "length(name)"),
        *("{n: name, k: keys(@)}", "items[::2]", "max_by(items, &a).b || none", "to_number(name)"),
        *(
            "items[::0]",
            "`{`",
            "ceil(number)",
            "join(',', items[*].a)",
            "avg(items[0].c)",
            "'x\x1b'",
        ),
    ):
        yield text.encode()


TARGET = Target(check=check, seeds=seeds, inputs=grammar(WORDS, seeds), words=WORDS)
