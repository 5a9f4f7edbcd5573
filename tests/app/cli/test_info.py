"""`trapline info`."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from mvit_core.native import library
from mvit_core.native.library import Found

pytestmark = pytest.mark.usefixtures("home")


def test_info_says_versions_device_and_places(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert main(["info", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["logs"] == str(home / "log")
    assert facts["backups"] == str(home / "data/backups")
    assert facts["device"]
    assert facts["torch"].startswith("2.")


@pytest.mark.parametrize(
    ("found", "said"),
    [(Found(object(), "kernels-0.so"), "kernels-0.so"), (Found(None, "turned off"), "none: turned off")],
)
def test_info_says_whether_native_kernels_are_used(
    found: Found, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(library, "found", lambda: found)
    assert main(["info", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["native kernels"] == said
