"""The address of public classes: the package that users import them from."""

from __future__ import annotations

from collections.abc import Iterable


def publish(package: str, classes: Iterable[type]) -> None:
    """Let tracebacks, logs and pickles show `classes` as members of `package`.

    Without it they show the module that happens to define a class. `package` has to export every
    class under its own name, since that is where pickles look it up.
    """
    for cls in classes:
        cls.__module__ = package


def public_package(module: str) -> str:
    """Return the package that exports the public classes of `module`, a module of the runtime."""
    return module.partition("._runtime.")[0]
