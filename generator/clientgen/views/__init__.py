"""From IR and symbols to what templates print and data files hold; one module a target family.

The modules are independent of each other. What they hold is finished: text made by an encoder or a
symbol, flags, tuples and other views; the data files alone keep spec text as it is, for
`python_source.json_lines` to encode.
"""
