"""What somebody means who types a whole date."""

from datetime import datetime

import pytest

from app.ui.looks.typed_moments import moment_typed, parts_of

BEFORE = datetime(2024, 2, 29, 10, 20, 30)


@pytest.mark.parametrize(
    ("form", "typed", "meant"),
    [
        ("yyyy-MM-dd HH:mm:ss", "2023-1-2", datetime(2023, 1, 2, 10, 20, 30)),
        ("yyyy-MM-dd HH:mm:ss", "2023-01-02 7", datetime(2023, 1, 2, 7, 20, 30)),
        ("yyyy-MM-dd HH:mm:ss", "2023-12", None),
        ("dd.MM.yyyy", "31.12.20", None),  # perhaps of 2023
        ("dd.MM.yyyy", "31.02.2023", None),
        ("yyyy-MM-dd", "23-12-31", datetime(2023, 12, 31, 10, 20, 30)),
        ("yyyy-MM-dd", "", None),
    ],
)
def test_it_is_a_date_once_it_is_whole(form: str, typed: str, meant: datetime | None) -> None:
    assert moment_typed(typed, form, BEFORE) == meant


def test_a_year_of_two_digits_is_one_once_nothing_more_comes() -> None:
    assert moment_typed("31.12.20", "dd.MM.yyyy", BEFORE, is_over=True) == datetime(2020, 12, 31, 10, 20, 30)


def test_letters_between_quotes_are_no_parts() -> None:
    assert parts_of("d 'de' MMMM yyyy") == ["day", "month", "year"]
