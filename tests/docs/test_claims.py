"""The guide says nothing that the program does not know: commands, keys, variables, formats, pages, links."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.parser import COMMANDS, parse
from app.services.exports import FORMATS
from app.ui.keyboard.keys import KEYS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FIGURES = sorted((ROOT / "docs" / "performance").glob("*.md"))
FOR_DEVELOPERS = {"TRAPLINE_TEST_DISPLAYS"}  # said where it is used
ANY_NUMBER = re.compile(r"(?<=--limit )N\b|(?<=--step )S\b")
MOUSE_AND_TYPING = {"Ctrl", "Shift", "Alt", "Esc", "Ctrl+Shift"}  # held, or no key of the table


def _commands(page: Path) -> Iterator[str]:
    """Lines that begin with `trapline`, without what is said of them behind two spaces."""
    text = page.read_text(encoding="utf-8").replace("\\\n", "")
    for line in re.findall(r"^(?: {4})?(trapline .*)$", text, re.MULTILINE):
        yield re.split(r" {2,}(?!--)", line)[0]


def _command_cases() -> list[tuple[str, str]]:
    return [(page.name, line) for page in (*PAGES, *FIGURES) for line in _commands(page)]


def _readings(line: str) -> Iterator[list[str]]:
    """Every way to read `[this | that]`, with what is in brackets."""
    line = ANY_NUMBER.sub("3", line)
    found = re.search(r"\[([^\]]*\|[^\]]*)\]", line)
    if found is None:
        yield shlex.split(
            line.replace("[", "").replace("]", "").replace("trapline train ...", "trapline train x")
        )
        return
    for choice in found[1].split("|"):
        yield from _readings(line.replace(found[0], choice))


@pytest.mark.parametrize(("page", "line"), _command_cases())
def test_a_command_of_the_guide_is_understood(
    page: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in _readings(line):
        try:
            parse(words[1:])
        except SystemExit:
            pytest.fail(f"{page}: {line}\n{capsys.readouterr().err}")


def test_the_readme_shows_every_command_but_the_demonstration() -> None:
    shown = {line.split()[1] for line in _commands(ROOT / "README.md")}
    assert set(COMMANDS) - shown == {"analyze", "demo"}


def test_every_variable_that_is_read_is_explained_to_whom_it_concerns() -> None:
    sources = [
        *(
            file
            for part in ("app", "mvit_core", "trainer", "launcher")
            for file in (ROOT / part).rglob("*.py")
        ),
        ROOT / "build.spec",
    ]
    read = {
        name for file in sources for name in re.findall(r"\"(TRAPLINE_[A-Z_]+)\"", file.read_text("utf-8"))
    }
    assert "TRAPLINE_HOME" in read
    told = "".join((ROOT / "docs" / page).read_text("utf-8") for page in ("settings.md", "releasing.md"))
    assert {name for name in read if name not in told} == FOR_DEVELOPERS


def test_keys_of_the_guide_are_in_the_table_of_keys() -> None:
    review = (ROOT / "docs" / "review.md").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    key = r"(?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z0-9?+\-\[\]]|F\d+|[A-Z][a-z]+)"
    named = set(re.findall(rf"`({key})`", review)) | set(re.findall(rf"<kbd>({key})</kbd>", readme))
    assert {"Ctrl+Z", "Space", "Shift+Del", "?", "["} <= named
    known = {each for key in KEYS for each in key.keys} | MOUSE_AND_TYPING
    assert named - known == set()


def test_the_guide_names_the_formats_that_there_are() -> None:
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    table = page.split("## Export")[1].split("##")[0]
    rows = [row for row in table.splitlines() if row.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])} == set(FORMATS)


def test_every_page_is_in_the_navigation_or_left_out_of_it_on_purpose() -> None:
    written = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert [
        page.name for page in PAGES[1:] if not re.search(rf"[ /]{page.name}$", written, re.MULTILINE)
    ] == []


@pytest.mark.parametrize("page", [*PAGES, *FIGURES], ids=lambda page: page.name)
def test_links_within_the_guide_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    within = [link for link in links if "://" not in link]
    assert [link for link in within if not (page.parent / link).exists()] == []


def test_every_page_of_figures_is_in_their_table() -> None:
    table = (ROOT / "docs" / "performance.md").read_text("utf-8")
    assert FIGURES
    assert [page.name for page in FIGURES if f"(performance/{page.name})" not in table] == []
