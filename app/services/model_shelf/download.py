"""Fetching one file whole or not at all: goes on after interruptions, and checks what came.

The bytes go to `.NAME.part` beside the place. A part is continued where the server allows it and says that
the file is still the same; the file gets its name only when its length and its hash are right.
"""

import hashlib
import http.client
import os
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec
import truststore

from mvit_core.errors import UserError
from mvit_core.files.refused import refused
from mvit_core.files.whole_file import rename

CHUNK = 1 << 18  # bytes
STALL_S = 30.0
TRIES = 4  # in a row that came no further
PAUSES_S = (0.5, 2.0, 5.0)
TROUBLES = (TimeoutError, http.client.HTTPException, ConnectionError, ssl.SSLError, urllib.error.URLError)


class Progress(msgspec.Struct, frozen=True):
    """How far a download is."""

    done_bytes: int
    total_bytes: int  # 0: the server does not say


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be fetched, and how it is known to be right."""

    url: str
    sha256: str = ""  # of the whole file, or how it begins; empty: not known
    size_bytes: int = 0  # 0: not known


@dataclass(slots=True)
class _Part:
    """What has come so far; `tag` is the server's name for the version of the file."""

    path: Path
    tag: str = ""
    total_bytes: int = 0

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def _note(self) -> Path:
        return self.path.with_suffix(".tag")

    def remember(self) -> None:
        """Keep the tag beside the part: another start of Trapline can go on with it."""
        self._note.write_text(self.tag, encoding="utf-8")

    def recall(self) -> None:
        """The tag of a part that an earlier start left."""
        if self.path.exists() and self._note.exists():
            self.tag = self._note.read_text(encoding="utf-8")

    def forget(self) -> None:
        """Leave nothing behind."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def fetch(
    wanted: Wanted, place: Path, *, stall_s: float = STALL_S, sleep: Callable[[float], object] = time.sleep
) -> Generator[Progress, None, str]:
    """Fetch to `place`; yields progress and returns the SHA-256. Closing it keeps the part for the next time.

    Raises UserError, saying what to do, where the network, the server, the disk or the content is not right.
    """
    part = _Part(_part_of(place))
    part.recall()
    failures, furthest = 0, part.size
    while True:
        try:
            yield from _take(wanted, part, stall_s)
            break
        except TROUBLES as error:
            if isinstance(error, urllib.error.HTTPError):
                error.close()
            if getattr(error, "code", None) == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                part.forget()  # it is longer than the file
            elif final := _sentence_of_refusal(error, wanted):
                raise UserError(final) from error
            failures = 0 if part.size > furthest else failures + 1
            furthest = max(furthest, part.size)
            if failures >= TRIES:
                raise UserError(
                    f"The download broke off: {_reason(error)}. Start it again; it goes on where it stopped."
                ) from error
            sleep(PAUSES_S[min(failures, len(PAUSES_S) - 1)])
        except OSError as error:
            raise UserError(
                f"{place.name} cannot be written: {error.strerror or error}. Make room, then start again."
            ) from error
    try:
        return _finish(wanted, part, place)
    except OSError as error:
        raise UserError(refused(place.name, "written", error)) from error


def part_size(place: Path) -> int:
    """How much of a file came before its download was stopped, in bytes."""
    return _Part(_part_of(place)).size


def _part_of(place: Path) -> Path:
    return place.with_name(f".{place.name}.part")


def _take(wanted: Wanted, part: _Part, stall_s: float) -> Iterator[Progress]:
    """What the server still has to send, appended to the part."""
    request = urllib.request.Request(wanted.url, headers={"User-Agent": "Trapline"})
    if part.size and part.tag:
        request.add_header("Range", f"bytes={part.size}-")
        request.add_header("If-Range", part.tag)
    with closing(_opener().open(request, timeout=stall_s)) as answer:
        continues = answer.status == http.HTTPStatus.PARTIAL_CONTENT
        if continues and not answer.headers.get("Content-Range", "").startswith(f"bytes {part.size}-"):
            part.forget()
            raise ConnectionError("another piece came than was asked for")
        part.tag = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
        start = part.size if continues else 0
        said = answer.headers.get("Content-Length", "")
        length = int(said) if said.isdecimal() else 0
        part.total_bytes = start + length if length else 0
        part.remember()
        with part.path.open("ab" if continues else "wb") as file:
            done = start
            yield Progress(done, part.total_bytes)
            while data := answer.read1(CHUNK):  # what is there, so that a stop keeps it
                file.write(data)
                file.flush()
                done += len(data)
                yield Progress(done, part.total_bytes)
            file.flush()
            os.fsync(file.fileno())
    if part.total_bytes and done < part.total_bytes:
        raise ConnectionError(f"{part.total_bytes - done:,} bytes were missing at its end")


def _finish(wanted: Wanted, part: _Part, place: Path) -> str:
    """Check what came and give it its name; what is wrong is thrown away."""
    size = part.size
    with part.path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if wanted.size_bytes and size != wanted.size_bytes:
        part.forget()
        raise UserError(
            f"{place.name} should have {wanted.size_bytes:,} bytes, but {size:,} came. Its makers may have "
            "changed it; nothing was installed."
        )
    if not sha256.startswith(wanted.sha256.lower()):
        part.forget()
        raise UserError(
            f"What came as {place.name} is not what its makers published (its SHA-256 begins with "
            f"{sha256[:8]}, not {wanted.sha256[:8]}). Nothing was installed; a proxy may have put a page of "
            "its own in its place."
        )
    rename(part.path, place, over=True)
    part.forget()
    return sha256


def _opener() -> urllib.request.OpenerDirector:
    """Respects the proxies of the system and the certificates that it trusts, a company's own among them."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return urllib.request.build_opener(urllib.request.HTTPSHandler(context=context))


def _sentence_of_refusal(error: Exception, wanted: Wanted) -> str:
    """Where trying again at once is of no use: what to do instead; else empty."""
    if isinstance(error, urllib.error.HTTPError):
        if error.code in (http.HTTPStatus.NOT_FOUND, http.HTTPStatus.GONE):
            return f"The file is not there any more: {wanted.url}. Get it from its makers, and import it."
        if error.code < http.HTTPStatus.BAD_REQUEST:  # from one address to the next, and no end
            return (
                f"Its address leads round in a circle: {wanted.url}. "
                "Get the file from its makers, and import it."
            )
        if error.code < http.HTTPStatus.INTERNAL_SERVER_ERROR:
            reason = _in_one_line(error.reason)
            return f"The server refuses the file ({error.code} {reason}): {wanted.url}."
    cause = getattr(error, "reason", None)
    if isinstance(cause, ssl.SSLCertVerificationError):
        said = cause.verify_message
        return f"The server's certificate is not trusted here ({said}). Ask who runs your network."
    return ""


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return "nothing came for a while"
    if isinstance(reason, socket.gaierror):
        return "its server cannot be found (is this computer online?)"
    if isinstance(reason, http.client.IncompleteRead):
        return "it ended too early"
    return _in_one_line(getattr(reason, "strerror", None) or reason).rstrip(".?") or type(error).__name__


def _in_one_line(said: object) -> str:
    return " ".join(str(said).split())
