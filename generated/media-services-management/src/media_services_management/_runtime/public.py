"""Sets the module of public classes: the package that users import them from."""

from __future__ import annotations

from collections.abc import Iterable


def publish(package: str, classes: Iterable[type]) -> None:
    """Let tracebacks, logs and pickles show `classes` as members of `package`.

    Otherwise they show the private module that defines a class. `package` has to export every class
    under its own name, since pickles look it up there.
    """
    for cls in classes:
        cls.__module__ = package


def public_package(module: str) -> str:
    """Return the package that exports the public classes of `module`, a module of the runtime."""
    return module.partition("._runtime.")[0]
