"""What calls return, as Python annotations."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.python_source.annotations import Annotations
from clientgen.symbols import Chosen, Paged, Plain, Result, Started, Streamed


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The annotations of a method, of its asynchronous twin, and of the value of one response.

    `runtime` names the module of the runtime with the classes in `imported`, if there are any.
    """

    sync: str
    twin: str
    value: str
    runtime: str = ""
    imported: tuple[str, ...] = ()


def returned(result: Result, annotations: Annotations) -> Returned:
    """Return the annotations of `result`; `annotations` imports what they need."""
    match result:
        case Plain(types=types):
            value = annotations.union(types)
            return Returned(sync=value, twin=value, value=value)
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
        case Chosen(usual=usual, other=other):
            return _either(returned(usual, annotations), returned(other, annotations))


def _either(usual: Returned, other: Returned) -> Returned:
    """The annotations of a method that returns the one or the other."""
    streams = usual if usual.imported else other
    return Returned(
        sync=_union(usual.sync, other.sync),
        twin=_union(usual.twin, other.twin),
        value="Any",
        runtime=streams.runtime,
        imported=streams.imported,
    )


def _union(*annotations: str) -> str:
    return " | ".join(dict.fromkeys(annotations))
