"""The words of a spec that a document says which is an export: the inverse of `document`."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from clientgen.interchange.addresses import own_path
from clientgen.interchange.spec import MISSING, Spec, put_at, steps_of, value_at
from clientgen.interchange.types import definition, use
from clientgen.interchange.words import (
    ALTERNATIVES,
    DERIVED,
    DEVIATIONS,
    EDITION,
    KEY,
    MARK,
    ORDER,
    OWN,
    PATH,
    PREFIX,
    SECOND_NAMES,
    STREAMED,
    Json,
    Words,
    derived_of,
    extension,
    read,
    with_names,
)

_VERBS = frozenset({"get", "head", "post", "put", "patch", "delete", "options"})
_APART = frozenset({extension("errors"), extension("emulation"), DEVIATIONS})
"""Words of the whole document that are not those of service.yaml."""


def is_export(document: Json) -> bool:
    """Tell whether a document says that it is an export whose words are known."""
    return isinstance(document, dict) and document.get(MARK) == EDITION


def spec_of(document: Words) -> Spec:
    """Return the spec of an export, with the facts of the pages apart from its deviations.

    Raises `KeyError`, `TypeError`, `ValueError` or `AttributeError` if the document is not as exports are.
    """
    service = _service(document)
    emulation = document.get(extension("emulation"))
    spec = Spec(
        service=service,
        types={
            name: definition(schema)
            for name, schema in document.get("components", {}).get("schemas", {}).items()
        },
        groups=_groups(document, service),
        errors=with_names(document.get(extension("errors"), {})),
        emulation=None if emulation is None else dict(emulation),
    )
    spec = deepcopy(spec)
    spec.deviations = _take_apart(spec, with_names(document.get(DEVIATIONS, {})))
    return spec


def _service(document: Words) -> Words:
    info = document["info"]
    made = read("info", info)
    if "summary" in info:
        made["summary"] = info["summary"]
    if "version" in info and "version" not in derived_of(info):
        made["api_version"] = info["version"]
    carried = {
        name: value
        for name, value in document.items()
        if name.startswith(PREFIX) and name not in _APART
    }
    return {**made, **with_names(read("tag", carried))}


def _groups(document: Words, service: Words) -> dict[str, Words]:
    found: dict[str, Words] = {}
    for path, item in document["paths"].items():
        for verb in item:
            if verb in _VERBS:
                group, _, name = item[verb]["operationId"].rpartition(".")
                group = group or item[verb]["tags"][0]
                made = _Operation(item[verb], service).words(path, verb)
                found.setdefault(group, {})[name] = made
    made_groups: dict[str, Words] = {}
    tags = document.get("tags", [])
    for tag in tags:
        name = tag["name"]
        group = read("tag", tag)
        group.setdefault("summary", name)
        operations = found.pop(name, {}) | tag.get(SECOND_NAMES, {})
        is_outer = any(each["name"].startswith(f"{name}.") for each in tags)
        if operations or not is_outer:
            order = [each for each in tag.get(ORDER, ()) if each in operations]
            group["operations"] = {each: operations[each] for each in (*order, *operations)}
        made_groups[name] = group
    for name, operations in found.items():
        made_groups[name] = {"summary": name, "operations": operations}
    return made_groups


class _Operation:
    """Reads one operation of a document."""

    def __init__(self, stated: Words, service: Words) -> None:
        self._stated = stated
        media_types = service.get("media_types", {})
        usual = ["application/json"]
        self._request = media_types.get("request", usual)
        self._response = media_types.get("response", usual)
        self._service = service

    def words(self, path: str, verb: str) -> Words:
        """Return the operation as a spec has it."""
        stated = self._stated
        made = read("operation", stated)
        made.setdefault("source", {"document": next(iter(self._service["documents"]))})
        made["verb"] = verb.upper()
        made["path"] = stated.get(PATH, own_path(self._service, path))
        if stated.get("deprecated") is True:
            made.setdefault("deprecated", True)
        parameters = dict(self._parameters())
        made |= {"parameters": parameters} if parameters else {}
        if "requestBody" in stated:
            made["body"] = self._body(stated["requestBody"])
        made["responses"] = {
            status: self._responses(response)
            for status, response in stated["responses"].items()
            if status[0] == "2" or status == "304"
        }
        return made

    def _parameters(self) -> Iterator[tuple[str, Words]]:
        for stated in self._stated.get("parameters", ()):
            if "$ref" in stated or stated.get(DERIVED) is True:
                continue
            name, key = stated["name"], stated.get(KEY, stated["name"])
            made = {**read("parameter", stated), **use(stated["schema"])}
            if stated["in"] == "path":
                made.pop("required", None)
            elif name != key:
                made["wire_name"] = name
            if stated.get("deprecated") is True:
                made.setdefault("deprecated", True)
            yield key, made

    def _body(self, stated: Words) -> Words:
        content = stated["content"]
        first = next(iter(content.values()))
        made = {**use(first["schema"]), **read("body", stated)}
        if "required" not in made and stated.get("required") is not True:
            made["required"] = False
        if list(content) != list(self._request):
            made["media_types"] = list(content)
        if "style" not in made and "encoding" in first:
            made["encoding"] = first["encoding"]
        return made

    def _responses(self, stated: Words) -> Json:
        return with_names(stated[ALTERNATIVES]) if ALTERNATIVES in stated else self._one(stated)

    def _one(self, stated: Words) -> Words:
        words = read("response", stated)
        body = {word: words.pop(word) for word in [*words] if word in OWN["response body"]}
        headers = {
            name: {**use(each["schema"]), **read("header", each)}
            for name, each in stated.get("headers", {}).items()
            if "$ref" not in each
        }
        words |= {"headers": headers} if headers else {}
        if "content" in stated:
            words["body"] = {**self._content(stated), **body}
        return words

    def _content(self, stated: Words) -> Words:
        content, is_streamed = stated["content"], stated.get(STREAMED) is True
        stated = next(iter(content.values()))["schema"]
        # beside it stands the error that comes with the status of a success
        schema = use(stated["anyOf"][0] if "anyOf" in derived_of(stated) else stated)
        made: Words = {"itemSchema": schema} if is_streamed else schema
        if is_streamed or list(content) != list(self._response):
            made["media_types"] = list(content)
        return made


def _take_apart(spec: Spec, stated: Words) -> Words:
    """Lay the deviations off the spec; where the document says something else by now, it is kept."""
    roots, deviations = spec.roots(), {}
    for name, each in stated.items():
        words = {word: value for word, value in each.items() if word != "before"}
        for before in each.get("before", ()):
            place = tuple(before["at"])
            change = place[len(steps_of(place[:1], words["at"])) :]
            wanted = value_at(words["change"], change)
            there = value_at(roots, place)
            if there == wanted or (there is MISSING and wanted is None):
                put_at(roots, place, before.get("page", MISSING))
            else:
                put_at(words["change"], change, MISSING)
        if not words.get("change", True):
            words.pop("change")
        deviations[name] = words
    return deviations
