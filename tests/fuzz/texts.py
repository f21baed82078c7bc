"""Grammars that several targets share: trees as JSON and XML, words in any order, damage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from hypothesis import strategies as st

from .literals import literals

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=10)
    | st.sampled_from(
        ["2020-01-01", "12:00:00", "PT5S", "-P1DT1S", "1e999", "AAAA", "NaN", "Infinity", "0x1"]
    )
    | st.from_regex(r"-?P?T?[0-9:.+TZDHMS-]{1,30}", fullmatch=True)
)


def trees(names: Sequence[str]) -> st.SearchStrategy[object]:
    """Return nested lists and objects whose members mostly have these names."""
    keys = st.sampled_from(names) | st.text(max_size=3)
    return st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=6),
        max_leaves=15,
    )


def as_json(value: object) -> str:
    """Return what is nearly JSON: names, numbers and texts are not always legal."""
    if isinstance(value, dict):
        return "{" + ",".join(f'"{name}":{as_json(each)}' for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(as_json(each) for each in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return str(value)


def as_xml(value: object, name: str = "x") -> str:
    """Return what is nearly XML."""
    if isinstance(value, dict):
        content = "".join(as_xml(each, key) for key, each in value.items())
    elif isinstance(value, list):
        content = "".join(as_xml(each) for each in value)
    else:
        content = str(value).replace("&", "&amp;").replace("<", "&lt;")
    return f"<{name}>{content}</{name}>"


def written(
    values: st.SearchStrategy[object], *writers: Callable[[object], str]
) -> st.SearchStrategy[bytes]:
    """Return the values in one of several spellings, as UTF-8 or nearly so."""
    return st.one_of(*[values.map(write) for write in writers]).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    )


def damaged(sound: st.SearchStrategy[bytes], words: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Return inputs with up to three pieces cut out, and words or bytes in their place."""
    junk = st.sampled_from(words) | st.binary(max_size=3)
    edits = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 20), junk), max_size=3)
    return st.builds(_edit, sound, edits)


def _edit(data: bytes, edits: Iterable[tuple[int, int, bytes]]) -> bytes:
    for place, length, junk in edits:
        at = place % (len(data) + 1)
        data = data[:at] + junk + data[at + length :]
    return data


def joined(words: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Return words in any order, and now and then one of them thousands of times."""
    word = st.sampled_from(words)
    line = st.lists(word, max_size=40).map(b"".join)
    many = st.builds(
        lambda head, each, times, tail: head + each * times + tail,
        st.lists(word, max_size=4).map(b"".join),
        word,
        st.sampled_from([100, 1_000, 30_000]),
        st.lists(word, max_size=4).map(b"".join),
    )
    return st.one_of(line, line, line, many)


def grammar(
    words: Sequence[bytes],
    seeds: Callable[[], Iterable[bytes]],
    *more: st.SearchStrategy[bytes],
) -> st.SearchStrategy[bytes]:
    """Return the inputs of a target: words, damaged seeds, what more there is, damaged, and noise."""
    known = st.deferred(lambda: st.sampled_from(sorted(set(seeds()))))
    return st.one_of(
        joined(words),
        damaged(known, words),
        *more,
        *[damaged(each, words) for each in more],
        st.binary(max_size=60),
    )


def choosing(options: int, inputs: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Return inputs after a first byte that chooses one of several ways to read the rest."""
    return st.builds(lambda first, rest: bytes([first]) + rest, st.integers(0, options - 1), inputs)


JSON_WORDS = literals("words", "json")
XML_WORDS = literals("words", "xml")
