"""Makes from IR and symbols the content of templates and data files; one module a target family.

The modules are independent of each other. Templates print finished values: text made by an encoder
or a symbol, flags, tuples and other views, in modules that cannot see the characters of spec text.
Data files contain unchanged spec text, for `python_source.json_lines` to encode: `cli`,
`emulator`, `tour`, `operation_data` and `tests`, none of which is given to a template.
"""
