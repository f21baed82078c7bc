"""The checks of the project beside its test suite, each defined once.

`python -m tests.checks [NAME ...]` runs them; CI, nox and pre-commit call it. They need the extras `test`,
`check` and, where there is a wheel of atheris, `fuzz`.
"""
