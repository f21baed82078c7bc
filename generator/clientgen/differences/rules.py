"""Every class of difference, with its severity for users of client, command and wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType


class Severity(IntEnum):
    """The effect of a difference on users of the old version."""

    SAFE = 0
    RISKY = 1
    BREAKING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A class of difference: what happened, and its severities for client, command and wire.

    A `quiet` one is not visible to programs that use the client, the command or the wire.
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
order-changed                 sss the order of entries changed where it has no meaning
api-renamed                   sss the folder of the API was renamed
other                         rrr a change that no rule describes

package-renamed               bss the package was renamed
distribution-renamed          bbs the distribution was renamed
client-renamed                bss a class of clients was renamed
async-client-added            sss the asynchronous client was added
async-client-removed          bss the asynchronous client was removed
root-error-renamed            bss the root of the exceptions was renamed
fixture-renamed               bss the fixture of pytest was renamed, added or removed
program-renamed               sbs the command was renamed
environment-renamed           sbs the environment variables were renamed

endpoint-changed              rrb the address of the service, of a server or of an operation changed
server-added                  sss a server was added
server-removed                bbr a server was removed
api-version-changed           rrr the version of the API changed
credential-added              sss a credential was added
credential-removed            bbb a credential was removed
credential-class-renamed      bss the class of a credential was renamed
credential-source-added       sss a credential can be read from another kind of file
credential-source-removed     bbs a credential can no longer be read from a kind of file
credential-changed            rrb a credential is sent in another way
credential-setting-changed    bbs a credential has other arguments or settings
needs-added                   rrr an operation can be called with other credentials
needs-removed                 bbb an operation can no longer be called with certain credentials
fixed-header-added            ssr a header of every request was added
fixed-header-removed          ssr a header of every request was removed
fixed-header-changed          ssr a header of every request changed
key-header-changed            rrb the header of the idempotency key of an operation was added, changed or removed
constants-changed             ssb a constant of the query or the headers was added, changed or removed
request-id-header-changed     rrr the header with the request id changed
redirect-hosts-changed        rrs the allowed hosts of redirects changed
retry-statuses-changed        rrs the statuses after which a request is retried changed
response-limit-changed        rrs the most bytes of a response changed
call-limit-changed            rrs what a client waits for, or its retries, changed by default
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
verb-changed                  ssb the HTTP method of the request changed
path-changed                  ssb the path of the request changed
positional-changed            bss the positional arguments of a method changed
result-changed                bss the type that a method returns changed
member-result-added           bbs a method returns a member of the response instead of all of it, and its command prints the member
member-result-removed         bbs a method returns the whole response instead of a member, and its command prints it whole
member-result-changed         bbs a method returns another member of the response, and its command prints that
paging-added                  bbs a method returns pages instead of one response, and its command prints items
paging-removed                bbs a method returns one response instead of pages, and its command prints it whole
paging-changed                rrs something else leads to the next page, or is its items
became-long-running           bbs a method returns a handle instead of its response, and its command waits for the end
no-longer-long-running        bbs a method returns its response instead of a handle, and its command does not wait
long-running-changed          rrs something else leads to the status, or says the end or the result
resume-method-renamed         bss the method that makes a handle again was renamed
resume-command-renamed        sbs the command that waits for the end of an earlier one was renamed
columns-changed               srs the columns of a table changed
not-modified-changed          rss conditional requests are now answered with 304, or no longer are
became-repeatable             rrr requests of the operation are now retried after a failure
no-longer-repeatable          rrr requests of the operation are no longer retried after a failure
deprecated                    sss an operation, a parameter or a field was deprecated
no-longer-deprecated          sss an operation, a parameter or a field is no longer deprecated
redirects-followed            rrr requests of the operation now follow redirects
redirects-no-longer-followed  rrr requests of the operation no longer follow redirects
became-destructive            sbs the command now asks for confirmation
no-longer-destructive         srs the command no longer asks for confirmation

parameter-added-optional      sss an optional parameter was added
parameter-added-required      bbb a required parameter was added
parameter-removed             bbb a parameter was removed
parameter-became-required     bbb a parameter became required
parameter-became-optional     sss a parameter became optional
client-gives-parameter        sss a parameter of a call may now be left to the client
client-gives-parameter-no-longer bbs a parameter of a call may no longer be left to the client
client-gives-another-parameter bbs another parameter of the client is sent where a call leaves one out
parameter-renamed-wire        ssb a parameter was renamed on the wire
parameter-place-changed       ssb a parameter is sent in another place
parameter-style-changed       ssb a parameter is written in another style
parameter-order-changed       rrs the order of the parameters changed
argument-renamed              bss an argument was renamed in Python
argument-added-optional       sss an optional argument for a field of the body was added
argument-added-required       bbs a required argument for a field of the body was added
argument-removed              bbs an argument for a field of the body was removed
argument-became-required      bbs an argument for a field of the body became required
argument-became-optional      sss an argument for a field of the body became optional
flag-changed                  sbs a flag of a command was renamed, or became an argument without a flag
metavar-changed               sss the name of an argument in the help changed
default-changed               rrr the default of the service changed
became-secret                 rbs a value became secret: it is hidden, and commands read it in other ways
no-longer-secret              rrs a value is no longer secret: it is shown

body-added-optional           sss an optional body was added to the request
body-added-required           bbb a required body was added to the request
body-removed                  bbb the body of the request was removed
body-became-required          bbb the body of the request became required
body-became-optional          sss the body of the request became optional
body-flattening-changed       bbs the fields of the body became arguments of the method, or the reverse
body-raw-changed              bbr the body is sent unchanged where it was encoded, or the reverse
body-style-changed            ssb the form of the body is nested in another way, or no longer
part-type-changed             ssr the media type of a part of a multipart body changed
request-media-type-added      sss the service accepts another media type
request-media-type-removed    rrb the service no longer accepts a media type
request-media-type-order      ssr the client sends another of the media types by default

response-added                rrr a response with another status was added
response-removed              sss a response was removed
response-choice-added         sss another value of an argument now leads to a response of its own
response-choice-removed       bbb no value of an argument leads to a response of its own any more
response-choice-changed       bbb another argument, or value of it, leads to a response of its own
response-status-changed       rrb the status of a response changed
sent-status-changed           ssr the status with which the emulator sends the response of `2XX` changed
response-media-type-added     ssr responses can have another media type
response-media-type-removed   rrb responses no longer have a media type
default-media-type-changed    ssr the media type of responses to requests that name none changed
response-stream-changed       bbb responses are read as a whole, or as they arrive, where it was the other way
stream-marks-changed          rrb the end mark of a stream, or how its errors are told, changed
response-header-added         sss a header of responses was added
response-header-removed       bbb a header of responses was removed
response-header-renamed       bbs a header of responses was renamed in Python
response-header-renamed-wire  rrb a header of responses was renamed on the wire
response-header-always        sss a header of responses is now always present
response-header-not-always    brr a header of responses may now be missing

error-added                   rrr an error was added
error-removed                 rss an error was removed
error-status-changed          rrb the status of an error changed
error-code-changed            rrb the code of an error changed
error-body-changed            brb the declared body of errors changed
exception-renamed             bss the exception of an error changed
bare-exception-changed        rss statuses without documented errors have other exceptions
error-every-operation         rrr an error became possible for every operation, or no longer is
error-message-changed         rrr the message of an error changed
reason-added                  sss a reason of an error was added
reason-removed                rss a reason of an error was removed
operation-error-added         rrr an operation can return another error
operation-error-removed       sss an operation can no longer return an error
operation-reason-changed      sss the reasons for an error of an operation changed

type-added                    sss a type was added
type-removed                  bss a type was removed
type-renamed                  sss a type was renamed in the spec
type-respelled                sss a type refers to a name where it was written out, or the reverse
class-renamed                 bss a class of values was renamed
request-type-changed          bbb the type of a value in requests changed
response-type-changed         bbb the type of a value in responses changed
request-null-allowed          sss a value in requests may now be null
request-null-forbidden        bbb a value in requests must no longer be null
response-null-allowed         brb a value in responses may now be null
response-null-forbidden       sss a value in responses is no longer null
request-bounds-narrower       bbb requests allow fewer values
request-bounds-wider          sss requests allow more values
response-bounds-narrower      sss responses can contain fewer values
response-bounds-wider         rrr responses can contain more values
request-pattern-changed       rrr the pattern of a value in requests changed
response-pattern-changed      rrr the pattern of a value in responses changed
request-value-added           sss requests allow another value of an enumeration
request-value-removed         bbb requests no longer allow a value of an enumeration
response-value-added          rrr responses can contain another value of an enumeration
response-value-removed        bss responses no longer contain a value of an enumeration
value-renamed                 bss a value of an enumeration was renamed in Python
enumeration-opened            rsr an enumeration or a union now allows values that it does not list
enumeration-closed            bbb an enumeration or a union no longer allows values that it does not list
request-alternative-added     sss requests allow another alternative of a union
request-alternative-removed   bbb requests no longer allow an alternative of a union
response-alternative-added    brb responses can contain another alternative of a union
response-alternative-removed  bss responses no longer contain an alternative of a union
alternative-told-otherwise    rbb an alternative of a union is told by something else
discriminator-changed         bbb the member that tells the records of an open union changed
integer-name-added            sss a number got a name
integer-name-changed          brs the name of a number changed or was removed
request-field-added-optional  sss an optional field was added to requests
request-field-added-required  bbb a required field was added to requests
request-field-removed         bbb a field was removed from requests
request-field-required        bbb a field of requests became required
request-field-optional        sss a field of requests became optional
response-field-added          sss a field was added to responses
response-field-removed        bbb a field was removed from responses
response-field-required       sss a field of responses is now always present
response-field-optional       brb a field of responses may now be missing
unlisted-fields-kept          sss fields that a record does not list are now kept
unlisted-fields-dropped       bbb fields that a record does not list are no longer kept
field-renamed                 bss a field was renamed in Python
field-renamed-wire            rbb a field was renamed on the wire
field-order-changed           rsr the order of the fields of a record changed
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
