"""What a package exports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.catalog import Catalog
from clientgen.credentials import (
    exceptions_of,
)
from clientgen.python_source import (
    Exports,
    exports,
    list_display,
    literal,
)
from clientgen.symbols import BASE_ERRORS, OPERATION_FAILED, Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageModule:
    """`__init__.py`."""

    version: str
    exports: Exports
    exported: str


def package_module(catalog: Catalog, symbols: Symbols) -> PackageModule:
    """Return the view of `__init__.py`."""
    service = catalog.service
    own = (*symbols.exceptions.values(), *symbols.own_exceptions.values())
    # a name of the spec takes the place of one of these
    places = dict.fromkeys(("ReceivedResponse", "SentRequest"), "_runtime.hooks")
    places |= dict.fromkeys(("Credential", "Outgoing"), "_runtime.credentials.protocol")
    places |= dict.fromkeys((*BASE_ERRORS, *own, symbols.error), "errors")
    places |= {symbols.auth[auth.path]: f"credentials.{auth.key}" for auth in service.auth}
    for auth in service.auth:
        places |= {name: f"_runtime.{module}" for name, module in exceptions_of(auth).items()}
    places[symbols.client] = "client"
    places |= {symbols.async_client: "client"} if service.python.has_async else {}
    places |= {"RawResponse": "_runtime.response", "ClientOptions": "_runtime.client_config"}
    if any(named.headers for named in symbols.operations.values()):
        places["ResponseWithHeaders"] = "_runtime.response"
    if symbols.is_paged:
        pages = ("Page", *(("AsyncPage", "AsyncPages") if service.python.has_async else ()))
        places |= dict.fromkeys(pages, "_runtime.paging.pages")
    if symbols.is_long_running:
        handles = ("LongRunning", *(("AsyncLongRunning",) if service.python.has_async else ()))
        places |= dict.fromkeys(handles, "_runtime.long_running.handles")
        places[OPERATION_FAILED] = "errors"
    places |= {"UNSET": "_runtime.records", "UnsetType": "_runtime.records"}
    places |= dict.fromkeys(("from_dict", "to_dict", "to_json"), "_runtime.plain_data")
    places["Problem"] = "_runtime.problems"
    places |= {"Stream": "_runtime.streams"}
    places |= {"AsyncStream": "_runtime.streams"} if service.python.has_async else {}
    places |= dict.fromkeys(_upload_classes(catalog), "_runtime.uploads")
    return PackageModule(
        version=literal(service.release.version),
        exports=exports(places),
        exported=list_display(sorted(places, key=_all_order)),
    )


def _upload_classes(catalog: Catalog) -> Iterator[str]:
    """The names of what gives the bytes of requests, as far as some request takes any."""
    bodies = [each.body for each in catalog.service.operations if each.body is not None]
    if any(catalog.is_upload(body.type) for body in bodies):
        yield "Upload"
    if any(catalog.has_files(body.type) for body in bodies):
        yield "FileInput"


def _all_order(name: str) -> tuple[bool, str]:
    return not name.isupper(), name
