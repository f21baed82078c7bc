"""A client certificate in a `.publishsettings` file, with the subscriptions that accept it.

Both schemas are read: version 1 has endpoint and certificate on the profile, version 2 on each
subscription. The certificate is PKCS#12 in base64 with an empty password.
"""

from __future__ import annotations

import binascii
import difflib
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn, TypeVar
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from ..errors import ArgumentError
from .certificate import ClientCertificate
from .certificate_files import Kind, SourceFile, StrPath, read_file, show
from .pkcs12 import open_pkcs12

if TYPE_CHECKING:
    from typing import Self

_C = TypeVar("_C", bound=ClientCertificate)

# a longer list does not help the reader
_MAX_LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One subscription of a `.publishsettings` file; `endpoint` is an https URL as written."""

    id: str
    name: str
    endpoint: str
    encoded_certificate: str = field(repr=False)
    source: str

    def read_certificate(self, kind: type[_C]) -> _C:
        """Return the certificate as an instance of `kind`.

        Raises `ArgumentError` if it is missing or damaged, or if OpenSSL rejects it.
        """
        name = f"the certificate of subscription {show(self.name)} in {self.source}"
        if not self.encoded_certificate.strip():
            raise ArgumentError(f"{name} is missing: the file has no `ManagementCertificate`")
        try:
            data = b64decode("".join(self.encoded_certificate.split()), validate=True)
        except (binascii.Error, ValueError):
            raise ArgumentError(f"{name} is not valid base64: it is damaged") from None
        file = SourceFile(name=name, data=data)
        return open_pkcs12(
            kind, file, password=b"", refusal=f"an empty password does not open {name}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishSettings:
    """The content of a `.publishsettings` file: at least one subscription."""

    subscriptions: tuple[Subscription, ...]
    source: str

    def choose(self, subscription: str | None = None) -> Subscription:
        """Return the subscription with this id or name, ignoring case.

        `None` is enough if there is only one. Raises `ArgumentError` with a list of the
        subscriptions.
        """
        if subscription is None:
            if len(self.subscriptions) == 1:
                return self.subscriptions[0]
            raise ArgumentError(
                f"{self.source} contains {len(self.subscriptions)} subscriptions: choose one of "
                f"{_listed(self.subscriptions)}"
            )
        if not isinstance(subscription, str):
            raise ArgumentError(
                f"`subscription` must be an id or a name, not `{type(subscription).__name__}`"
            )
        wanted = subscription.strip().casefold()
        identified = tuple(s for s in self.subscriptions if s.id.casefold() == wanted)
        if len({(s.endpoint, s.encoded_certificate) for s in identified}) > 1:
            raise ArgumentError(
                f"{self.source} contains {len(identified)} subscriptions with the id "
                f"{show(subscription)}, which differ: remove all but one"
            )
        if identified:
            return identified[0]
        named = tuple(s for s in self.subscriptions if s.name.casefold() == wanted)
        if len(named) > 1:
            raise ArgumentError(
                f"{self.source} contains {len(named)} subscriptions named {show(subscription)}: "
                f"choose by id from {_listed(named)}"
            )
        return named[0] if named else self._refuse(subscription)

    def _refuse(self, subscription: str) -> NoReturn:
        spellings = {text.casefold(): text for s in self.subscriptions for text in (s.name, s.id)}
        near = difflib.get_close_matches(subscription.strip().casefold(), spellings, n=1)
        hint = f"did you mean {show(spellings[near[0]])}? " if near else ""
        raise ArgumentError(
            f"{self.source} has no subscription {show(subscription)}: {hint}"
            f"it contains {_listed(self.subscriptions)}"
        )


class FromPublishSettings(ClientCertificate):
    """A client certificate that can be read from a `.publishsettings` file."""

    __slots__ = ()

    @classmethod
    def from_publish_settings(cls, path: StrPath, subscription: str | None = None) -> Self:
        """Return the certificate of a subscription, given by id or name.

        It may be left out if the file contains only one. Raises `ArgumentError` with the problem of
        the file, or with a list of the subscriptions.
        """
        return read_publish_settings(path).choose(subscription).read_certificate(cls)


def read_publish_settings(path: StrPath) -> PublishSettings:
    """Return the content of a `.publishsettings` file, without reading its certificates.

    Raises `ArgumentError` if it is not such a file, has no subscription, or one without an id, a
    name or an https endpoint.
    """
    file = read_file(path)
    file.require(Kind.XML, "a `.publishsettings` file", FromPublishSettings)
    subscriptions = tuple(_subscriptions(_parse(file), file.name))
    if not subscriptions:
        raise ArgumentError(f"{file.name} contains no subscription")
    return PublishSettings(subscriptions=subscriptions, source=file.name)


class _NoDoctype(ET.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:  # noqa: ARG002
        raise _DoctypeError


class _DoctypeError(Exception):
    pass


def _parse(file: SourceFile) -> ET.Element:
    parser = ET.XMLParser(target=_NoDoctype())  # noqa: S314 - DOCTYPE is refused
    try:
        parser.feed(_decode(file))
        root: ET.Element = parser.close()
    except _DoctypeError:
        raise ArgumentError(f"{file.name} has a DOCTYPE, which is not allowed") from None
    except ET.ParseError as error:
        line, column = error.position
        raise ArgumentError(
            f"{file.name} is not well-formed XML at line {line}, column {column + 1}"
        ) from None
    name = root.tag.rpartition("}")[2]
    if name == "publishData":
        raise ArgumentError(
            f"{file.name} is the publish profile of a web site, not the `.publishsettings` file of "
            "a subscription"
        )
    if name != "PublishData":
        raise ArgumentError(
            f"{file.name} is not a `.publishsettings` file: its root is {show(name)}, not "
            "`PublishData`"
        )
    return root


def _decode(file: SourceFile) -> str:
    """Return the text, decoded by its byte order mark: the XML declaration may be wrong."""
    utf16 = file.data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return file.data.decode("utf-16" if utf16 else "utf-8")
    except UnicodeDecodeError:
        raise ArgumentError(
            f"{file.name} is not valid {'UTF-16' if utf16 else 'UTF-8'}: it is damaged"
        ) from None


def _subscriptions(root: ET.Element, source: str) -> Iterator[Subscription]:
    for profile in root.iterfind("{*}PublishProfile"):
        for element in profile.iterfind("{*}Subscription"):
            name = element.get("Name", "")
            where = f"subscription {show(name)} in {source}"
            url = element.get("ServiceManagementUrl") or profile.get("Url")
            yield Subscription(
                id=_present(element.get("Id"), "Id", where),
                name=name,
                endpoint=_check_endpoint(_present(url, "ServiceManagementUrl", where), where),
                encoded_certificate=(
                    element.get("ManagementCertificate")
                    or profile.get("ManagementCertificate")
                    or ""
                ),
                source=source,
            )


def _present(value: str | None, attribute: str, where: str) -> str:
    if not value or not value.strip():
        raise ArgumentError(f"{where} has no `{attribute}`")
    return value.strip()


def _check_endpoint(url: str, where: str) -> str:
    """Return the URL; raise `ArgumentError` unless it is only https, a host, a port and a path."""
    refusal = f"the endpoint of {where} is not a valid https URL"
    if not url.isascii() or not url.isprintable() or " " in url:
        raise ArgumentError(refusal)
    try:
        parts = urlsplit(url)
        legal = parts.scheme == "https" and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise ArgumentError(refusal) from None
    if not legal:
        raise ArgumentError(refusal)
    if parts.username is not None or parts.query or parts.fragment:
        raise ArgumentError(f"the endpoint of {where} must contain only host, port and path")
    return url


def _listed(subscriptions: tuple[Subscription, ...]) -> str:
    shown = [f"{show(s.name)} ({show(s.id)})" for s in subscriptions[:_MAX_LISTED]]
    rest = len(subscriptions) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")
