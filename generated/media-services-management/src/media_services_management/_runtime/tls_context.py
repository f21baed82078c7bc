"""TLS contexts with trusted authorities; errors of OpenSSL are reported with their source."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from .errors import ArgumentError
from .redaction import printable

StrPath: TypeAlias = str | os.PathLike[str]

_LONGEST_PATH = 260
_UNREADABLE = "cannot be read as a PEM file of certificates"


def new_context() -> ssl.SSLContext:
    """Return a context that trusts no authority; raises `ArgumentError`."""
    try:
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    except OSError as error:
        raise _refused("OPENSSL_CONF", "is not a valid OpenSSL configuration", error) from None


def context_of_file(ca_file: StrPath) -> ssl.SSLContext:
    """Return a context that trusts the authorities of a file; raises `ArgumentError`."""
    return _made(
        lambda: ssl.create_default_context(cafile=ca_file),
        lambda error: _unreadable("`ca_file`", ca_file, error),
    )


def context_of_system() -> ssl.SSLContext:
    """Return the context that trusts the authorities of the system or of the environment.

    All clients share it. Raises `ArgumentError`.
    """
    return _of_system(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


def new_context_of_system() -> ssl.SSLContext:
    """Return a new context that trusts like `context_of_system`; raises `ArgumentError`."""
    import httpx2

    return _made(httpx2.create_ssl_context, _of_environment)


@lru_cache(maxsize=4)
def _of_system(*_environment: str | None) -> ssl.SSLContext:
    return new_context_of_system()


def _made(
    make: Callable[[], ssl.SSLContext], explain: Callable[[Exception], ArgumentError]
) -> ssl.SSLContext:
    try:
        return make()
    except (OSError, ValueError, TypeError) as error:
        # creating a context can also fail for a reason other than its authorities
        _check_key_log(new_context())
        raise explain(error) from None


def _check_key_log(context: ssl.SSLContext) -> None:
    path = os.environ.get("SSLKEYLOGFILE")
    if path:
        try:
            context.keylog_filename = path
        except OSError as error:
            raise _refused("SSLKEYLOGFILE", "cannot be written", error) from None


def _of_environment(error: Exception) -> ArgumentError:
    name = "SSL_CERT_FILE" if os.environ.get("SSL_CERT_FILE") else "SSL_CERT_DIR"
    path = os.environ.get(name)
    if path is None:
        return ArgumentError(f"the system's certificate authorities cannot be read{_reason(error)}")
    return _unreadable(f"`{name}` in the environment", path, error)


def _refused(name: str, fault: str, error: Exception) -> ArgumentError:
    path = os.environ.get(name, "")
    return ArgumentError(f"`{name}` in the environment: {_shown(path)} {fault}{_reason(error)}")


def _unreadable(source: str, path: object, error: Exception) -> ArgumentError:
    return ArgumentError(f"{source}: {_shown(path)} {_UNREADABLE}{_reason(error)}")


def _shown(path: object) -> str:
    try:
        text = os.fsdecode(path)  # type: ignore[arg-type]
    except TypeError:
        return f"a value of type `{type(path).__name__}`"
    return f"`{printable(text, _LONGEST_PATH)}`"


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return ""
    if isinstance(error, OSError):
        return f": {error.strerror}"
    return ": no file can have this name" if isinstance(error, ValueError) else ""
