"""A small package such as the generator makes, with every kind of value; tests add the runtime."""

from __future__ import annotations

__version__ = "1.2.3"


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name.startswith("_"):
        raise AttributeError(name)
    module = "client" if name == "SampleClient" else "credentials"
    return getattr(import_module(f".{module}", __name__), name)
