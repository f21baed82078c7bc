"""Names that generated code uses itself, by the place where they would conflict."""

from __future__ import annotations

import builtins
import sys

from clientgen import credentials
from clientgen.ir import Service


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


METHODS = frozenset(
    {
        "async_raw",
        "deprecated",
        "overload",
        "raw",
        "with_options",
        "with_raw_response",
        "with_streaming_response",
    }
)
"""Reserved in groups: decorators in the bodies of their classes, and attributes of groups."""

RESUME = "resume_"
"""With this begin the methods that make the handle of a long-running operation again."""

ARGUMENTS = frozenset({"self"})
"""Reserved in methods."""

TYPE_MODULES = frozenset({"builtins", "getattr", "globals"})
"""Reserved in `types`, where each module becomes a global: the package uses these names."""

CLIENT_ATTRIBUTES = credentials.CLIENT_CONSTRUCTORS | frozenset(
    {
        "aclose",
        "cached_property",
        "classmethod",
        "close",
        "endpoint",
        "httpx2",
        "lazy",
        "lib",
        "os",
        "prepare",
        "request",
        "str",
    }
)
"""Attributes of clients other than groups, and names in the body of their class."""

CLIENT_COPIES = "with_"
"""With this begin the names of all attributes of clients that are other clients."""

CONSTRUCTOR = credentials.CLIENT_KEYWORDS | frozenset(
    {
        "app_name",
        "ca_file",
        "credential",
        "deadline",
        "endpoint",
        "headers",
        "http",
        "largest_response",
        "on_request",
        "on_response",
        "options",
        "parameters",
        "path",
        "proxy",
        "retries",
        "self",
        "service",
        "strict",
        "super",
        "timeout",
    }
)
"""Arguments of the client's constructors."""

BASE_ERRORS = (
    "ArgumentError",
    "CertificateRejectedError",
    "ConnectError",
    "DeadlineError",
    "NotModifiedError",
    "ServiceError",
    "TimeoutError",
    "TransportError",
    "UnexpectedResponse",
)
"""The exceptions that every package has."""

ERRORS = frozenset({*BASE_ERRORS, "ClientError"})

RUNTIME = credentials.RUNTIME_NAMES | frozenset(
    {
        "Any",
        "AsyncClient",
        "AsyncGroup",
        "AsyncRawGroup",
        "AsyncStream",
        "Body",
        "Check",
        "ClassVar",
        "Client",
        "ClientOptions",
        "Credential",
        "FileInput",
        "Form",
        "Group",
        "HeaderFields",
        "Headers",
        "Mapping",
        "OpenEnum",
        "OpenIntEnum",
        "IntEnum",
        "Literal",
        "NotRequired",
        "Operation",
        "Parameter",
        "RawClient",
        "RawGroup",
        "RawResponse",
        "Record",
        "Response",
        "ResponseCase",
        "ResponseChoice",
        "ResponseWithHeaders",
        "SERVICE",
        "Self",
        "Sequence",
        "Service",
        "StrEnum",
        "Stream",
        "StreamedItems",
        "Struct",
        "TYPE_CHECKING",
        "TypeAlias",
        "TypedDict",
        "UNSET",
        "UUID",
        "Unpack",
        "Upload",
        "UnsetType",
        "Xml",
        "XmlMember",
    }
)
"""Names that generated modules import or define in addition to an API's own classes."""

EXPORTS = frozenset({"Problem"})
"""Classes that a package exports and no other generated module mentions."""
_OF_PAGING = frozenset(
    {
        "AsyncPage",
        "AsyncPagedGroup",
        "AsyncPagedRawGroup",
        "AsyncPages",
        "Page",
        "PagedGroup",
        "PagedRawGroup",
        "Paging",
    }
)


OPERATION_FAILED = "OperationFailedError"
"""The class of the end of a long-running operation that failed."""

_OF_LONG_RUNNING = frozenset(
    {
        OPERATION_FAILED,
        "AsyncLongRunning",
        "AsyncLongRunningGroup",
        "AsyncLongRunningRawGroup",
        "Course",
        "LongRunning",
        "LongRunningGroup",
        "LongRunningRawGroup",
    }
)


