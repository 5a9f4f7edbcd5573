"""What strangers wrote stands on a terminal as it is, and does nothing there."""

import io
import random
from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console
from rich.table import Table

from app.cli.console import escaped, output

SIGNS = ("\\", "[", "]", "/", "a", "1", " ", "#", "@", "=", "red", "(", ":x:")


def shown(markup: str) -> str:
    console = Console(file=io.StringIO(), width=1000, highlight=False, emoji=False)
    with console.capture() as capture:
        console.print(markup, soft_wrap=True)
    return capture.get().removesuffix("\n")


@pytest.mark.parametrize("width", [20, 60])
def test_a_narrow_terminal_gets_every_column_of_a_table(
    terminal: Callable[[int], StringIO], width: int
) -> None:
    """The names of the videos were left out, and lengths alone stood there."""
    shown_there = terminal(width)
    table = Table(box=None)
    for name in ("name", "from", "to", "what", "state"):
        table.add_column(name, no_wrap=name != "name", overflow="fold")
    table.add_row("lynx.mp4", *4 * ["0123456789"])
    output().print(table)
    assert "lynx.mp4" in shown_there.getvalue()
    assert shown_there.getvalue().count("0123456789") == 4


@pytest.mark.parametrize("around", ["{}", "[bold]{}[/] z", "{}[bold]q[/]"])
def test_text_of_any_brackets_and_backslashes_is_shown_as_it_is(around: str) -> None:
    dice = random.Random(0)
    texts = ["".join(dice.choices(SIGNS, k=dice.randint(1, 8))) for _ in range(2000)]
    for text in (r"C:\data\[foxes]\1.mp4", r"C:\data\[2024]", "C:\\data\\", "[/]", r"a\[/b]", *texts):
        plain = around.replace("[bold]", "").replace("[/]", "").format(text)
        assert shown(around.format(escaped(text))) == plain


def test_no_text_moves_the_cursor_or_turns_letters_around() -> None:
    assert shown(escaped("\x1b[2Jred\u202exof\a")) == "␛[2Jred�xof␇"
