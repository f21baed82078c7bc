"""Reads how operations are followed to their end: words of an operation over service.yaml's."""

from __future__ import annotations

from typing import cast, get_args

from clientgen.ir import LongRunning, LongRunningResult, LongRunningStyle, Text
from clientgen.ir.words import Word
from clientgen.lowering.named_words import NamedWords, read_word
from clientgen.lowering.node import Node
from clientgen.lowering.problems import Problems

_STYLES = get_args(LongRunningStyle)


def long_runnings_of(service: Node, problems: Problems) -> NamedWords:
    """Return what is under `long_running` of service.yaml."""
    return NamedWords(
        named=service.get("long_running"),
        problems=problems,
        code="SPEC386",
        what="a name under `long_running` of service.yaml",
    )


def read_long_running(named: NamedWords, node: Node | None) -> LongRunning | None:
    """Return how an operation is followed to its end, or None if its response is the end."""
    found = named.read(node) if node is not None else None
    if node is None or found is None:
        return None
    words, name = found
    return _long_running(node, words, name)


def _long_running(node: Node, words: dict[str, Node], name: Text | None) -> LongRunning:
    style = next(style for style in _STYLES if style in words)
    error, interval = words.get("error"), words.get("interval")
    return LongRunning(
        style=cast("LongRunningStyle", style),
        driver=read_word(words[style]),
        poll=read_word(words["poll"]),
        status=read_word(words["status"]),
        running=_states(words["running"]),
        succeeded=_states(words["succeeded"]),
        failed=_states(words["failed"]),
        location=node.location,
        path=Text(node.path),
        code=_member(error, "code"),
        message=_member(error, "message"),
        result=_result(words.get("result")),
        interval=int(str(interval.value)) if interval is not None else None,
        name=name,
    )


def _states(node: Node) -> tuple[Word, ...]:
    return tuple(read_word(item) for item in node.items())


def _member(node: Node | None, key: str) -> Word | None:
    inner = node.get(key) if node is not None else None
    return read_word(inner) if inner is not None else None


def _result(node: Node | None) -> LongRunningResult | None:
    if node is None:
        return None
    if not isinstance(node.value, dict):
        return LongRunningResult()
    return LongRunningResult(
        operation=_member(node, "operation"), id=_member(node, "id"), member=_member(node, "member")
    )
