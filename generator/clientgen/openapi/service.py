"""service.yaml of an import: what it is, where it is, and who may call it."""

from __future__ import annotations

import re
from typing import Any

from clientgen.openapi import names
from clientgen.openapi.prose import line, prose
from clientgen.openapi.reading import Json
from clientgen.openapi.report import Report
from clientgen.openapi.source import Part
from clientgen.openapi.types import Use
from clientgen.symbols.spelling import camel

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_URL = re.compile(r"https://([a-z0-9.-]+|\{[A-Za-z0-9_.-]+\})+(:[0-9]+)?(/.*)?", re.IGNORECASE)
_NOWHERE = "https://api.example.com"


class Service:
    """What a document says of the whole API."""

    def __init__(self, root: Part, report: Report, api: str) -> None:
        self._root, self._report, self._api = root, report, api
        self._needs: dict[str, str] = {}

    def document(self) -> Use:
        """Return service.yaml, without its schema."""
        info = self._root.get("info")
        title = line(info.text("title")) or self._api.replace("-", " ").capitalize()
        made: Use = {"title": title, "summary": line(info.text("summary")) or title}
        description = prose(info.text("description"))
        if description and description != title:
            made["description"] = description
        made["python"] = names_of(self._api)
        version = info.get("version").value
        if isinstance(version, str | int | float) and line(str(version)):
            made["api_version"] = line(str(version))
        endpoint, parameters = self._endpoint()
        made["endpoint"] = endpoint
        made |= {"parameters": parameters} if parameters else {}
        auth = self._credentials()
        if auth:
            made["auth"] = auth
            needs = self.needs(self._root.get("security"))
            if needs is not None and not self._is_usual(needs, auth):
                made["default_auth"] = needs
        made["documents"] = {"openapi": {"title": title}}
        return made

    def _is_usual(self, needs: Json, auth: list[Use]) -> bool:
        every = [each.get("as", each["kind"]) for each in auth]
        return bool(needs == every)

    def _endpoint(self) -> tuple[Use, Use]:
        urls = [each for each in self._root.get("servers").entries() if each.text("url")]
        if not urls:
            self._report.fault("no server is stated", self._root.place, f"`{_NOWHERE}`")
            return {"url": _NOWHERE}, {}
        for other in urls[1:]:
            self._report.lacks("another server", other.place, f"`{other.text('url')}` left out")
        return self._address(urls[0])

    def _address(self, server: Part) -> tuple[Use, Use]:
        url = server.text("url").strip()
        if url.startswith("http://"):
            self._report.lacks("a server without TLS", server.place, "`https`")
            url = f"https://{url[7:]}"
        if url.startswith("//"):
            url = f"https:{url}"
        if not _URL.fullmatch(url):
            self._report.fault("a server without a host", server.place, f"`{_NOWHERE}`")
            url = f"{_NOWHERE}/{url.strip('/')}".rstrip("/") if url.startswith("/") else _NOWHERE
        url, parameters = self._variables(url, server)
        host, _, path = url[8:].partition("/")
        path = re.sub(r"/{2,}", "/", f"/{path}").rstrip("/").partition("?")[0].partition("#")[0]
        path = re.sub(r"[^A-Za-z0-9._~!$&'()*+,;=:@/-]", "", path)
        return {
            "url": f"https://{host.lower() if '{' not in host else host}",
            **({"path": path} if path else {}),
        }, parameters

    def _variables(self, url: str, server: Part) -> tuple[str, Use]:
        """The address with its variables: those of the host are parameters, others have their default."""
        parameters: Use = {}
        host = url[8:].partition("/")[0]
        for name in dict.fromkeys(_VARIABLE.findall(url)):
            variable = server.get("variables").get(name)
            default = variable.text("default")
            key = names.words(name)
            if f"{{{name}}}" in host and not re.fullmatch(
                r"[A-Za-z0-9.:-]+\.[A-Za-z0-9.-]+", default or "x"
            ):
                url = url.replace(f"{{{name}}}", f"{{{key}}}")
                parameters[key] = {"in": "host", "type": "string"}
                if prose(variable.text("description")):
                    parameters[key]["description"] = prose(variable.text("description"))
            else:
                self._report.lacks("a variable of an address", variable.place, f"`{default}`")
                url = url.replace(f"{{{name}}}", default)
        return url, parameters

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
        taken: set[str] = {*kinds}
        for name, each in found.items():
            same = next((one for one in every if {**one, "as": ""} == {**each, "as": ""}), None)
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
        found: list[Any] = []
        for each in security.entries():
            stated = [name for name, _ in each.items()]
            every = [self._needs[name] for name in stated if name in self._needs]
            if not stated:
                found.append("none")
            elif len(every) < len(stated):
                self._report.lacks(
                    "a need of a credential that is left out", each.place, "left out"
                )
            else:
                distinct = list(dict.fromkeys(every))
                found.append(distinct if len(distinct) > 1 else distinct[0])
        found = [each for index, each in enumerate(found) if each not in found[:index]]
        if not found or found == ["none"]:
            return "none"
        return found


def _as(each: Use) -> Use:
    return {"as": each["as"]} if "as" in each else {}


def names_of(api: str) -> Use:
    """Return the names that a package has by the name of its API."""
    plain = api.replace("-", "_")
    return {
        "package": plain,
        "client": f"{camel(plain)}Client",
        "error": f"{camel(plain)}Error",
        "command": api,
    }
