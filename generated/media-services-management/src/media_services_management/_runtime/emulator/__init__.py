"""The engine of the emulator; the description defines the operations of the API and their effects.

======================  =========================================================================
`embedded`              `Emulator` and `AsyncEmulator`: in a thread, or served until a signal
`server`                listening, limits and stopping; `secure` and `certificates` for TLS
`application`           the ASGI application; `protocol` and `tls` are the connections below it
`engine`                one request to one response; `reading`, `effects`, `responses`, `refusals`
`tables`, `behaviour`   what the description says, as the engine needs it
`memory`, `database`    the state behind `store`
`wire`                  values to and from bytes, on its own
======================  =========================================================================
"""
