"""Downloads from a server on this computer that does everything a server should not do."""

import errno
import shutil
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.services.model_shelf import download
from app.services.model_shelf.download import Progress, Wanted, fetch
from mvit_core.errors import UserError
from tests.serving import CONTENT, SHA256, Request, Server, boasting, broken_off, serving, silent, well, wrong


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def run(server: Server, place: Path, *, stall_s: float = 5.0, **wanted: object) -> list[Progress]:
    """A whole download without pauses between tries."""
    known = {"sha256": SHA256, "size_bytes": len(CONTENT)} | wanted
    steps = fetch(Wanted(url=server.url, **known), place, stall_s=stall_s, sleep=lambda _: None)  # type: ignore[arg-type]
    return list(steps)


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_file_comes_whole_with_progress(server: Server, tmp_path: Path) -> None:
    progress = run(server, tmp_path / "weights.pth")
    assert (tmp_path / "weights.pth").read_bytes() == CONTENT
    assert progress[0].done_bytes == 0
    assert progress[-1] == Progress(len(CONTENT), len(CONTENT))
    assert files(tmp_path) == ["weights.pth"]


def test_what_breaks_off_again_and_again_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    server.behave = broken_off
    run(server, tmp_path / "weights.pth")
    assert (tmp_path / "weights.pth").read_bytes() == CONTENT
    starts = [int(each.removeprefix("bytes=").rstrip("-")) for each in server.ranges[1:]]
    assert starts == sorted(starts)
    assert starts[0] > 0


def test_a_part_is_taken_up_by_a_later_start(server: Server, tmp_path: Path) -> None:
    steps = fetch(Wanted(url=server.url, sha256=SHA256), tmp_path / "weights.pth")
    while next(steps).done_bytes < len(CONTENT) // 2:
        pass
    steps.close()
    assert not (tmp_path / "weights.pth").exists()
    run(server, tmp_path / "weights.pth")
    assert server.ranges[-1] != ""
    assert files(tmp_path) == ["weights.pth"]
    assert (tmp_path / "weights.pth").read_bytes() == CONTENT


def test_a_part_of_another_version_is_begun_again(server: Server, tmp_path: Path) -> None:
    (tmp_path / ".weights.pth.part").write_bytes(b"older" * 100)
    (tmp_path / ".weights.pth.tag").write_text('"v0"')
    run(server, tmp_path / "weights.pth")
    assert (tmp_path / "weights.pth").read_bytes() == CONTENT


def test_a_server_that_falls_silent_is_given_up_with_a_sentence(server: Server, tmp_path: Path) -> None:
    server.behave = silent
    with pytest.raises(UserError, match="goes on where it stopped"):
        run(server, tmp_path / "weights.pth", stall_s=0.2)
    assert not (tmp_path / "weights.pth").exists()
    server.behave = well
    run(server, tmp_path / "weights.pth")
    assert (tmp_path / "weights.pth").read_bytes() == CONTENT


def test_a_promise_of_more_than_comes_is_no_file(server: Server, tmp_path: Path) -> None:
    server.behave = boasting
    with pytest.raises(UserError, match="broke off"):
        run(server, tmp_path / "weights.pth")
    assert not (tmp_path / "weights.pth").exists()


@pytest.mark.parametrize("known", [SHA256, SHA256[:8]])
def test_wrong_bytes_are_thrown_away(server: Server, tmp_path: Path, known: str) -> None:
    server.behave = wrong
    with pytest.raises(UserError, match="not what its makers published"):
        run(server, tmp_path / "weights.pth", sha256=known)
    assert files(tmp_path) == []


def test_another_length_is_thrown_away(server: Server, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="should have 5 bytes"):
        run(server, tmp_path / "weights.pth", size_bytes=5)
    assert files(tmp_path) == []


