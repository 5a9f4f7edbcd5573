"""A few damaged files for each reader; thousands: `python -m tests.benchmarks.fuzz`."""

from pathlib import Path

import pytest

from tests.fuzzed_readers import targets
from tests.fuzzing import Target, run_case

CASES = 12


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_a_damaged_file_is_read_or_refused_with_a_sentence(target: Target, tmp_path: Path) -> None:
    for number in range(CASES):
        folder = tmp_path / str(number)
        folder.mkdir()
        outcome = run_case(target, number, folder)
        assert outcome.end != "broke", f"case {number} ({outcome.damage}):\n{outcome.story}"
        assert outcome.took_s < 30


def test_the_same_number_makes_the_same_damage(tmp_path: Path) -> None:
    target = targets()[1]
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        run_case(target, 5, tmp_path / name)
    (one,), (other,) = (list((tmp_path / name).iterdir()) for name in ("a", "b"))
    assert one.read_bytes() == other.read_bytes()
