"""service.yaml of an import: what it is, where it is, and who may call it."""

from __future__ import annotations

import re

from clientgen.openapi import names
from clientgen.openapi.prose import line, prose
from clientgen.openapi.report import Report
from clientgen.openapi.security import Security
from clientgen.openapi.source import Part
from clientgen.openapi.words import Use
from clientgen.skeleton import names_of

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_URL = re.compile(r"https://([a-z0-9.-]+|\{[A-Za-z0-9_.-]+\})+(:[0-9]+)?(/.*)?", re.IGNORECASE)
_NOWHERE = "https://api.example.com"


class Service:
    """What a document says of the whole API."""

    def __init__(self, root: Part, report: Report, api: str) -> None:
        self._root, self._report, self._api = root, report, api
        self.security = Security(root, report)

    def document(self) -> Use:
        """Return service.yaml, without its schema."""
        info = self._root.get("info")
        title = line(info.text("title")) or self._api.replace("-", " ").capitalize()
        made: Use = {"title": title, "summary": line(info.text("summary")) or title}
        description = prose(info.text("description"))
        if description and description != title:
            made["description"] = description
        own = names_of(self._api)
        made["python"] = {
            "package": own.package,
            "client": own.client,
            "error": own.error,
            "command": own.command,
        }
        version = info.get("version").value
        if isinstance(version, str | int | float) and line(str(version)):
            made["api_version"] = line(str(version))
        endpoint, parameters = self._endpoint()
        made["endpoint"] = endpoint
        made |= {"parameters": parameters} if parameters else {}
        if self.security.credentials:
            made["auth"] = self.security.credentials
            needs = self.security.needs(self._root.get("security"))
            if needs is not None and not self.security.is_usual(needs):
                made["default_auth"] = needs
        made["documents"] = {"openapi": {"title": title}}
        return made

    def _endpoint(self) -> tuple[Use, Use]:
        urls = [each for each in self._root.get("servers").entries() if each.text("url")]
        if not urls:
            self._report.fault("no server is stated", self._root.place, f"`{_NOWHERE}`")
            return {"url": _NOWHERE}, {}
        named = self._named(urls)
        if named is not None:
            return named, {}
        for other in urls[1:]:
            self._report.lacks("another server", other.place, f"`{other.text('url')}` left out")
        return self._address(urls[0])

    def _named(self, servers: list[Part]) -> Use | None:
        """Several addresses by name; None unless all have names, and differ in their hosts alone."""
        if len(servers) < 2 or not all(each.text("name") for each in servers):
            return None
        if any("{" in each.text("url") for each in servers):
            return None
        made = {names.words(each.text("name")): self._address(each)[0] for each in servers}
        paths = {each.get("path", "") for each in made.values()}
        if len(made) < len(servers) or len(paths) > 1:
            return None
        addresses = {name: each["url"] for name, each in made.items()}
        path = paths.pop()
        found: Use = {"servers": addresses, "default": next(iter(addresses))}
        return {**found, "path": path} if path else found

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
