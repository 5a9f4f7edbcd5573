"""Recipes as text: JSON for files, words for the command line, and what each field means."""

import ast
import inspect
from collections.abc import Mapping
from dataclasses import asdict
from typing import get_origin, get_type_hints

import msgspec

from mvit_core.errors import UserError
from trainer.recipes.recipe import Recipe


def with_settings(recipe: Recipe, settings: Mapping[str, str]) -> Recipe:
    """The recipe with fields set from words, as the command line has them; raises UserError."""
    types_of = get_type_hints(Recipe)
    changes = {}
    for name, word in settings.items():
        if name not in types_of:
            raise UserError(f"A recipe has no field {name}; there are {', '.join(types_of)}.")
        changes[name] = _value(name, word, types_of[name])
    try:
        return msgspec.convert(asdict(recipe) | changes, Recipe)
    except msgspec.ValidationError as error:
        raise UserError(f"The recipe makes no sense: {error}.") from error


def encode_recipe(recipe: Recipe) -> str:
    """As JSON."""
    return msgspec.json.encode(asdict(recipe)).decode()


def decode_recipe(text: str | bytes) -> Recipe:
    """From JSON; raises UserError."""
    try:
        return msgspec.json.decode(text, type=Recipe)
    except msgspec.MsgspecError as error:
        raise UserError(f"The recipe cannot be read: {error}.") from error


def explained() -> dict[str, str]:
    """The sentence under each field; nothing in a frozen build that left the source out."""
    try:
        (tree,) = ast.parse(inspect.getsource(Recipe)).body
    except OSError:
        return {}
    assert isinstance(tree, ast.ClassDef)
    sentences = {}
    for field, text in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr):
            assert isinstance(field.target, ast.Name)
            sentences[field.target.id] = str(ast.literal_eval(text.value))
    return sentences


def _value(name: str, word: str, kind: object) -> object:
    """A word of the command line as the field wants it."""
    try:
        if kind is bool:
            return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}[
                word.lower()
            ]
        if kind in (int, float):
            return kind(word)
        if get_origin(kind) is tuple:
            low, high = (float(part) for part in word.strip("()").split(","))
            return low, high
    except (ValueError, KeyError) as error:
        raise UserError(f"{word!r} is no value for {name}. {explained().get(name, '')}") from error
    return word
