"""A server on this computer that does everything a server should not do."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CONTENT = bytes(range(256)) * 4096  # 1 MiB
SHA256 = hashlib.sha256(CONTENT).hexdigest()
Behave = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request; what happens is the server's `behave`."""

    server: "Server"

    def do_GET(self) -> None:
        self.server.ranges.append(self.headers.get("Range", ""))
        self.server.behave(self)

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def start(self, *, status: int = 200, length: int = len(CONTENT), tag: str = '"v1"') -> int:
        """Status and headers; returns where the answer starts in the content."""
        start = 0
        wants = self.headers.get("Range", "")
        if wants and self.headers.get("If-Range") == tag:
            start, status = int(wants.removeprefix("bytes=").rstrip("-")), 206
        self.send_response(status)
        if tag:
            self.send_header("ETag", tag)
        if status == 206:
            self.send_header("Content-Range", f"bytes {start}-{length - 1}/{length}")
        self.send_header("Content-Length", str(length - start))
        self.end_headers()
        return start


class Server(ThreadingHTTPServer):
    """Answers on a port of its own."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.behave: Behave = well
        self.ranges: list[str] = []
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/weights.pth"


def well(request: Request) -> None:
    """As a server should."""
    request.wfile.write(CONTENT[request.start() :])


def broken_off(request: Request) -> None:
    """A third of what is left, then nothing."""
    start = request.start()
    request.wfile.write(CONTENT[start : start + (len(CONTENT) - start) // 3 + 1])


def silent(request: Request) -> None:
    """Some bytes at first, then neither more nor an end, however often it is asked."""
    if not request.start():
        request.wfile.write(CONTENT[:1000])
        request.wfile.flush()
    request.server.released.wait(20)


def boasting(request: Request) -> None:
    """Promises more than there is."""
    if request.headers.get("Range"):
        request.send_error(416)
        return
    request.start(length=len(CONTENT) + 500)
    request.wfile.write(CONTENT)


def wrong(request: Request) -> None:
    """The right length, other bytes."""
    request.start()
    request.wfile.write(bytes(len(CONTENT)))


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs; whatever still waits is let go at the end."""
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield made
        finally:
            made.released.set()
            made.shutdown()
            thread.join()
