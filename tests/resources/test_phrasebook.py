"""Sentences known again, and where they are found."""

import re

import pytest

from resources.translations.phrasebook import Phrase, Phrasebook
from resources.translations.sentences import sentences_of, spoken

BOOK = Phrasebook(
    [
        Phrase("A", "Open", "Öffnen"),
        Phrase("B", "Open", "Offen"),
        Phrase("A", "{a} lies in {b}.", "In {b} liegt {a}."),
        Phrase("A", "It stopped: {why}.", "Es hielt an: {why}."),
        Phrase("A", "the disk is full", "die Platte ist voll"),
        Phrase("C", "{n} of {m}", "{n} von {m}"),
    ]
)


def test_parts_are_filled_in_where_the_other_language_wants_them() -> None:
    assert BOOK.say("A cat lies in the grass.") == "In the grass liegt A cat."


def test_a_part_that_is_a_sentence_is_said_too() -> None:
    assert BOOK.say("It stopped: the disk is full.") == "Es hielt an: die Platte ist voll."


def test_of_two_meanings_the_nearest_context_counts() -> None:
    assert BOOK.say("Open", ["X", "B", "A"]) == "Offen"
    assert BOOK.say("Open") == "Öffnen"


def test_a_pattern_of_few_letters_counts_only_at_home() -> None:
    assert BOOK.say("3 of 4") is None
    assert BOOK.say("3 of 4", ["C"]) == "3 von 4"


def test_what_is_known_of_several_sentences_is_said() -> None:
    assert BOOK.say("Nobody knows. A cat lies in the grass.") == "Nobody knows. In the grass liegt A cat."
    assert BOOK.say("Nobody knows. Nothing.") is None


def test_a_sentence_behind_another_is_no_part_of_it() -> None:
    book = BOOK.besides({"It is empty.": "Es ist leer."})
    assert book.say("A cat lies in a box. It is empty.") == "In a box liegt A cat. Es ist leer."
    assert book.say("A cat lies in St. Anna.") == "In St. Anna liegt A cat.", (
        "a blank in a name parts nothing"
    )


def test_names_besides_are_said() -> None:
    assert BOOK.besides({"cat": "Katze"}).say("cat lies in box.") == "In box liegt Katze."


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("raise UserError(f'{file.name} is empty.')", ["{name} is empty."]),
        ("raise UserError(f'{a} was not written: {_reason(e)}')", ["{a} was not written: {reason}"]),
        ("raise ValueError('not for people to read')", []),
        (
            "def f():\n    'A docstring is not said.'\n    return 'it takes too much memory'",
            ["it takes too much memory"],
        ),
        ("x = f'{a} and {a} differ in {c!r}.'", ["{a} and {a2} differ in {c}."]),
    ],
)
def test_sentences_are_found_in_syntax_trees(source: str, found: list[str]) -> None:
    assert list(sentences_of(source)) == found


def test_what_services_refuse_is_among_what_is_translated() -> None:
    texts = {message.text for message in spoken()}
    assert "A name needs at least one letter." in texts
    assert len(texts) > 250


def test_what_cannot_be_said_by_a_pattern_is_known_without_an_expression(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[str] = []
    compiling = re.compile
    monkeypatch.setattr(re, "compile", lambda *words: compiled.append(words[0]) or compiling(*words))
    book = Phrasebook([Phrase("A", f"{{a}} lies in place {n} of {{b}}", "") for n in range(300)])
    assert book.say("Bear hollow") is None
    assert book.say("A cat of lies in place 7") is None, "all pieces, in another order"
    assert not compiled, "hundreds made the window wait for 0.3 s as its language changed"
    assert book.say("A cat lies in place 7 of grass") == ""
    assert len(compiled) == 1
