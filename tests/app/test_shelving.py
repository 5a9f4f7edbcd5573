"""The process that fetches and takes in models: what it answers, and that it ends once nobody listens."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.services.model_shelf.catalogue import Offer, offer_named
from app.services.model_shelf.errands import (
    Came,
    Checking,
    Fetch,
    Refused,
    Said,
    Stands,
    TakeIn,
    decode_said,
    encode,
)
from app.services.model_shelf.shelf import installed, started
from app.shelving import done
from mvit_core import model_files
from mvit_core.errors import BadCheckpoint
from mvit_core.model_files import Recognized
from tests.serving import CONTENT, SHA256, Server, serving, silent, wrong


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as made:
        yield made


def offer(server: Server) -> Offer:
    return replace(offer_named("mvit_b_16x4_k400"), url=server.url, sha256=SHA256)


def told(errand: Fetch | TakeIn) -> list[Said]:
    return list(done(encode(errand)))


def test_a_download_is_told_and_looked_into(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        model_files, "recognized", lambda file: Recognized(title=file.stem, task="base", classes="")
    )
    said = told(Fetch(offer=offer(server), folder=str(tmp_path)))
    assert said[0] == Came(done_bytes=0, total_bytes=len(CONTENT))
    assert said[-3:-1] == [Came(done_bytes=len(CONTENT), total_bytes=len(CONTENT)), Checking()]
    assert isinstance(said[-1], Stands)
    assert said[-1].name == "mvit_b_16x4_k400"
    assert installed(tmp_path)[0].card.architecture == "mvit_b_16x4"


def test_what_is_no_model_does_not_stay(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path) -> Recognized:
        raise BadCheckpoint(f"{file.name} is a web page, not weights; download the file itself.")

    monkeypatch.setattr(model_files, "recognized", refuse)
    said = told(Fetch(offer=offer(server), folder=str(tmp_path)))
    assert isinstance(said[-1], Refused)
    assert "web page" in said[-1].reason
    assert list(tmp_path.iterdir()) == []


def test_wrong_bytes_are_refused_with_the_reason(server: Server, tmp_path: Path) -> None:
    server.behave = wrong
    said = told(Fetch(offer=offer(server), folder=str(tmp_path)))
    assert isinstance(said[-1], Refused)
    assert "not what its makers published" in said[-1].reason


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    said = told(TakeIn(file=str(tmp_path / "gone.onnx"), folder=str(tmp_path / "models")))
    assert said == [Checking(), Refused(reason=f"There is no file {tmp_path / 'gone.onnx'}.")]


def test_it_ends_at_once_while_a_server_is_silent_and_keeps_what_came(server: Server, tmp_path: Path) -> None:
    server.behave = silent
    wanted = offer(server)
    command = [sys.executable, "-P", "-m", "app", "shelving"]
    here = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=here) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(encode(Fetch(offer=wanted, folder=str(tmp_path))))
        process.stdin.flush()
        assert isinstance(decode_said(process.stdout.readline()), Came)
        while not started(wanted, tmp_path):
            time.sleep(0.01)
        process.stdin.close()
        assert process.wait(timeout=60) == 0
    assert started(wanted, tmp_path) > 0
    assert installed(tmp_path) == []
