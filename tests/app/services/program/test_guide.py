"""The user guide reads whole: every page, link and picture is there, and what is looked for is found."""

import re

from app.services.program.guide import CHANGES, PAGES, found, guide_folder, made_of, pages

LINK = re.compile(r'(?:href|src)="([^"]+)"')


def test_the_guide_begins_with_the_first_steps_and_says_what_is_new() -> None:
    names = [page.name for page in pages(guide_folder())]
    assert names[0] == "start"
    assert CHANGES in names
    assert {"cards", "review", "models", "improving", "analysing", "formats", "privacy"} <= set(names)
    assert names == [name for name in PAGES if name in names]


def test_every_link_and_picture_of_the_guide_is_there() -> None:
    missing = [
        (page.name, link)
        for page in pages(guide_folder())
        for link in LINK.findall(page.html)
        if not link.startswith(("http", "#"))
        and not (guide_folder() / page.name).parent.joinpath(link.partition("#")[0]).exists()
    ]
    assert missing == []


def test_what_is_looked_for_is_found_headings_first() -> None:
    pages_ = (
        made_of("one", "# One\n\nA badger digs.\n\n## Dens\n\nfox\n"),
        made_of("two", "# Badger\n\n| a | b |\n|---|---|\n| `x` | Fox den |\n"),
    )
    assert [each.title for each in found(pages_, "badger")] == ["Badger", "One"]
    assert [(each.page, each.anchor) for each in found(pages_, "FOX den")] == [
        ("one", "dens"),
        ("two", "badger"),
    ]
    assert list(found(pages_, "wolverine")) == []
    assert '<h2 id="dens">' in pages_[0].html


def test_nothing_in_a_page_is_taken_for_a_script() -> None:
    assert "<script>" not in made_of("x", "# T\n\n`<script>`").html
