"""Credentials: one module for each source, so that only what an API declares is present."""
