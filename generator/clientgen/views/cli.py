"""The table behind the command line: groups, commands, flags and errors, as data."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.catalog import Catalog, path_parameters, path_template
from clientgen.ir import (
    AnyType,
    Auth,
    Body,
    BooleanType,
    BytesType,
    EnumType,
    ErrorCode,
    Field,
    IntegerType,
    ListType,
    MapType,
    NullableType,
    NumberType,
    Operation,
    Parameter,
    RecordType,
    Reference,
    Service,
    StringType,
    Text,
    TypeUse,
    Value,
    reveal,
    thaw,
)
from clientgen.python_source import Data
from clientgen.symbols import OperationSymbols, Symbols


def command_table(service: Service, symbols: Symbols) -> Data:
    """Return the content of `cli/commands.json`."""
    table = _Table(service, symbols, Catalog.of(service))
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
        "parameters": [table.parameter(parameter) for parameter in service.parameters],
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
                self.symbols.client_parameters[self.service.parameters[0].path] if chooses else None
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
            path=path_template(operation, self.service),
            summary=operation.title,
            description=operation.description,
            notes=list(operation.notes),
            cautions=list(operation.cautions),
            arguments=[self.parameter(parameter) for parameter in path_parameters(operation)],
            options=[
                self.parameter(parameter)
                for parameter in operation.parameters
                if parameter.place != "path"
            ],
            body=self.body(operation.body, named) if operation.body is not None else None,
            columns=list(operation.columns),
            destructive=operation.destructive,
            secret_answer=any(
                self.catalog.is_secret_itself(response.type)
                for response in operation.responses
                if response.type is not None
            ),
            errors={reveal(use.code): list(use.reasons) for use in operation.errors},
        )

    def parameter(self, parameter: Parameter) -> Data:
        """A value in the path, the query or a header."""
        return self._value(
            name=self.symbols.parameter(parameter.path),
            wire=parameter.wire_name,
            use=parameter.type,
            required=parameter.required,
            secret=parameter.secret,
            default=parameter.default,
            description=parameter.description,
        )

    def body(self, body: Body, named: OperationSymbols) -> Data:
        """A body: its members where it is flattened, else one value."""
        media_type = body.media_types[0]
        definition = self.catalog.named(body.type)
        if (
            named.body is None
            and definition is not None
            and isinstance(definition.type, RecordType)
        ):
            return _stated(
                kind="record",
                **{"class": self.symbols.types[definition.name].name},
                required=body.required,
                media_type=media_type,
                fields=[self._field(field, named) for field in definition.type.fields],
            )
        value = self._value(
            name=named.body or "body",
            wire=None,
            use=body.type,
            required=body.required,
            secret=body.secret,
            default=None,
            description=body.description,
        )
        raw = isinstance(self.catalog.plain(body.type), BytesType) or named.raw_body
        return _stated(
            kind="value", required=body.required, media_type=media_type, raw=raw, value=value
        )

    def _field(self, field: Field, named: OperationSymbols) -> Data:
        return self._value(
            name=named.fields[field.path],
            wire=field.wire_name,
            use=field.type,
            required=field.required,
            secret=field.secret,
            default=field.default,
            description=field.description,
        )

    def _value(
        self,
        *,
        name: str,
        wire: Text | None,
        use: TypeUse,
        required: bool,
        secret: bool,
        default: Value,
        description: Text | None,
    ) -> Data:
        return _stated(
            name=name,
            wire=wire,
            type=self._type(use),
            required=required,
            secret=secret or self.catalog.is_secret(use),
            default=thaw(default),
            help=description or self.catalog.description(use),
        )

    def _type(self, use: TypeUse) -> Data:
        plain = self.catalog.plain(use)
        match plain:
            case NullableType(item=item):
                return {**self._type(item), "nullable": True}
            case StringType():
                return _stated(kind="string", format=plain.format)
            case IntegerType():
                return {"kind": "integer"}
            case NumberType():
                return {"kind": "number"}
            case BooleanType():
                return {"kind": "boolean"}
            case BytesType():
                return {"kind": "bytes"}
            case AnyType():
                return {"kind": "any"}
            case ListType(items=items):
                return {"kind": "list", "items": self._type(items)}
            case MapType(values=values):
                return {"kind": "map", "values": self._type(values)}
            case RecordType():
                return {"kind": "record", "name": self._class(use)}
            case EnumType():
                listed = [member.value for member in plain.members]
                return _stated(kind="enum", name=self._class(use), values=listed, open=plain.open)
            case Reference():
                raise LookupError("a reference has a type behind it")

    def _class(self, use: TypeUse) -> str:
        definition = self.catalog.named(use)
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
