"""A folder of cases: a line for each, and success where all are ok; what is no case is one that failed."""

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest

from tests.golden.__main__ import main
from tests.golden.checking import FLOAT32_ABSOLUTE, float32_allowed
from tests.golden.drawing import drawn
from tests.golden.writing import written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good case, called drawn."""
    written(tmp_path, drawn(Random(3)))
    return tmp_path


def add(folder: Path, name: str, case: str, arrays: bytes | None = None) -> None:
    """One more case; its arrays are those of the good one where none are given."""
    folder.joinpath(f"{name}.json").write_text(case, encoding="utf-8")
    good = folder.joinpath("drawn.npz").read_bytes()
    folder.joinpath(f"{name}.npz").write_bytes(good if arrays is None else arrays)


def test_good_cases_succeed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.joinpath("README.json").write_text("{}", encoding="utf-8")  # without arrays it is no case
    assert main(str(folder)) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("drawn ")
    assert line.endswith(" ok")


def test_what_is_broken_fails_and_what_is_unheard_of_is_unsupported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = json.loads(folder.joinpath("drawn.json").read_text(encoding="utf-8"))
    add(folder, "cut", json.dumps(good)[:99])
    add(folder, "deep", "[" * 100_000)
    add(folder, "empty", json.dumps(good), b"")
    add(folder, "giant", json.dumps(good | {"input_shape": [10**6, 3, 10**6, 9, 9]}))
    add(folder, "junk", json.dumps(good), b"PK junk")
    add(folder, "lacking", json.dumps(good | {"params": good["params"][1:]}))
    add(folder, "other", json.dumps(good | {"impl": "another"}))
    add(folder, "unheard", json.dumps(good | {"config": good["config"] | {"MVIT.REV.ENABLE": True}}))
    assert main(str(folder)) == 1
    said = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    verdicts = {
        name: next(word for word in ("ok", "FAILED", "unsupported") if word in line.split())
        for name, line in said.items()
    }
    assert verdicts.pop("drawn") == "ok"
    assert {name for name, verdict in verdicts.items() if verdict == "unsupported"} == {"other", "unheard"}
    assert set(verdicts.values()) == {"unsupported", "FAILED"}


def test_a_folder_without_cases_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(str(tmp_path)) == 1
    assert "no case" in capsys.readouterr().err


def test_float32_may_be_as_noisy_as_the_originals_but_need_not_be_better() -> None:
    logits = np.array([[3.0, -2.0]])
    assert float32_allowed({"logits": logits}) == FLOAT32_ABSOLUTE
    assert float32_allowed({"logits": logits, "logits_f32": logits + 1.9e-4}) == FLOAT32_ABSOLUTE
    assert float32_allowed({"logits": logits, "logits_f32": logits - 1e-3}) == pytest.approx(3e-3)
