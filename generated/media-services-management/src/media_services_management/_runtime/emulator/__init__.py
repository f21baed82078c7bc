"""The engine of the emulator: it knows no API, the description tells it the operations and what they do.

======================  =========================================================================
`embedded`              `Emulator` and `AsyncEmulator`: in a thread, or served until a signal
`server`                listening, limits and stopping; `secure` and `certificates` for TLS
`application`           the ASGI application; `protocol` and `tls` are the connections below it
`engine`                one request to one answer; `reading`, `effects`, `answers`, `refusals`
`tables`, `behaviour`   what the description says, as the engine needs it
`memory`, `database`    the state behind `store`
`wire`                  values to and from bytes, on its own
======================  =========================================================================
"""
