"""What calls return, as Python annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from clientgen.catalog import Token
from clientgen.python_source.annotations import Annotations
from clientgen.python_source.literals import literal
from clientgen.symbols import Chosen, Paged, Plain, Result, Started, Streamed, Unwrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The annotations of a method, of its asynchronous twin, and of the value of one response.

    `whole` is that of the value of a raw response, if the method returns only a part of it.
    `runtime` names the module of the runtime with the classes in `imported`, if there are any.
    """

    sync: str
    twin: str
    value: str
    whole: str = ""
    runtime: str = ""
    imported: tuple[str, ...] = ()


def returned(result: Result, annotations: Annotations) -> Returned:
    """Return the annotations of `result`; `annotations` imports what they need."""
    match result:
        case Plain(types=types):
            value = annotations.union(types)
            return Returned(sync=value, twin=value, value=value)
        case Unwrapped(types=types, whole=responses):
            value, whole = annotations.union(types), annotations.union(responses)
            return Returned(sync=value, twin=value, value=whole, whole=whole)
        case Paged(envelope=envelope, item=item):
            value, inner = annotations.spell(envelope), annotations.spell(item)
            return Returned(
                sync=f"Page[{inner}, {value}]",
                twin=f"AsyncPages[{inner}, {value}]",
                value=value,
                runtime="paging.pages",
                imported=("AsyncPages", "Page"),
            )
        case Started(type=kind, types=types):
            inner = annotations.union((kind,))
            return Returned(
                sync=f"LongRunning[{inner}]",
                twin=f"AsyncLongRunning[{inner}]",
                value=annotations.union(types),
                runtime="long_running.handles",
                imported=("AsyncLongRunning", "LongRunning"),
            )
        case Streamed(items=items):
            one = "bytes" if items is None else annotations.spell(items)
            return Returned(
                sync=f"Stream[{one}]",
                twin=f"AsyncStream[{one}]",
                value=one,
                runtime="streams",
                imported=("AsyncStream", "Stream"),
            )
        case Chosen(results=results):
            return _either([returned(each, annotations) for each in results])


def _either(results: Sequence[Returned]) -> Returned:
    """The annotations of a method that returns one of several results."""
    streams = next((each for each in results if each.imported), results[0])
    return Returned(
        sync=union(each.sync for each in results),
        twin=union(each.twin for each in results),
        value="Any",
        runtime=streams.runtime,
        imported=streams.imported,
    )


def union(annotations: Iterable[str]) -> str:
    """Return the annotation of what has one of these."""
    return " | ".join(dict.fromkeys(annotations))


def spell_given(when: Mapping[str, Sequence[Token]], code: Callable[[str], str]) -> str:
    """Return arguments as calls have them, each by `code`: stream=True and form="a" or form="b"."""
    given = (
        " or ".join(code(f"{name}={literal(each)}") for each in tokens if each is not None)
        for name, tokens in when.items()
    )
    return " and ".join(given)
