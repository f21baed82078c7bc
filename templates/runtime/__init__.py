"""The runtime that all generated clients share; it is the same for every API."""
