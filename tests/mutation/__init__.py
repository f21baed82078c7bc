"""Checks that the generated tests can fail: changes a generated package in one place at a time.

`python -m tests.mutation PACKAGE_DIR` runs the generated tests against each change and counts the
changes that no test sees. `equivalents.txt` lists those that nobody could see, with the reason.
"""
