"""A project that has a model: real workers load it, and its words reach the project and the exports."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import Trapline, crossing


@pytest.fixture
def footage(tmp_path: Path, make_video: Callable[..., Path]) -> Path:
    """One video in which something bright crosses."""
    (tmp_path / "North").mkdir()
    make_video(tmp_path / "North" / "IMG_0001.MP4", crossing(), rate=10)
    return tmp_path / "North"


def observations(trapline: Trapline) -> list[dict[str, Any]]:
    return json.loads(trapline("observations", "p.trapline", "--json").stdout)


def test_the_model_names_what_motion_found_and_the_project_remembers_it(
    trapline: Trapline, footage: Path, checkpoint: Path
) -> None:
    ended = trapline("scan", "North", "--project", "p.trapline", "--model", checkpoint.name)
    assert ended.returncode == 0, ended.stderr
    found = observations(trapline)
    assert {row["taxon"] for row in found if row["kind"] == "animal"} == {"ursus"}
    assert {row["behavior"] for row in found if row["kind"] == "behavior"} == {"eats_food"}
    assert {row["model"] for row in found} == {"bears"}
    again = trapline("scan", "North", "--project", "p.trapline")
    assert "scanned before" in again.stdout, "the same model is used, so nothing is left to do"

    by_motion = trapline("scan", "North", "--project", "p.trapline", "--no-model")
    assert by_motion.returncode == 0, by_motion.stderr
    assert {row["subject"] for row in observations(trapline)} == {"unclassified"}


def test_a_model_that_is_gone_or_no_model_is_a_sentence_and_no_scan_without_it(
    trapline: Trapline, footage: Path, checkpoint: Path, tmp_path: Path
) -> None:
    (tmp_path / "page.safetensors").write_text("<html>not found</html>")
    refused = trapline("scan", "North", "--project", "p.trapline", "--model", "page.safetensors")
    assert refused.returncode == 1
    assert "page.safetensors is a web page" in refused.stderr
    assert trapline("scan", "North", "--project", "p.trapline").returncode == 0, (
        "a bad model is not remembered"
    )

    trapline("scan", "North", "--project", "p.trapline", "--model", checkpoint.name)
    checkpoint.unlink()
    refused = trapline("scan", "North", "--project", "p.trapline", "--rescan")
    assert refused.returncode == 1
    assert "is not there" in refused.stderr
