"""Fuzzing: every reader of foreign bytes, held to its contract by inputs that nobody wrote.

A target is a function from bytes to nothing that raises if the contract is broken. hypothesis feeds
it what a grammar makes, then damages; atheris, where it is installed, changes seeds for as long as
they reach new branches. `python -m tests.fuzz --help` says how to fuzz for longer, or to replay.
"""
