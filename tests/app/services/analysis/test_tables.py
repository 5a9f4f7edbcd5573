"""Numbers of a column stand in line, in the window and in the report."""

from app.services.analysis.tables import shown
from app.services.analysis.values import EMPTY, Row, Table
from app.services.speech import Speech

TABLE = Table(
    columns=("Species", "Videos", "RAI"),
    rows=(Row(("fox", 1200, 25.0)), Row(("hare", 3, 33.33)), Row(("lynx", None, None))),
)


def test_a_column_has_the_decimals_of_its_longest_number() -> None:
    assert TABLE.decimals() == (0, 0, 2)
    assert EMPTY.decimals() == ()


def test_numbers_are_written_with_the_decimals_of_their_column() -> None:
    written = [list(shown(row, Speech(), TABLE.decimals())) for row in TABLE.rows]
    assert written == [["fox", "1,200", "25.00"], ["hare", "3", "33.33"], ["lynx", "", ""]]
