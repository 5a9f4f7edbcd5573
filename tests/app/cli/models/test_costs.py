"""`trapline models` tells what each model costs."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from mvit_core.models.registry import VARIANTS


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What the command prints."""
    assert main(["models", *words]) == 0
    return capsys.readouterr().out


def test_the_list_names_every_model_beside_its_published_figures(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "list").splitlines()
    assert {line.split()[0] for line in lines if line.strip()} >= set(VARIANTS)
    (line,) = (line for line in lines if line.split()[:1] == ["mvit_b_16x4"])
    for figure in ("16x4 at 224x224", "36.61", "36.6", "70.5", "K400 78.4"):
        assert figure in line


def test_a_description_sums_stages_and_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, "describe", "mvitv2_s_16x4")
    for words in ("block 15", "stage 4", "8x14x14", "34.54", "64.5", "K400 81.0", "published"):
        assert words in text


def test_json_holds_the_parts_and_they_sum_up(capsys: pytest.CaptureFixture[str]) -> None:
    (model,) = json.loads(told(capsys, "describe", "mvit_b_16x4", "--json"))
    assert model["params"] == 36_610_672 == sum(part["params"] for part in model["parts"])
    assert model["multiply_adds"] == sum(part["multiply_adds"] for part in model["parts"])
    assert model["published_multiply_adds_g"] == 70.5
    stages = [part["stage"] for part in model["parts"]]
    assert stages == [0, 1, *[2] * 2, *[3] * 11, *[4] * 2, 0]


def test_all_models_are_described(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(told(capsys, "describe", "--all", "--json"))
    assert [row["name"] for row in rows][: len(VARIANTS)] == list(VARIANTS)
    assert all(part["activation_bytes"] > 0 for row in rows for part in row["parts"])
    assert "vivit_b_16x2_encoder" in told(capsys, "describe", "--all")


def test_every_published_figure_stands_in_one_table_within_a_hundredth_or_explained(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = json.loads(told(capsys, "list", "--json"))
    figures = [
        (row, row[counted] / scale / row[published] - 1)
        for row in rows
        for counted, published, scale in (
            ("params", "published_params_m", 1e6),
            ("multiply_adds", "published_multiply_adds_g", 1e9),
        )
        if row[published]
    ]
    assert len(figures) > 50
    assert {row["name"] for row, off in figures if abs(off) > 0.01} == {
        row["name"] for row in rows if row["note"]
    }
    text = told(capsys, "list")
    assert "-1.9 %" in text
    assert "published weights' channels grow in attention" in text


def test_the_ablations_are_counted_beside_what_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    (pooled,) = (
        line for line in told(capsys, "ablations", "--table", "10").splitlines() if "keys" in line[:8]
    )
    for figure in ("vit_b_8x8_pooled_kv", "148.39", "148.4", "69.1"):
        assert figure in pooled
    rows = json.loads(told(capsys, "ablations", "--json"))
    assert {row["table"] for row in rows} >= {str(number) for number in range(9, 16)}
    assert main(["models", "ablations", "--table", "8"]) == 1
    assert main(["models", "describe", rows[0]["model"]]) == 0


def test_distances_of_heads_are_told_and_drawn(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    plot = tmp_path / "heads.svg"
    (model, other) = json.loads(told(capsys, "distances", "mvit_xs", "vit_xs", "--plot", str(plot), "--json"))
    assert [layer["stage"] for layer in model["layers"]] == [1] * 2 + [2] * 7 + [3] * 3
    assert [len(layer["heads"]) for layer in model["layers"]] == [1] * 2 + [2] * 7 + [4] * 3
    assert not model["trained"]
    assert len(other["layers"]) == 8
    assert all(0 < value < 1 for layer in other["layers"] for value in layer["heads"])
    drawing = plot.read_text()
    assert "mvit_xs" in drawing
    assert "mean attention distance" in drawing
    assert main(["models", "distances", "vivit_b_16x2_product"]) == 1
    assert "factorizes its attention" in capsys.readouterr().err


def test_a_misspelled_model_is_no_bug(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "describe", "mvit_b_16x5"]) == 1
    assert "did you mean mvit_b_16x4?" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["describe"], ["describe", "mvit_s", "--all"], []])
def test_what_to_describe_has_to_be_said(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["models", *words])
    assert ended.value.code == 2
