"""Every text of the window that is to be translated, found in the syntax trees of its modules."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

SENTENCES = "Sentences"  # the context of what comes to the window from elsewhere
SAYS = ("say", "noop")
SURVEY = "Survey"  # the context of what they say
MARKERS = ("translate", "QT_TRANSLATE_NOOP", "NOOP")


class Message(NamedTuple):
    """A text, and the context in which Qt looks it up: a class, or what the module names."""

    context: str
    text: str


def messages_in(folder: Path) -> list[Message]:
    """All messages below a folder, in order, each once."""
    found = (message for file in sorted(folder.rglob("*.py")) for message in messages_of(file))
    return list(dict.fromkeys(found))


def said_in(places: Iterable[Path]) -> list[Message]:
    """What reports and plots say: the texts given to `say` and `noop` in modules without a window.

    ValueError where a text is put together.
    """
    found = []
    for file in (file for place in places for file in _modules(place)):
        for _, call in _calls(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                _name(call.func) in SAYS
                and call.args
                and not isinstance(call.args[0], ast.Name | ast.Subscript)
            ):
                found += [Message(SURVEY, text) for text in _texts(call.args[0], file)]
    return list(dict.fromkeys(found))


def messages_of(file: Path) -> Iterator[Message]:
    """Those of one module. ValueError where a text is put together, so that nobody could look it up."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    own = _own_context(tree)
    for scope, call in _calls(tree):
        name = _name(call.func)
        if name == "tr" and scope and isinstance(call.func, ast.Attribute):
            yield from (Message(scope, text) for text in _texts(call.args[0], file))
        elif name == "_tr" and own:
            if scope or not isinstance(call.args[0], ast.Name):
                yield from (Message(own, text) for text in _texts(call.args[0], file))
        elif name in MARKERS and len(call.args) == 2:
            context, text = call.args
            if isinstance(text, ast.Constant) and isinstance(context, ast.Constant):
                yield Message(str(context.value), str(text.value))


def _modules(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def _calls(tree: ast.AST, scope: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Every call with the class around it."""
    for node in ast.iter_child_nodes(tree):
        inside = node.name if isinstance(node, ast.ClassDef) else scope
        if isinstance(node, ast.Call):
            yield inside, node
        yield from _calls(node, inside)


def _own_context(tree: ast.Module) -> str:
    """The context of a module's own `_tr`; empty where it has none."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
                if _name(call.func) == "translate" and isinstance(call.args[0], ast.Constant):
                    return str(call.args[0].value)
    return ""


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _texts(argument: ast.expr, file: Path) -> Iterator[str]:
    """A text, or the two between which the program chooses."""
    if isinstance(argument, ast.IfExp):
        yield from _texts(argument.body, file)
        yield from _texts(argument.orelse, file)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    else:
        raise ValueError(f"{file}:{argument.lineno}: a text to be translated has to stand there whole")
