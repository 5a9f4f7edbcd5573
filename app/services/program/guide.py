"""The user guide: the Markdown files of `docs`, as pages of HTML and as sections that can be searched."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

import resources

CHANGES = "changes"
VIEWS = "views/README"
PAGES = (
    *("start", "cards", "review", "models", "improving", "analysing", "formats"),
    *("keeping", "settings", "privacy"),
    *("sharing", "scale", "experiments", "glossary", VIEWS, CHANGES),
)
"""In the order of the contents; one that is not there is left out."""
LEVELS = ("h1", "h2")  # headings that begin a section
_NO_LETTER = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and the words below it."""

    page: str  # the file's name without its suffix
    anchor: str
    title: str
    is_page: bool  # the first heading of its page
    words: str

    def holds(self, wanted: Sequence[str]) -> bool:
        """Whether every wanted word stands in it, in small letters."""
        text = f"{self.title} {self.words}".casefold()
        return all(word in text for word in wanted)


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the guide."""

    name: str
    html: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.sections[0].title if self.sections else self.name


def guide_folder() -> Path:
    """Where the guide lies: beside the packages, in a checkout as in the built program."""
    return Path(resources.__file__).parents[1] / "docs"


@cache
def pages(folder: Path) -> tuple[Page, ...]:
    """The whole guide."""
    files = ((name, folder / f"{name}.md") for name in PAGES)
    return tuple(made_of(name, file.read_text(encoding="utf-8")) for name, file in files if file.is_file())


def found(all_pages: Sequence[Page], text: str) -> Iterator[Section]:
    """Sections in which every word of `text` stands, those that have them in their heading first."""
    wanted = text.casefold().split()
    sections = [section for page in all_pages for section in page.sections if section.holds(wanted)]
    yield from sorted(sections, key=lambda each: not all(word in each.title.casefold() for word in wanted))


@cache
def made_of(name: str, markdown: str) -> Page:
    """A page of its Markdown text; a long one takes a twentieth of a second, once."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(markdown)
    sections = tuple(_sections(name, tokens))
    for heading, section in zip(_headings(tokens), sections, strict=True):
        heading.attrSet("id", section.anchor)
    return Page(name, str(parser.renderer.render(tokens, parser.options, {})), sections)


def _headings(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if _begins_section(token)]


def _begins_section(token: Token) -> bool:
    return token.type == "heading_open" and token.tag in LEVELS


def _sections(page: str, tokens: Sequence[Token]) -> Iterator[Section]:
    starts = [number for number, token in enumerate(tokens) if _begins_section(token)]
    for start, end in zip(starts, [*starts[1:], len(tokens)][: len(starts)], strict=True):
        title = plain(tokens[start + 1])
        words = " ".join(plain(token) for token in tokens[start + 2 : end])
        yield Section(
            page, _NO_LETTER.sub("-", title.casefold()).strip("-"), title, start == starts[0], words
        )


def plain(token: Token) -> str:
    """The words of a part, without marks."""
    if token.type in ("fence", "code_block"):
        return token.content
    return "".join(
        each.content if each.type in ("text", "code_inline") else " " for each in token.children or ()
    )
