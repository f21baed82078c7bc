"""The bodies of requests, as expressions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clientgen.catalog import Catalog, media_kind
from clientgen.ir import Body, BytesType, RecordType, Text, fields_of
from clientgen.python_source import (
    Annotations,
    Checks,
    Imports,
    element_name,
    element_namespace,
    item_name,
    listed,
    literal,
    string_literal,
    tuple_display,
)
from clientgen.symbols import Call


@dataclass(frozen=True, slots=True, kw_only=True)
class BodySpeller:
    """Spells the bodies of the operations of a module, and collects its imports."""

    catalog: Catalog
    imports: Imports
    annotations: Annotations
    checks: Checks
    import_type: Callable[[Text], str]

    def body(self, body: Body, call: Call) -> str:
        """Return the description of the body of requests."""
        self.imports.name(".._runtime.operation", "Body")
        arguments = [f"media_type={literal(body.media_types[0])}"]
        definition = self.catalog.class_of(body.type)
        if call.body is None and definition is not None:
            arguments.append(f"record={self.import_type(definition.name)}")
            arguments += ["required=False"] if not body.required else []
            arguments += self._layout(body)
            return f"Body({', '.join(arguments)})"
        arguments.append(f"name={string_literal(call.body.name if call.body else 'body')}")
        arguments.append(f"kind={self.annotations.expression(body.type)}")
        check = self.checks.use(body.type)
        arguments += [f"check={check}"] if check else []
        arguments += ["secret=True"] if call.body is not None and call.body.secret else []
        arguments += self._layout(body)
        return f"Body({', '.join(arguments)})"

    def _layout(self, body: Body) -> list[str]:
        """What is said of the form of a body beside its media type."""
        lists = [f"lists={string_literal(body.lists)}"] if body.lists is not None else []
        return [*lists, *self._uploads(body), *self._root(body)]

    def _uploads(self, body: Body) -> list[str]:
        """What is said of a body with content from files."""
        media = media_kind(body.media_types[0])
        if media in ("text", "bytes"):
            is_upload = isinstance(self.catalog.plain(body.type), BytesType)
            return ["upload=True"] if is_upload else []
        if media != "multipart":
            return []
        members = fields_of(self.catalog.bare(body.type))
        files = [literal(each.wire_name) for each in members if self.catalog.is_file(each.type)]
        types = ", ".join(f"{literal(name)}: {literal(each)}" for name, each in body.part_types)
        said = [f"files={tuple_display(files)}"] if files else []
        return [*said, *([f"part_types={{{types}}}"] if types else [])]

    def _root(self, body: Body) -> list[str]:
        """The XML elements of a body whose names differ from the default of the runtime."""
        if media_kind(body.media_types[0]) != "xml":
            return []
        name = element_name(self.catalog, body.type)
        record = self.catalog.class_of(body.type)
        if record is not None and isinstance(record.type, RecordType):
            return [f"root={literal(name)}"] if name != (record.xml.name or record.name) else []
        root = [f"root={literal(name)}"]
        plain = listed(self.catalog, body.type)
        root += [f"item={literal(item_name(self.catalog, plain))}"] if plain is not None else []
        namespace = element_namespace(self.catalog, body.type)
        return [*root, f"namespace={literal(namespace)}"] if namespace is not None else root
