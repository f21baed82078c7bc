"""From IR and symbols to what templates print and data files hold; one module a target family.

The modules are independent of each other. What templates print is finished: text made by an encoder
or a symbol, flags, tuples and other views, in modules that cannot see the characters of spec text.
What data files hold keeps spec text as it is, for `python_source.json_lines` to encode: `cli`,
`emulator`, `tour`, `operation_data` and `tests`, of which nothing is given to a template.
"""
