"""`trapline benchmark` on a folder: it measures, predicts, and leaves nothing behind."""

import json
from pathlib import Path

import numpy as np

from tests.conftest import MakeVideo
from tests.end_to_end.conftest import Trapline


def test_parts_are_measured_and_a_folder_is_predicted(
    trapline: Trapline, tmp_path: Path, make_video: MakeVideo
) -> None:
    folder = tmp_path / "Card"
    folder.mkdir()
    for number in range(3):
        frames = [np.full((120, 160), 60 + index, np.uint8) for index in range(30)]
        make_video(folder / f"IMG_{number}.mp4", frames, rate=10)
    ended = trapline("benchmark", folder, "--json", "--seconds", "20")
    assert ended.returncode == 0, ended.stderr
    *parts, told = json.loads(ended.stdout)
    assert {"decoding", "motion"} <= {part["name"] for part in parts}
    cards = [part for part in parts if part["name"].startswith("decoding by ")]
    assert all(part["note"] for part in cards)
    assert all(part["ms"] > 0 for part in parts if part not in cards)
    assert (told["num_videos"], told["num_tried"]) == (3, 3)
    assert abs(told["footage_s"] - 9.0) < 0.5
    assert told["expected_s"] >= told["tried_s"] > 0
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".trapline"] == []
