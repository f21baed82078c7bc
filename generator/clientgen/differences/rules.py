"""Every class of difference, and what it is for users of the client, of the command and of the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType


class Severity(IntEnum):
    """What a difference does to those who use what was there before."""

    SAFE = 0
    RISKY = 1
    BREAKING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A class of difference: what happened, and its severities for client, command and wire.

    A `quiet` one changes nothing that a program can see of the client, the command or the wire.
    """

    name: str
    summary: str
    severities: tuple[Severity, Severity, Severity]
    quiet: bool = False


_LETTERS = {"s": Severity.SAFE, "r": Severity.RISKY, "b": Severity.BREAKING}

# client, command, wire: s is safe, r is risky, b is breaking
_TABLE = """
documentation                 sss only documentation changed
emulation                     sss only the emulator and its tour changed
version-changed               sss the version of the distribution changed
release-changed               sss the licence, the authors or the addresses of the distribution changed
order-changed                 sss entries changed places where the order means nothing
api-renamed                   sss the folder of the API was renamed
other                         rrr something changed that no rule names

package-renamed               bss the package was renamed
distribution-renamed          bbs the distribution was renamed
client-renamed                bss a class of clients was renamed
async-client-added            sss the asynchronous client was added
async-client-removed          bss the asynchronous client was removed
root-error-renamed            bss the root of the exceptions was renamed
fixture-renamed               bss the fixture of pytest was renamed, added or removed
program-renamed               sbs the program was renamed
environment-renamed           sbs the environment variables were renamed

endpoint-changed              rrb the address of the service changed
api-version-changed           rrr the version of the API changed
credential-added              sss a way to authenticate was added
credential-removed            bbb a way to authenticate was removed
credential-class-renamed      bss the class of a credential was renamed
credential-source-added       sss a credential can be read from another kind of file
credential-source-removed     bbs a credential can no longer be read from a kind of file
credential-changed            rrb a credential is sent in another way
credential-setting-changed    bbs a credential is made of other arguments or settings
fixed-header-added            ssr a header of every request was added
fixed-header-removed          ssr a header of every request was removed
fixed-header-changed          ssr a header of every request changed
request-id-header-changed     rrr the header that names the request changed
redirect-hosts-changed        rrs the hosts that a redirect may lead to changed
retry-statuses-changed        rrs the statuses after which a request is sent again changed
wire-quirk-changed            rrb the serializer of the service changed

group-added                   sss a group was added
group-removed                 bbs a group was removed
group-renamed                 sss a group was renamed in the spec
group-attribute-renamed       bss the attribute of a group was renamed
group-module-renamed          bss the module of a group was renamed
group-command-renamed         sbs the command of a group was renamed

operation-added               sss an operation was added
operation-removed             bbb an operation was removed
operation-renamed             sss an operation was renamed in the spec
operation-moved               bbs an operation moved to another group
method-renamed                bss a method was renamed
command-renamed               sbs a command was renamed
verb-changed                  ssb the verb of the request changed
path-changed                  ssb the path of the request changed
positional-changed            bss the arguments that can be given by position changed
result-changed                bss the type that a method returns changed
columns-changed               srs the columns of a table changed
became-repeatable             rrr requests of the operation are now sent again after a failure
no-longer-repeatable          rrr requests of the operation are no longer sent again after a failure
deprecated                    sss an operation, a parameter or a field is to go
no-longer-deprecated          sss an operation, a parameter or a field that was to go stays
redirects-followed            rrr requests of the operation are now sent again to where a redirect leads
redirects-no-longer-followed  rrr requests of the operation are no longer sent again to where a redirect leads
became-destructive            sbs the command now asks before it does what cannot be undone
no-longer-destructive         srs the command no longer asks before it does what it does

parameter-added-optional      sss an optional parameter was added
parameter-added-required      bbb a required parameter was added
parameter-removed             bbb a parameter was removed
parameter-became-required     bbb a parameter became required
parameter-became-optional     sss a parameter became optional
parameter-renamed-wire        ssb a parameter was renamed on the wire
parameter-place-changed       ssb a parameter is sent in another place
parameter-style-changed       ssb a parameter is written in another style
parameter-order-changed       rrs the parameters changed places
argument-renamed              bss an argument was renamed in Python
argument-added-optional       sss an optional argument for a field of the body was added
argument-added-required       bbs a required argument for a field of the body was added
argument-removed              bbs an argument for a field of the body was removed
argument-became-required      bbs an argument for a field of the body became required
argument-became-optional      sss an argument for a field of the body became optional
flag-changed                  sbs a flag of a command was renamed, or became an argument without a flag
metavar-changed               sss the name that help gives an argument changed
default-changed               rrr what the service takes where no value is given changed
became-secret                 rbs a value became secret: it is hidden, and commands take it in other ways
no-longer-secret              rrs a value is no longer secret: it is shown

body-added-optional           sss an optional body was added to the request
body-added-required           bbb a required body was added to the request
body-removed                  bbb the body of the request was removed
body-became-required          bbb the body of the request became required
body-became-optional          sss the body of the request became optional
body-flattening-changed       bbs the body is given field by field where it was given whole, or the reverse
body-raw-changed              bbr the body is sent as it is given where it was encoded, or the reverse
request-media-type-added      sss the service takes another media type
request-media-type-removed    rrb the service no longer takes a media type
request-media-type-order      ssr the client sends another of the media types first

response-added                rrr a response with another status was added
response-removed              sss a response was removed
response-status-changed       rrb the status of a response changed
response-media-type-added     ssr responses can have another media type
response-media-type-removed   rrb responses no longer have a media type
default-media-type-changed    ssr the media type of responses to requests that name none changed
response-header-added         sss a header of responses was added
response-header-removed       bbb a header of responses was removed
response-header-renamed       bbs a header of responses was renamed in Python
response-header-renamed-wire  rrb a header of responses was renamed on the wire
response-header-always        sss every response now has a header
response-header-not-always    brr responses may now lack a header

error-added                   rrr an error was added
error-removed                 rss an error was removed
error-status-changed          rrb the status of an error changed
exception-renamed             bss the exception of an error changed
error-every-operation         rrr whether every operation can be answered with an error changed
error-message-changed         rrr the message of an error changed
reason-added                  sss a reason of an error was added
reason-removed                rss a reason of an error was removed
operation-error-added         rrr an operation can be answered with another error
operation-error-removed       sss an operation is no longer answered with an error
operation-reason-changed      sss the reasons for an error of an operation changed

type-added                    sss a type was added
type-removed                  bss a type was removed
type-renamed                  sss a type was renamed in the spec
type-respelled                sss a type is named where it was written out, or the reverse
class-renamed                 bss a class of values was renamed
request-type-changed          bbb the type of a value that is sent changed
response-type-changed         bbb the type of a value that comes changed
request-null-allowed          sss a value that is sent may now be null
request-null-forbidden        bbb a value that is sent must no longer be null
response-null-allowed         brb a value that comes may now be null
response-null-forbidden       sss a value that comes is no longer null
request-bounds-narrower       bbb fewer values may be sent
request-bounds-wider          sss more values may be sent
response-bounds-narrower      sss fewer values can come
response-bounds-wider         rrr more values can come
request-pattern-changed       rrr the pattern of a value that is sent changed
response-pattern-changed      rrr the pattern of a value that comes changed
request-value-added           sss another value of an enumeration may be sent
request-value-removed         bbb a value of an enumeration may no longer be sent
response-value-added          rrr another value of an enumeration can come
response-value-removed        bss a value of an enumeration no longer comes
value-renamed                 bss a value of an enumeration was renamed in Python
enumeration-opened            rsr an enumeration was opened to values that nobody listed
enumeration-closed            bbb an enumeration was closed to values that nobody listed
integer-name-added            sss a number got a name
integer-name-changed          brs the name of a number changed or was removed
request-field-added-optional  sss an optional field of what is sent was added
request-field-added-required  bbb a required field of what is sent was added
request-field-removed         bbb a field of what is sent was removed
request-field-required        bbb a field of what is sent became required
request-field-optional        sss a field of what is sent became optional
response-field-added          sss a field of what comes was added
response-field-removed        bbb a field of what comes was removed
response-field-required       sss a field of what comes is now always there
response-field-optional       brb a field of what comes may now be missing
field-renamed                 bss a field was renamed in Python
field-renamed-wire            rbb a field was renamed on the wire
field-order-changed           rsr the fields of a record changed places
xml-changed                   ssb the XML of a value changed
"""

_QUIET = {
    "documentation",
    "emulation",
    "version-changed",
    "release-changed",
    "order-changed",
    "type-respelled",
}


def _read(table: str) -> dict[str, Rule]:
    rows = [line.split(maxsplit=2) for line in table.splitlines() if line]
    return {name: _rule(name, letters, summary) for name, letters, summary in rows}


def _rule(name: str, letters: str, summary: str) -> Rule:
    client, command, wire = (_LETTERS[letter] for letter in letters)
    return Rule(
        name=name, summary=summary, severities=(client, command, wire), quiet=name in _QUIET
    )


RULES: Mapping[str, Rule] = MappingProxyType(_read(_TABLE))
"""Every rule by its name."""
