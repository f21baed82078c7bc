"""Parameters of operations, and the paths that some of them stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from clientgen.openapi import names, vendors
from clientgen.openapi.prose import is_wire_name
from clientgen.openapi.reading import Json
from clientgen.openapi.samples import Samples
from clientgen.openapi.source import Part
from clientgen.openapi.types import Types
from clientgen.openapi.words import Use

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,63}")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SAFE = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@-]")
_OWN = frozenset({"accept", "content-type", "authorization"})
"""Headers that OpenAPI ignores as parameters: bodies and credentials say them."""
CLIENTS = frozenset(
    {
        "host",
        "content-length",
        "connection",
        "transfer-encoding",
        "user-agent",
        "expect",
        "te",
        "upgrade",
        "accept-encoding",
        "content-encoding",
        "cookie",
        "keep-alive",
        "trailer",
        "proxy-authorization",
    }
)
"""Headers that clients set themselves."""


@dataclass(frozen=True, slots=True)
class Queries:
    """How values stand in the query where a document does not say it.

    `style` has the style of lists and whether they are exploded, `has_brackets` tells that `[]` is
    after the names of lists, `is_deep` that members of objects stand in brackets.
    """

    style: tuple[str, bool] | None = None
    has_brackets: bool = False
    is_deep: bool = False


class Parameters:
    """The parameters of one operation, and its path and constants of the query and the headers."""

    def __init__(
        self, types: Types, owner: str, path: str, place: str, queries: Queries | None = None
    ) -> None:
        self._types, self._owner, self._place = types, owner, place
        self._queries = queries or Queries()
        self.made: dict[str, Use] = {}
        self.query: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self._has_fragment = False
        self._of_query: dict[str, str] = {}
        """Placeholders of the path that are whole values of its query, with the names of these."""
        self._keys: dict[str, str] = {}
        self._python: set[str] = set()
        self.path = self._path(path)

    def _path(self, path: str) -> str:
        """The path with placeholders whose names a spec can have, without a query."""
        report = self._types.report
        path, mark, fragment = path.partition("#")
        if mark:
            # some write so what tells operations of one path apart
            self._has_fragment = True
            report.lacks("a path with a fragment", self._place, f"`#{fragment}` left out")
        path, _, query = path.partition("?")
        for name, value in parse_qsl(query, keep_blank_values=True) if query else ():
            self._add_to_query(name, value)
        parts = re.split(r"(\{[^{}]*\})", path if path.startswith("/") else f"/{path}")
        seen: set[str] = set()
        for index, each in enumerate(parts):
            if each.startswith("{") and each in seen:
                report.fault("a path parameter twice", self._place, "two parameters")
                parts[index] = (
                    f"{{{names.unique(each[1:-1], {p[1:-1] for p in parts if p[:1] == '{'})}}}"
                )
            seen.add(parts[index])
        made = "".join(self._placeholder(p) if p.startswith("{") else _escaped(p) for p in parts)
        if any(_escaped(p) != p for p in parts if not p.startswith("{")):
            report.lacks("a path with signs that paths cannot have", self._place, f"`{made}`")
        whole = re.sub(r"/{2,}", "/", made)
        if whole != made:
            report.fault("a path with an empty segment", self._place, "without it")
        return whole

    def _add_to_query(self, name: str, value: str) -> None:
        """Add what the query of the path has: a constant, or a parameter if it is a placeholder."""
        report, placeholder = self._types.report, _PLACEHOLDER.fullmatch(value)
        if not name or not is_wire_name(name):
            report.fault("a parameter without a name or place", self._place, "left out")
        elif placeholder is not None:
            self._of_query[placeholder[1]] = name
        elif _PLACEHOLDER.search(value):
            report.lacks(
                "a parameter that is a part of a value",
                self._place,
                f"`{names.slug(name)}` left out",
            )
        else:
            self.query[name] = value

    def _placeholder(self, part: str) -> str:
        name = part[1:-1]
        if name not in self._keys:
            key = name if _KEY.fullmatch(name) else names.words(name.lstrip("+*?.;/&#").rstrip("*"))
            self._keys[name] = names.unique(key, set(self._keys.values()))
        return f"{{{self._keys[name]}}}"

    def add(self, part: Part) -> None:
        """Add a parameter of the document, or note why it cannot be added."""
        report, where = self._types.report, part.text("in")
        name = part.text("name")
        if where == "path" and name not in self._keys and name in self._of_query:
            where, name = "query", self._of_query[name]
        if where == "cookie":
            report.lacks("a parameter in a cookie", part.place, "left out")
        elif where not in ("path", "query", "header") or not name or not is_wire_name(name):
            report.fault("a parameter without a name or place", part.place, "left out")
        elif where == "path" and name not in self._keys:
            report.fault("a path parameter that is not in the path", part.place, "left out")
        elif where == "header" and name.lower() in _OWN:
            return
        elif where == "query" and self._has_fragment and _constant(part) is not None:
            self.query[name] = str(_constant(part))
        elif where == "header" and self._has_fragment and _is_header(name, _constant(part)):
            self.headers[name] = str(_constant(part))
        elif where == "header" and name.lower() in CLIENTS:
            report.lacks(
                "a header that clients set themselves", part.place, f"`{names.slug(name)}` left out"
            )
        else:
            self._put(part, where, name)

    def _put(self, part: Part, where: str, name: str) -> None:
        key = self._keys[name] if where == "path" else self._key(name, where)
        made: Use = {"in": where, **self._type(part, where, f"{self._owner}{names.pascal(key)}")}
        if where == "path":
            made.pop("default", None)
        elif part.flag("required"):
            made["required"] = True
            made.pop("default", None)
        if where != "path" and key != name:
            made["wire_name"] = name
        if made.get("type") == "array" and where == "query" and self._queries.has_brackets:
            made["wire_name"] = f"{name.removesuffix('[]')}[]"
        if part.flag("deprecated"):
            made["deprecated"] = True
        if part.flag("allowReserved") and where == "path":
            made["style"] = "reserved"
        description = vendors.about(part)
        if description:
            made["description"] = description
        named = names.python_name(key, self._python, vendors.name_of(part))
        if named is not None:
            made = self._types.renamed(made, named, f"{self._owner}{names.pascal(key)}")
        self.made[key] = made

    def _key(self, name: str, where: str) -> str:
        key = name if _KEY.fullmatch(name) else names.words(name)
        if key in self.made or key in self._keys.values():
            key = names.unique(f"{names.words(name)}_{where}", {*self.made, *self._keys.values()})
        return key

    def _type(self, part: Part, where: str, owner: str) -> Use:
        schema = part.get("schema")
        if schema.value is None and isinstance(part.get("content").value, dict):
            self._types.report.lacks("a parameter that is a document", part.place, "any text")
            return {"type": "string"}
        use = self._types.use(schema, owner) if schema.value is not None else {"type": "string"}
        flat = self._flat(use, where, part)
        default = schema.followed().get("default").value
        if default is not None:
            flat["default"] = default
        if "pattern" in flat:
            flat["example"] = Samples({}).full(flat, where)
        return flat

    def _flat(self, use: Use, where: str, part: Part) -> Use:
        """The type of a parameter: scalars, lists of them, and maps of them in the query."""
        bare = self._resolved(use)
        style, explode = part.text("style"), part.get("explode").value
        if part.text("collectionFormat"):
            style, explode = _old_style(part.text("collectionFormat"))
        kind = bare.get("type", "any")
        if where == "query" and not style and explode is None:
            style, explode = self._usual(kind)
        if kind == "array" and where != "path":
            return self._list(bare, where, style, explode, part)
        if kind == "object" and where == "query" and style == "deepObject":
            return {"type": "object", "additionalProperties": {"type": "string"}}
        if kind in ("object", "array", "any", "bytes") or "oneOf" in bare:
            if kind in ("object", "array") or "oneOf" in bare:
                self._types.report.lacks(
                    "a parameter that is a list, an object or a choice", part.place, "any text"
                )
            return {"type": "string"}
        if "const" in bare:
            return _listed(bare)
        made = {
            key: value
            for key, value in use.items()
            if key not in ("nullable", "description", "python_name")
        }
        if "python_name" in use and "enum" in use:
            made["python_name"] = use["python_name"]
        return made

    def _usual(self, kind: str) -> tuple[str, bool | None]:
        if kind == "array" and self._queries.style is not None:
            return self._queries.style
        return ("deepObject" if kind == "object" and self._queries.is_deep else "", None)

    def _list(self, bare: Use, where: str, style: str, explode: Json, part: Part) -> Use:
        inner = self._resolved(bare["items"])
        if (
            inner.get("type", "any") in ("object", "any", "array", "bytes")
            or "oneOf" in inner
            or "const" in inner
        ):
            items: Use = {"type": "string"}
        else:
            items = {
                key: value
                for key, value in bare["items"].items()
                if key not in ("nullable", "description")
            }
            items.pop("python_name", None) if "enum" not in items else None
        made: Use = {"type": "array", "items": items}
        made |= {word: bare[word] for word in ("minItems", "maxItems") if word in bare}
        if style in ("pipeDelimited", "spaceDelimited") or style in ("label", "matrix"):
            self._types.report.lacks(
                "a list with other signs than commas between", part.place, "any text"
            )
            return {"type": "string"}
        if where == "query" and explode is False:
            made["style"] = "simple"
        return made

    def _resolved(self, use: Use) -> Use:
        return self._types.look(use)

    def missing(self) -> None:
        """Add the path parameters that the document does not declare."""
        for name, key in self._keys.items():
            if key not in self.made:
                self._add_text(name, key, {"in": "path"})
        stated = {
            made.get("wire_name", key) for key, made in self.made.items() if made["in"] == "query"
        }
        for name in self._of_query.values():
            if name not in stated:
                key = self._key(name, "query")
                said = {} if key == name else {"wire_name": name}
                self._add_text(name, key, {"in": "query", "required": True, **said})

    def _add_text(self, name: str, key: str, stated: Use) -> None:
        self._types.report.fault(
            "a path parameter that is not declared", self._place, f"`{names.words(name)}` is text"
        )
        self.made[key] = {**stated, "type": "string"}


def _constant(part: Part) -> str | None:
    """The text of a parameter that always has the same value."""
    stated = part.get("schema").followed()
    listed = stated.get("enum").value
    values = listed if isinstance(listed, list) else [stated.get("const").value]
    if not part.flag("required") or len(values) != 1:
        return None
    value = values[0]
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int) else None


def _is_header(name: str, value: str | None) -> bool:
    """Tell whether a header can be a constant of a spec."""
    is_own = name.lower() not in CLIENTS and re.fullmatch(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}", name)
    return bool(is_own and value and re.fullmatch(r"[!-~]([ -~]{0,998}[!-~])?", value))


def _old_style(word: str) -> tuple[str, bool | None]:
    """What a collection format of Swagger 2.0 is called since."""
    styles = {
        "multi": ("form", True),
        "csv": ("form", False),
        "ssv": ("spaceDelimited", False),
        "pipes": ("pipeDelimited", False),
        "tsv": ("spaceDelimited", False),
    }
    return styles.get(word, ("", None))


def _listed(bare: Use) -> Use:
    value = bare["const"]
    if isinstance(value, bool):
        return {"type": "boolean"}
    return {"type": bare["type"], "enum": [value], "open": False}


def _escaped(text: str) -> str:
    from urllib.parse import quote

    made = "".join(
        c if _SAFE.match(c) or c == "/" else quote(c, safe="").replace("%", "~") for c in text
    )
    return "/".join("_" if step in (".", "..") else step for step in made.split("/"))
