"""Our logits and features equal those of the original implementations, case by case."""

import os
from pathlib import Path

import pytest

from tests.golden.checking import check


def names() -> list[str]:
    """The cases there are; none where the shared data are absent."""
    root = Path(os.environ.get("TRAPLINE_SHARED") or Path(__file__).parents[3] / "shared")
    return sorted(path.stem for path in (root / "golden").glob("*.json") if path.with_suffix(".npz").exists())


def cost(name: str) -> list[pytest.MarkDecorator]:
    """Full-size models take seconds."""
    return [] if "tiny" in name else [pytest.mark.slow]


@pytest.mark.shared
@pytest.mark.parametrize("name", [pytest.param(name, marks=cost(name)) for name in names()])
def test_equals_the_original(shared: Path, name: str) -> None:
    outcome = check(shared / "golden" / f"{name}.json")
    assert outcome.verdict == "ok", str(outcome)
