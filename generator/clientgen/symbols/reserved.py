"""Names that generated code uses itself, by the place where they would be in the way."""

from __future__ import annotations

import builtins
import sys

from clientgen import credentials

ANNOTATED = frozenset(
    {
        "bool",
        "bytes",
        "datetime",
        "decimal",
        "dict",
        "float",
        "int",
        "list",
        "object",
        "str",
        "uuid",
    }
)
"""Names that annotations use; a field of that name would shadow them."""

MEMBERS = ANNOTATED | {"field"}
"""Of records: their class body calls `field`."""

METHODS = (ANNOTATED - {"dict", "list"}) | {"async_raw", "builtins", "raw"}
"""Of groups: annotations say `builtins.list`, and twins are made by `raw`."""

ARGUMENTS = frozenset({"self"})
"""Of methods."""

TYPE_MODULES = frozenset({"getattr", "globals", "object", "str"})
"""Modules of the package `types`, each of which becomes a global of it: it calls and names these."""

CLIENT_ATTRIBUTES = credentials.CLIENT_CONSTRUCTORS | frozenset(
    {
        "aclose",
        "cached_property",
        "classmethod",
        "close",
        "endpoint",
        "lazy",
        "os",
        "prepare",
        "str",
        "with_options",
        "with_raw_response",
    }
)
"""What clients have beside their groups, and what the body of their class names."""

CONSTRUCTOR = credentials.CLIENT_KEYWORDS | frozenset(
    {
        "app_name",
        "ca_file",
        "credential",
        "deadline",
        "endpoint",
        "headers",
        "http",
        "options",
        "parameters",
        "path",
        "proxy",
        "retries",
        "self",
        "service",
        "super",
        "timeout",
    }
)
"""Arguments of the client's constructors."""

ERRORS = frozenset(
    {
        "ArgumentError",
        "CertificateRejectedError",
        "ClientError",
        "ConnectError",
        "DeadlineError",
        "ServiceError",
        "TimeoutError",
        "TransportError",
        "UnexpectedResponse",
    }
)

RUNTIME = credentials.RUNTIME_NAMES | frozenset(
    {
        "Any",
        "AsyncClient",
        "AsyncGroup",
        "AsyncRawGroup",
        "Body",
        "Check",
        "ClassVar",
        "Client",
        "ClientOptions",
        "Credential",
        "Form",
        "Group",
        "Headers",
        "Mapping",
        "OpenEnum",
        "OpenIntEnum",
        "IntEnum",
        "Operation",
        "Parameter",
        "RawClient",
        "RawGroup",
        "RawResponse",
        "Record",
        "Response",
        "SERVICE",
        "Self",
        "Sequence",
        "Service",
        "StrEnum",
        "Struct",
        "TYPE_CHECKING",
        "UNSET",
        "UUID",
        "Unpack",
        "UnsetType",
        "Xml",
        "XmlMember",
    }
)
"""What generated modules import or define beside an API's own classes."""

BUILTINS = frozenset(name for name in vars(builtins) if name[:1].isupper())
"""Exceptions and constants of Python itself."""

PACKAGES = frozenset(sys.stdlib_module_names) | {
    "click",
    "clientgen",
    "cryptography",
    "httptools",
    "httpx2",
    "jmespath",
    "msgspec",
    "openssl",
    "pip",
    "pkg_resources",
    "pytest",
    "setuptools",
    "sitecustomize",
    "tests",
    "usercustomize",
    "uvicorn",
    "vcr",
    "yaml",
}
"""Packages that a generated one would hide, and names that Python imports by itself when it starts."""

FLAGS = (
    "help",
    "version",
    "output",
    "query",
    "dry-run",
    "debug",
    "yes",
    "show-secrets",
    "timeout",
    "deadline",
    "retries",
    "endpoint",
    "ca-file",
    "proxy",
    "config",
    "emulator",
    "from-file",
    *credentials.FLAGS,
)
"""Flags that every command has, and those of credentials, whether the service takes them or not."""

COMMANDS = frozenset({"completion", "emulator", "help", "tour"})
"""Commands beside those of the groups."""
