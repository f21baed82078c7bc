"""Credentials as plain data, with the ways to give each on a command line."""

from __future__ import annotations

from clientgen.catalog import Catalog, opens_client
from clientgen.credentials import (
    Setting,
    Source,
    kind_of,
    members_of,
    sources_of,
)
from clientgen.description.data import stated
from clientgen.ir import Auth
from clientgen.python_source import Data
from clientgen.symbols import Symbols


def describe_credential(auth: Auth, catalog: Catalog, symbols: Symbols) -> Data:
    """Return a credential; the ways to give it are in the order of the table of kinds."""
    kind = kind_of(auth)
    order = [source.name for source in kind.sources]
    sources = sorted(sources_of(auth), key=lambda each: order.index(each.name))
    return stated(
        **{"kind": auth.kind, "as": auth.name, "class": symbols.auth[auth.path]},
        **members_of(auth),
        in_handshake=kind.in_handshake,
        sources=list(auth.sources),
        ways=[_way(source, sources, catalog, symbols) for source in sources],
        description=auth.description,
    )


def _way(source: Source, sources: list[Source], catalog: Catalog, symbols: Symbols) -> Data:
    """The way to give a credential from `source`, which is one of its `sources`."""
    alike = [each.file for each in sources if each.settings[0] == source.settings[0]]
    return stated(
        file=source.file or None,
        begins=source.begins if source.begins and len(alike) > 1 else None,
        constructor=source.constructor or None,
        client=_client_arguments(source, catalog, symbols),
        settings=[_setting(each, " or ".join(alike)) for each in source.settings],
        curl=[list(words) for words in source.curl],
    )


def _client_arguments(source: Source, catalog: Catalog, symbols: Symbols) -> Data:
    if not opens_client(catalog, source):
        return {}
    (parameter,) = catalog.service.parameters
    return {source.client_keyword: symbols.client_parameters[parameter.path].name}


def _setting(setting: Setting, files: str) -> Data:
    return stated(
        name=setting.name,
        form=setting.form,
        flag=f"--{setting.flag}",
        about=setting.about.replace("{files}", files),
        keyword=setting.keyword or None,
        need=setting.need if setting.need != "required" else None,
        takes_provider=setting.takes_provider,
    )
