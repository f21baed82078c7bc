"""Legal names for what pages call by any name: groups, operations, types, documents, arguments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from clientgen.symbols.spelling import LONGEST, is_variable, snake

_NOT_IN_WORDS = re.compile(r"[^A-Za-z0-9]+")
_SEGMENT = re.compile(r"\{([^{}]*)\}")
_MOST_WORDS = 5
_LONGEST_WIRE = 256
_LONGEST_TYPE = 44
"""Maximum characters of the name of a type, whose module has `_` between its words."""
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "s",
        "of",
        "for",
        "from",
        "in",
        "into",
        "on",
        "onto",
        "to",
        "by",
        "with",
        "and",
        "or",
        "all",
        "any",
        "your",
        "own",
        "specific",
        "single",
        "one",
        "given",
        "current",
        "existing",
        "using",
        "via",
        "its",
        "this",
        "that",
        "be",
        "which",
        "is",
        "are",
        "api",
        "rest",
        "http",
        "request",
        "operation",
        "information",
        "details",
    ]
)
# the first words of titles, and the names of methods that they become; empty for the word itself
VERBS = {
    **dict.fromkeys(("get", "view", "see", "retrieve", "fetch", "show", "read", "find", "obtain", "return"), "get"),
    **dict.fromkeys(("list", "browse", "enumerate"), "list"),
    **dict.fromkeys(("create", "new", "register", "post"), "create"),
    **dict.fromkeys(("update", "edit", "modify", "change", "patch"), "update"),
    **dict.fromkeys(("delete", "destroy"), "delete"),
    **dict.fromkeys(
        ["add", "remove", "set", "put", "check", "start", "stop", "restart", "reboot", "rebuild", "reimage", "swap", "upgrade", "walk", "rollback", "cancel", "copy", "move", "lock", "unlock", "vote", "search", "query", "send", "upload", "download", "import", "export", "enable", "disable", "publish", "unpublish", "pin", "unpin", "mute", "unmute", "block", "unblock", "follow", "unfollow", "accept", "reject", "authorize", "revoke", "verify", "validate", "test", "reset", "regenerate", "replace", "rename", "restore", "archive", "unarchive", "submit", "retry", "resume", "pause", "break", "acquire", "release", "renew", "lease", "snapshot", "attach", "detach", "connect", "disconnect", "join", "leave", "peek", "clear", "purge", "count", "deploy", "undeploy", "invoke", "run", "translate", "boost", "favourite", "bookmark", "dismiss", "report", "mark", "compact"],
        "",
    ),
}  # fmt: skip
_BY_METHOD = {"GET": "get", "HEAD": "head", "POST": "create", "PUT": "put", "PATCH": "update", "DELETE": "delete", "OPTIONS": "options"}  # fmt: skip


def words_of(text: str) -> list[str]:
    """Return the words of a title or name, ASCII letters and digits in lower case."""
    return snake("_".join(filter(None, _NOT_IN_WORDS.split(text)))).split("_") if text else []


def singular(word: str) -> str:
    """Return an English noun in the singular, by the common endings."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|us|is)\Z", word) or not word.endswith("s") or len(word) < 4:
        return word
    return (
        word[:-2]
        if re.search(r"(?:sses|xes|ches|shes|zzes|tuses|iases|buses)\Z", word)
        else word[:-1]
    )


def plural(word: str) -> str:
    """Return an English noun in the plural, by the common endings."""
    if singular(word) != word:
        return word
    if re.search(r"[^aeiou]y\Z", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|ch|sh|z)\Z", word) else f"{word}s"


def type_name(words: Iterable[str]) -> str:
    """Return words as the name of a type: `PollOption`; `Value` if nothing is left of them."""
    name = "".join(each[:1].upper() + each[1:] for each in words)[:_LONGEST_TYPE]
    return name if name[:1].isalpha() else f"Type{name}" if name else "Value"


def type_name_of(text: str) -> str:
    """Return the name of a page for a type as one: `Admin::Account` as `AdminAccount`."""
    parts = [part for part in _NOT_IN_WORDS.split(text) if part and part.isascii()]
    return type_name(parts)


def slug(text: str) -> str:
    """Return words joined by `-`, at most 100 characters; `page` if there are none."""
    return "-".join(words_of(text))[:100].strip("-") or "page"


