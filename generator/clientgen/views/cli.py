"""The table behind the command line: groups, commands, flags and errors, as data."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.catalog import Catalog
from clientgen.ir import (
    Auth,
    Body,
    BytesType,
    EnumType,
    ErrorCode,
    ListType,
    MapType,
    NullableType,
    Operation,
    RecordType,
    Service,
    StringType,
    Text,
    TypeUse,
    reveal,
    thaw,
)
from clientgen.python_source import Data
from clientgen.symbols import Argument, Call, Symbols


def command_table(catalog: Catalog, symbols: Symbols) -> Data:
    """Return the content of `cli/commands.json`."""
    service = catalog.service
    table = _Table(service, symbols, catalog)
    head = _stated(
        format=1,
        program=symbols.command,
        environment=symbols.env_prefix,
        package=symbols.package,
        distribution=symbols.distribution,
        client=symbols.client,
        summary=service.summary,
        description=service.description,
        endpoint=service.endpoint,
        emulator=service.emulation is not None,
    )
    return {
        **head,
        "parameters": [table.value(argument) for argument in symbols.client_parameters.values()],
        "auth": [table.auth(auth) for auth in service.auth],
        "errors": [_error(error) for error in service.errors],
        "groups": [table.group(name) for name in (group.name for group in service.groups)],
        "commands": [table.command(operation) for operation in service.operations],
    }


@dataclass(frozen=True, slots=True)
class _Table:
    service: Service
    symbols: Symbols
    catalog: Catalog

    def auth(self, auth: Auth) -> Data:
        """One way to authenticate, and the parameter that a settings file can fill."""
        chooses = "publishsettings" in auth.sources and self.service.parameters
        return _stated(
            kind=auth.kind,
            **{"class": self.symbols.auth[auth.path], "in": auth.key_in},
            sources=list(auth.sources),
            subscription=(
                self.symbols.client_parameters[self.service.parameters[0].path].name
                if chooses
                else None
            ),
            key=auth.key_name,
            help=auth.description,
        )

    def group(self, name: Text) -> Data:
        """One group of commands."""
        group = next(group for group in self.service.groups if group.name == name)
        named = self.symbols.groups[group.name]
        return {"name": named.command, "attribute": named.attribute, "summary": group.summary}

    def command(self, operation: Operation) -> Data:
        """One command: what it calls, its arguments and flags, its body and its errors."""
        named = self.symbols.operations[operation.path]
        return _stated(
            group=self.symbols.groups[operation.group].command,
            name=named.command,
            method=named.method,
            verb=operation.verb,
            path=self.catalog.path_template(operation),
            summary=operation.title,
            description=operation.description,
            notes=list(operation.notes),
            cautions=list(operation.cautions),
            arguments=[self.value(argument) for argument in named.call.in_path],
            options=[self.value(argument) for argument in named.call.options],
            body=self.body(operation.body, named.call) if operation.body is not None else None,
            columns=list(operation.columns),
            destructive=operation.destructive,
            secret_answer=any(
                self.catalog.is_secret_itself(response.type)
                for response in operation.responses
                if response.type is not None
            ),
            errors={reveal(use.code): list(use.reasons) for use in operation.errors},
        )

    def value(self, argument: Argument) -> Data:
        """One value that a caller gives."""
        return _stated(
            name=argument.name,
            wire=argument.wire_name,
            type=self._type(argument.type),
            required=argument.node.required,
            secret=argument.secret,
            default=thaw(argument.default),
            help=argument.about or self.catalog.description(argument.type),
        )

    def body(self, body: Body, call: Call) -> Data:
        """A body: its members where it is flattened, else one value."""
        media_type = body.media_types[0]
        if call.body is None:
            return _stated(
                kind="record",
                **{"class": self._class(body.type)},
                required=body.required,
                media_type=media_type,
                fields=[self.value(argument) for argument in call.fields],
            )
        raw = isinstance(self.catalog.plain(body.type), BytesType) or call.raw_body
        return _stated(
            kind="value",
            required=body.required,
            media_type=media_type,
            raw=raw,
            value=self.value(call.body),
        )

    def _type(self, use: TypeUse) -> Data:
        plain = self.catalog.plain(use)
        match plain:
            case NullableType(item=item):
                return {**self._type(item), "nullable": True}
            case StringType():
                return _stated(kind=plain.kind, format=plain.format)
            case ListType(items=items):
                return {"kind": "list", "items": self._type(items)}
            case MapType(values=values):
                return {"kind": "map", "values": self._type(values)}
            case RecordType():
                return {"kind": "record", "name": self._class(use)}
            case EnumType():
                listed = [member.value for member in plain.members]
                return _stated(kind="enum", name=self._class(use), values=listed, open=plain.open)
            case _:
                return {"kind": plain.kind}

    def _class(self, use: TypeUse) -> str:
        definition = self.catalog.class_of(use)
        if definition is None:
            raise LookupError("a record or an enumeration has a name")
        return self.symbols.types[definition.name].name


def _error(error: ErrorCode) -> Data:
    return _stated(
        code=error.code,
        status=error.status,
        title=error.title,
        everywhere=error.every_operation,
        reasons={reveal(reason.name): reason.text for reason in error.reasons},
    )


def _stated(**members: object) -> Data:
    """The members that say something: a default is left out."""
    return {
        name: member
        for name, member in members.items()
        if member is not None and member is not False and member not in ([], {})
    }