def test_another_piece_than_was_asked_for_is_not_put_behind_what_came(server: Server, tmp_path: Path) -> None:
    def behave(request: Request) -> None:
        if not request.headers.get("Range"):
            return well(request) if len(server.ranges) > 1 else broken_off(request)
        request.send_response(206)
        request.send_header("Content-Range", f"bytes 0-99/{len(CONTENT)}")
        request.send_header("Content-Length", "100")
        request.end_headers()
        request.wfile.write(CONTENT[:100])
        return None

    server.behave = behave
    run(server, tmp_path / "weights.pth", sha256="", size_bytes=0)
    assert (tmp_path / "weights.pth").read_bytes() == CONTENT


def test_a_length_that_is_no_number_is_one_that_nobody_knows(server: Server, tmp_path: Path) -> None:
    def behave(request: Request) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "many")
        request.end_headers()
        request.wfile.write(CONTENT)

    server.behave = behave
    progress = run(server, tmp_path / "weights.pth")
    assert progress[-1] == Progress(len(CONTENT), 0)


def no_web_server(request: Request) -> None:
    request.wfile.write(b"SSH-2.0-OpenSSH\r\n")


def in_a_circle(request: Request) -> None:
    request.send_response(302)
    request.send_header("Location", request.path)
    request.end_headers()


def ends_early(request: Request) -> None:
    request.protocol_version = "HTTP/1.1"
    request.close_connection = True
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    request.wfile.write(b"1000\r\n" + CONTENT[:100])


@pytest.mark.parametrize(
    ("behave", "said"),
    [
        (no_web_server, "broke off: SSH-2.0-OpenSSH. Start it again"),
        (in_a_circle, r"leads round in a circle: http://.*\. Get the file from its makers"),
        (ends_early, "broke off: it ended too early. Start it again"),
    ],
)
def test_what_a_strange_server_says_is_one_line(
    server: Server, tmp_path: Path, behave: Callable[[Request], None], said: str
) -> None:
    server.behave = behave
    with pytest.raises(UserError, match=said) as refused:
        run(server, tmp_path / "weights.pth")
    assert "\n" not in str(refused.value)


def test_a_file_that_is_gone_is_a_sentence_at_once(server: Server, tmp_path: Path) -> None:
    server.behave = lambda request: request.send_error(404)
    with pytest.raises(UserError, match="not there any more"):
        run(server, tmp_path / "weights.pth")
    assert len(server.ranges) == 1


def test_a_server_in_trouble_is_tried_again(server: Server, tmp_path: Path) -> None:
    def busy_once(request: Request) -> None:
        well(request) if len(server.ranges) > 1 else request.send_error(503)

    server.behave = busy_once
    run(server, tmp_path / "weights.pth")
    assert (tmp_path / "weights.pth").read_bytes() == CONTENT


def test_without_a_network_there_is_a_sentence(tmp_path: Path) -> None:
    steps = fetch(Wanted(url="http://127.0.0.1:9/x"), tmp_path / "x", sleep=lambda _: None)
    with pytest.raises(UserError, match="broke off"):
        list(steps)


def test_a_full_disk_is_a_sentence(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(download.os, "fsync", full)
    with pytest.raises(UserError, match="Make room"):
        run(server, tmp_path / "weights.pth")
    assert not (tmp_path / "weights.pth").exists()


def test_the_proxy_of_the_system_is_asked(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def behave(request: Request) -> None:
        asked.append(request.path)
        well(request)

    server.behave = behave
    monkeypatch.delenv("no_proxy")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("http_proxy", server.url.removesuffix("/weights.pth"))
    far_away = "http://models.invalid/weights.pth"
    list(fetch(Wanted(url=far_away, sha256=SHA256), tmp_path / "weights.pth", sleep=lambda _: None))
    assert (tmp_path / "weights.pth").read_bytes() == CONTENT
    assert asked == [far_away]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself would have to trust it")
def test_a_certificate_is_trusted_where_the_system_trusts_it_and_nowhere_else(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "company.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=company",
    ]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    secure, place = Wanted(url=server.url.replace("http:", "https:"), sha256=SHA256), tmp_path / "weights.pth"
    with pytest.raises(UserError, match="certificate is not trusted here"):
        list(fetch(secure, place, sleep=lambda _: None))
    assert not place.exists()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    list(fetch(secure, place, sleep=lambda _: None))
    assert place.read_bytes() == CONTENT