def name_of(words: Sequence[str]) -> str:
    """Return words as the name of a group or method: joined by `_`, beginning with a letter."""
    name = "_".join(words)[:LONGEST].strip("_")
    return name if name[:1].isalpha() else f"n_{name}"[:LONGEST].strip("_") if name else "unnamed"


def placeholder(name: str) -> str:
    """Return the name of a path parameter in the characters that the format allows there."""
    legal = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-._")[:LONGEST].rstrip("-._")
    return legal if legal[:1].isalpha() else f"p-{legal}" if legal else "value"


def with_placeholders(path: str) -> str:
    """Return a path whose placeholders have legal names, each a name of its own."""
    seen: dict[str, int] = {}

    def legal(match: re.Match[str]) -> str:
        name = placeholder(match[1])
        seen[name] = seen.get(name, 0) + 1
        return f"{{{name}}}" if seen[name] == 1 else f"{{{name}-{seen[name]}}}"

    return _SEGMENT.sub(legal, path)


def placeholders(path: str) -> tuple[str, ...]:
    """Return the names of the placeholders of a path."""
    return tuple(_SEGMENT.findall(path))


def static_words(path: str) -> list[str]:
    """Return the words of the last segment of a path that is no placeholder."""
    segments = [each for each in path.split("/") if each and "{" not in each]
    segments = [each for each in segments if not re.search(r"\d\.\d", each)]
    return words_of(segments[-1]) if segments else []


def nouns(title: str) -> list[str]:
    """Return the words of a title without its verb and small words, the last in the singular."""
    words = [each for each in words_of(title) if each not in _SMALL]
    words = words[1:] if words and words[0] in VERBS else words
    return [*words[:-1], singular(words[-1])] if words else []


def method_name(title: str, verb: str, path: str, group: Collection[str]) -> str:
    """Return the name of an operation in a group whose words are `group`: `list`, `get`, `vote`."""
    words = [each for each in words_of(title) if each not in _SMALL]
    known = {*group, *map(singular, group), *map(plural, group)}
    if not words or words[0] not in VERBS:
        head, rest = _BY_METHOD.get(verb, "call"), _unless(static_words(path), known)
        if head == "get" and path.endswith(("/", *map(plural, group))):
            head = "list"
        return name_of([head, *rest])
    head, objects = VERBS[words[0]] or words[0], words[1:]
    rest = _unless(objects, known)
    if len(rest) > _MOST_WORDS:
        rest = _unless(static_words(path), known)
    is_many = objects and objects[-1] in known and singular(objects[-1]) != objects[-1]
    if head == "get" and verb == "GET" and is_many and not path.endswith("}"):
        head = "list"
    return name_of([head, *rest])


def _unless(words: Iterable[str], known: Collection[str]) -> list[str]:
    return [word for word in words if word not in known]


def free(name: str, taken: Collection[str], others: Iterable[str] = ()) -> str:
    """Return the first of a name, of `others` and of the name with a number that is not taken."""
    for each in (name, *others):
        if each not in taken:
            return each
    number = 2
    while f"{name[: LONGEST - 4]}_{number}" in taken:
        number += 1
    return f"{name[: LONGEST - 4]}_{number}"


def is_wire_name(name: str) -> bool:
    """Tell whether the format can hold a name on the wire: one line of visible characters."""
    return 0 < len(name) <= _LONGEST_WIRE and name.isprintable()


def free_type(name: str, taken: Collection[str], others: Iterable[str] = ()) -> str:
    """Return the same for the name of a type, which has no `_`; its module can be imported."""
    for each in (name, *others):
        if each not in taken and is_variable(snake(each)):
            return each
    number = 2
    while f"{name[:_LONGEST_TYPE]}{number}" in taken:
        number += 1
    return f"{name[:_LONGEST_TYPE]}{number}"


def python_name(wire_name: str, taken: Collection[str], fallback: str) -> str:
    """Return the name in Python of a name on the wire: legal, and not among those that are taken.

    It is `snake(wire_name)` if that will do, so that a spec need not state it.
    """
    plain = snake(wire_name)
    if is_variable(plain) and plain not in taken:
        return plain
    words = "_".join(words_of(wire_name))[: LONGEST - 8].strip("_")
    legal = words if words[:1].isalpha() else f"{fallback}_{words}".rstrip("_")
    if not is_variable(legal):
        legal = f"{legal}_"
    return legal if legal not in taken else free(f"{fallback}_{legal}".rstrip("_"), taken)
