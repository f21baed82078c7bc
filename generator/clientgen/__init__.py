"""clientgen turns an operation spec into a typed client and everything that goes with it."""
