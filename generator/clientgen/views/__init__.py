"""Makes from IR and symbols the data that templates print; one module a target family.

The modules are independent of each other, except that some use `lazy_groups`. Templates print
finished values: text made by an encoder or a symbol, flags, tuples and other views, in modules that
cannot see the characters of spec text. Data files contain unchanged spec text; `description`,
`emulation_data` and `cases` make them, and none of their data is given to a template.
"""