def runtime_names(service: Service) -> frozenset[str]:
    """Return `RUNTIME`, with the names that a package needs for what its operations do."""
    paged = _OF_PAGING if service.is_paged else frozenset()
    long_running = _OF_LONG_RUNNING if service.is_long_running else frozenset()
    return RUNTIME | paged | long_running


BUILTINS = frozenset(name for name in vars(builtins) if name[:1].isupper())
"""Exceptions and constants of Python itself."""

_STANDARD = _words("""
    aifc annotationlib asynchat asyncore audioop cgi cgitb chunk compression crypt distutils
    imghdr imp lib2to3 mailcap msilib nis nntplib ossaudiodev pipes smtpd sndhdr spwd sunau
    telnetlib test uu xdrlib
    """)
"""Packages of older or newer versions of Python, in addition to those of the running one."""

PACKAGES = (
    frozenset(sys.stdlib_module_names)
    | _STANDARD
    | {
        "click",
        "clientgen",
        "conftest",
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
)
"""Packages that a generated one would hide, and names that are imported automatically."""

KNOWN_PACKAGES = _words("""
    aiohttp airflow alembic altair ansible anthropic anyio asyncpg attr attrs azure babel
    bcrypt beautifulsoup4 black boto3 botocore bs4 build cachetools cattrs celery certifi cffi
    chardet charset_normalizer colorama coverage cython dask dateutil debugpy decorator
    distlib django docker docs docutils dotenv elasticsearch examples faker fastapi filelock
    flake8 flask freezegun gevent google greenlet grpc grpcio gunicorn h11 h2 httpcore httpx
    hypothesis idna importlib_metadata importlib_resources iniconfig ipython isort
    itsdangerous jinja2 jsonschema jupyter jwt keyring kombu kubernetes langchain lxml mako
    markdown markupsafe matplotlib mock more_itertools moto msal multidict mypy networkx nose
    notebook nox numba numpy oauthlib openai opencv opentelemetry orjson packaging pandas
    paramiko pexpect pil pillow platformdirs playwright plotly pluggy poetry polars
    prometheus_client protobuf psutil psycopg psycopg2 pyarrow pycparser pydantic
    pydantic_core pygments pyjwt pylint pymongo pymysql pynacl pyparsing pyright
    pytest_asyncio python_dateutil pytz pyyaml redis referencing regex requests
    requests_oauthlib responses respx rich rpds ruamel ruff s3transfer scikit_learn scipy
    scrapy scripts selenium sentry_sdk setup simplejson six sklearn sniffio sphinx sqlalchemy
    src starlette streamlit stripe sympy tenacity tensorflow toml tomli tomlkit torch tornado
    tox tqdm transformers trio twine twisted typer typing_extensions tzdata ujson urllib3 uv
    uvloop virtualenv watchfiles websocket websockets werkzeug wheel wrapt xdist xmltodict
    yarl zipp zmq
    """)
"""Packages and folders of many projects: a generated one would replace them."""

PROGRAMS = _words("""
    awk bash cat cd chmod chown clientgen cmd conda cp curl cut date dd df diff docker du echo
    env exit export false find gcc git grep gzip head id kill less ln ls make man mkdir mount
    mv node nox npm openssl passwd pip pip3 powershell printf ps pwd py pytest python python3
    pythonw rm rmdir ruff sed set sh sleep sort ssh su sudo tail tar tee test time top touch
    tox tr true type umount uname unset uv uvicorn vi vim wget which xargs zsh
    """)
"""Commands that an installed one would hide."""

OF_PYTEST = frozenset({"conftest"})
"""Modules that pytest runs in any folder."""

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
    "null",
    "output-file",
    *credentials.FLAGS,
)
"""Flags that every command has, and those of credentials, whether the service takes them or not."""

SERVER = "server"
"""The argument and the flag that choose one of several servers."""

INCLUDE = "include"
"""A flag that a command has unless a parameter has it; it is one of the program too."""

PAGE_SIZE = "page-size"
PAGE_FLAGS = frozenset({"max-items", PAGE_SIZE})
"""Flags of commands that print the items of pages."""

LONG_RUNNING_FLAGS = frozenset({"no-wait", "wait-deadline"})
"""Flags of commands that wait for the end of something."""

COMMANDS = frozenset({"completion", "emulator", "help", "tour"})
"""Commands in addition to those of the groups."""
