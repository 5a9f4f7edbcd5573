import pytest

from app.services.imports.reading import number
from app.ui.dialogs.deployment_cells import coordinates


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("51.5", [51.5]),
        ("47,51", [47.51]),  # a comma as German and Spanish write it, no second coordinate
        ("-1,25", [-1.25]),
        ("51.5, 4.25", [51.5, 4.25]),
        ("51.5,4.25", [51.5, 4.25]),
        ("-1.5,36", [-1.5, 36.0]),
        ("47,51; 9,44", [47.51, 9.44]),
        ("47,51, 9,44", [47.51, 9.44]),
        ("47,51 9,44", [47.51, 9.44]),
        ("47, 9", [47.0, 9.0]),
        ("", []),
    ],
)
def test_a_comma_is_read_as_whoever_writes_it_means_it(words: str, meant: list[float]) -> None:
    assert [number(part) for part in coordinates(words)] == meant
