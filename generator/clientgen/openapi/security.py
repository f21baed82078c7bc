"""The credentials of a document, by the kinds that specs have, and what operations need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clientgen.openapi import names
from clientgen.openapi.parameters import CLIENTS
from clientgen.openapi.reading import Json
from clientgen.openapi.report import Report
from clientgen.openapi.source import Part
from clientgen.openapi.words import Use

_NONE = "none"
"""The word of specs for no credential."""


class Security:
    """The credentials that a document declares: `credentials` are those of service.yaml."""

    def __init__(self, root: Part, report: Report) -> None:
        self._root, self._report = root, report
        self._needs: dict[str, str] = {}
        self.credentials = self._credentials()

    def is_usual(self, needs: Json) -> bool:
        """Tell whether `needs` are what operations need without more words: any credential."""
        return bool(needs == [each.get("as", each["kind"]) for each in self.credentials])

    def _credentials(self) -> list[Use]:
        found: dict[str, Use] = {}
        for name, stands in self._root.get("components").get("securitySchemes").items():
            made = self._credential(stands.followed())
            if made is not None:
                found[name] = made
        return self._named(found)

    def _named(self, found: dict[str, Use]) -> list[Use]:
        """The credentials with names of their own where several are of one kind; equal ones are one."""
        kinds = [each["kind"] for each in found.values()]
        every: list[Use] = []
        taken: set[str] = {*kinds, _NONE}
        for name, each in found.items():
            same = next((one for one in every if _sent(one) == _sent(each)), None)
            if same is None:
                own = str(each["kind"])
                if kinds.count(own) > 1:
                    own = names.unique(names.words(name), taken)
                    each["as"] = own
                taken.add(own)
                same = each
                every.append(each)
            self._needs[name] = str(same.get("as", same["kind"]))
        return [{"kind": each["kind"], **_as(each), **each} for each in every]

    def _credential(self, part: Part) -> Use | None:
        kind, scheme = part.text("type"), part.text("scheme").lower()
        made: Use | None = None
        if kind == "http" and scheme in ("bearer", "basic"):
            made = {"kind": scheme}
        elif kind == "http":
            self._report.lacks("a way to show a credential", part.place, f"`{scheme}` left out")
        elif kind == "apiKey":
            made = self._key(part)
        elif kind == "oauth2":
            made = self._oauth(part)
        elif kind == "openIdConnect":
            made = {"kind": "bearer"}
        elif kind == "mutualTLS":
            made = {"kind": "client_certificate", "sources": ["pem"]}
        elif part.value is not None:
            self._report.fault("a credential of no kind", part.place, "left out")
        return made

    def _key(self, part: Part) -> Use | None:
        where, name = part.text("in"), part.text("name")
        if where == "header" and name.lower() == "authorization":
            return {"kind": "api_key", "in": "header", "name": name}
        if where == "header" and name.lower() in CLIENTS:
            self._report.lacks(
                "a key in a header that clients set themselves", part.place, "left out"
            )
            return None
        if where in ("header", "query") and re.fullmatch(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}", name):
            return {"kind": "api_key", "in": where, "name": name}
        self._report.lacks("a key in a cookie", part.place, "left out")
        return None

    def _oauth(self, part: Part) -> Use:
        flows = part.get("flows")
        own = flows.get("clientCredentials")
        token = own.text("tokenUrl")
        for name, flow in flows.items():
            if name != "clientCredentials" and not name.startswith("x-"):
                self._report.lacks(
                    f"the flow {name} of OAuth 2.0", flow.place, "a token, got elsewhere"
                )
        if re.fullmatch(r"https://[A-Za-z0-9.-]+(:[0-9]+)?/[!-~]*", token):
            return {"kind": "oauth2", "flow": "client_credentials", "token_url": token}
        return {"kind": "bearer"}

    def needs(self, security: Part) -> Json:
        """Return what `security` asks for, as `auth` of an operation says it; None if it is not stated."""
        if not isinstance(security.value, list):
            return None
        found: list[Json] = []
        for each in security.entries():
            stated = [name for name, _ in each.items()]
            every = [self._needs[name] for name in stated if name in self._needs]
            if not stated:
                found.append(_NONE)
            elif len(every) < len(stated):
                self._report.lacks(
                    "a need of a credential that is left out", each.place, "left out"
                )
            else:
                distinct = list(dict.fromkeys(every))
                found.append(distinct if len(distinct) > 1 else distinct[0])
        found = [each for index, each in enumerate(found) if each not in found[:index]]
        if not found or found == [_NONE]:
            return _NONE
        return found


def _sent(each: Use) -> Use:
    """What a credential is without its name: headers have no case."""
    name = str(each.get("name", ""))
    return {**each, "as": "", "name": name.lower() if each.get("in") == "header" else name}


def _as(each: Use) -> Use:
    return {"as": each["as"]} if "as" in each else {}


def rename_credential(data: Use, index: int) -> None:
    """Give one of the credentials of a spec another name, also where requests need it."""
    credentials = data["service"]["auth"]
    old = credentials[index].get("as", credentials[index]["kind"])
    new = names.unique(f"{old}_key", {each.get("as", each["kind"]) for each in credentials})
    credentials[index]["as"] = new
    for holder, word in _needing(data):
        holder[word] = [_renamed(each, old, new) for each in holder[word]]


def need_either(holder: Use, word: str) -> bool:
    """Let one of several credentials do that are needed together; tell whether any are listed."""
    needs = holder.get(word)
    if not isinstance(needs, list):
        return False
    flat = [name for each in needs for name in (each if isinstance(each, list) else [each])]
    holder[word] = list(dict.fromkeys(flat))
    return True


def _renamed(need: Json, old: str, new: str) -> Json:
    if isinstance(need, list):
        return [_renamed(each, old, new) for each in need]
    return new if need == old else need


def _needing(data: Use) -> Iterator[tuple[Use, str]]:
    """Where a spec lists needs of credentials: what has them, and the word for them."""
    operations = (each for group in data["operations"].values() for each in group.values())
    for holder, word in (
        (data["service"], "default_auth"),
        *((each, "auth") for each in operations),
    ):
        if isinstance(holder.get(word), list):
            yield holder, word


def of_swagger(old: Json) -> Json:
    """Return a credential of Swagger 2.0 as OpenAPI 3.0 has it."""
    if not isinstance(old, dict):
        return old
    kind = old.get("type")
    if kind == "apiKey":
        return old
    if kind != "oauth2":
        return {"type": "http", "scheme": kind}
    flow = {"application": "clientCredentials", "accessCode": "authorizationCode"}.get(
        str(old.get("flow")), str(old.get("flow"))
    )
    said = {
        key: old[new]
        for key, new in (
            ("tokenUrl", "tokenUrl"),
            ("authorizationUrl", "authorizationUrl"),
            ("scopes", "scopes"),
        )
        if new in old
    }
    return {
        "type": "oauth2",
        "flows": {flow: said},
        **({"description": old["description"]} if "description" in old else {}),
    }
