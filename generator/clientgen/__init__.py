"""clientgen turns an operation spec into a typed client and everything that goes with it."""

__version__ = "0.1.0"
