import pytest

from app.services.ecology.student import t95


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [(1, 12.706205), (4, 2.776445), (5, 2.570582), (9, 2.262157), (30, 2.042272), (100, 1.983972)],
)
def test_percentiles_are_those_of_rs_qt(degrees: int, expected: float) -> None:
    assert t95(degrees) == pytest.approx(expected, abs=5e-4)
