import pytest

from app.services.ecology.counted import poisson_interval


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        (0, 0.0, 3.68887945411),
        (1, 0.0253178079843, 5.5716433909389),
        (10, 4.79538869613, 18.39035604202),
        (1000, 938.973018408, 1063.952136016),
        (100_000, 99381.1526637, 100621.7447397),
    ],
)
def test_the_interval_is_that_of_rs_poisson_test(number: int, low: float, high: float) -> None:
    assert poisson_interval(number) == pytest.approx((low, high), rel=1e-9)
