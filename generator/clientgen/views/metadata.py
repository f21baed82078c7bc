"""The metadata of the distribution: `pyproject.toml`."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.credentials import Extra, extras_of
from clientgen.ir import Author, Service
from clientgen.python_source import toml_string
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """`pyproject.toml`: TOML strings, inline tables of authors, lines of extras and links."""

    distribution: str
    version: str
    summary: str
    license: str
    authors: tuple[str, ...]
    links: tuple[str, ...]
    extras: tuple[str, ...]
    has_command: bool
    has_emulator: bool
    has_tests: bool
    all_extras: str
    all_extra: str
    command: str
    entry_point: str
    plugin_name: str
    plugin: str
    source: str
    package_name: str
    own_warnings: str


def metadata(service: Service, symbols: Symbols) -> Metadata:
    """Return the view of `pyproject.toml`."""
    release = service.release
    extras = [extra.name for extra in extras_of(service.auth)]
    extras += ["cli"] if service.python.has_command else []
    extras += ["emulator"] if service.emulation is not None else []
    own = [f"{symbols.distribution}[{','.join(extras)}]"] if extras else []
    return Metadata(
        distribution=toml_string(symbols.distribution),
        version=toml_string(release.version),
        summary=toml_string(service.summary),
        license=toml_string(release.license) if release.license is not None else "",
        authors=tuple(_author(author) for author in release.authors),
        links=tuple(
            f"{toml_string(each.label)} = {toml_string(each.url)}" for each in release.links
        ),
        extras=tuple(_extra_line(extra) for extra in extras_of(service.auth)),
        has_command=service.python.has_command,
        has_emulator=service.emulation is not None,
        has_tests=service.python.has_tests,
        all_extras=", ".join(toml_string(each) for each in own),
        all_extra=toml_string(f"{symbols.distribution}[all]"),
        command=toml_string(symbols.command),
        entry_point=toml_string(f"{symbols.package}.cli:main"),
        plugin_name=toml_string(symbols.package),
        plugin=toml_string(f"{symbols.package}.pytest_plugin"),
        source=toml_string(f"src/{symbols.package}"),
        package_name=toml_string(symbols.package),
        own_warnings=toml_string(rf"error:::{symbols.package}(\.|\Z)"),
    )


def _author(author: Author) -> str:
    members = [f"name = {toml_string(author.name)}"]
    members += [f"email = {toml_string(author.email)}"] if author.email is not None else []
    return f"{{ {', '.join(members)} }}"


def _extra_line(extra: Extra) -> str:
    return f"{extra.name} = [{', '.join(map(toml_string, extra.requirements))}]"
