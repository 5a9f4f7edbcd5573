"""What services, models and workers say to people, found in the syntax trees of their modules.

They speak English and know no window. Each sentence becomes a pattern: `f"{file.name} is empty."` is
"{name} is empty.", which is translated like every other text, and known again where it comes to the window
(`phrasebook`).
"""

import ast
import builtins
import re
from collections.abc import Iterator
from pathlib import Path

from resources.translations.sources import SENTENCES, Message

ROOT = Path(__file__).parents[2]
SPEAKERS = ("app/services", "app/store", "mvit_core", "trainer", "app/worker.py", "app/learner.py")
NEVER_SHOWN = (  # what only the command line says, or what is written into files for other programs
    *("app/services/analysis", "app/services/timelines_picture", "app/services/plots"),
    *("app/services/survey_report", "app/services/speech.py", "app/services/ecology/effort.py"),
    *("app/store/migrations", "mvit_core/rendering", "mvit_core/models", "trainer/experiments"),
    *("trainer/labels/mammalnet.py", "trainer/labels/readers.py", "trainer/labels/text_files.py"),
    "trainer/recipes",
)
FOR_OTHERS = ("Written by Trapline.", "Serves scans on stdin and stdout.")  # files and terminals
PLACEHOLDER = re.compile(r"\{\w+\}")
SENTENCE = re.compile(r"\w\W+\w.*[.!?]$", re.DOTALL)
TWO_WORDS = re.compile(r"[^\W\d_]{2}.* .*[^\W\d_]{2}", re.DOTALL)
MANY_WORDS = 4  # of what is returned: fewer are keys and names
FRAGMENTS = (  # parts of sentences that stand in the middle of others, and names of formats
    *("the height of its camera", "the depth of its camera", "the delay of its camera"),
    *("the latitude", "the longitude", "the uncertainty of its place"),
    *("Permission denied", "No such file or directory", "No space left on device", "Read-only file system"),
    *("Table (CSV)", "Workbook (Excel)", "Summary (CSV)", "camtrapR tables", "BORIS project"),
    "Detection histories for unmarked",
    *("{what} cannot be read: {error}. {remedy}", "{what} cannot be written: {error}. {remedy}"),
    *("{what} cannot be made: {error}. {remedy}", "{what} cannot be moved: {error}. {remedy}"),
    *("{what} cannot be copied: {error}. {remedy}", "{what} cannot be removed: {error}. {remedy}"),
    *("BORIS events (TSV)", "zamba labels (CSV)", "Clips (MP4)", "Pictures (JPEG)", "Deployments (CSV)"),
    "Pictures for detectors",
    *("{number} kinds of things", "{number} classes of its makers"),
    *("CPU, 1 thread", "CPU, {threads} threads"),
    *("table of deployments", "table of {name} of Camtrap DP 1.0", "table of BORIS's events"),
    "another program has it open, or it is write-protected",
    *("{user} on {host} (process {pid}) since {since}", "somebody on another computer"),
    *("Input/output error", "Is a directory", "Not a directory", "File exists", "File name too long"),
)
ONCE_SAID = (  # by earlier versions, and kept in projects: why a file could not be read
    "reading it made no progress for {patience_s} seconds",
    "the scan process was ended by the system ({sign})",
    "the scan process ended early (exit code {exit_code})",
)


def spoken() -> list[Message]:
    """Every pattern of a sentence that may come to the window, each once, in order."""
    files = (file for speaker in SPEAKERS for file in _modules(ROOT / speaker))
    found = (text for file in files for text in sentences_of(file.read_text(encoding="utf-8")))
    once = {
        shape_of(text): text
        for text in (*FRAGMENTS, *ONCE_SAID, *reversed([*found]))
        if text not in FOR_OTHERS
    }
    return [Message(SENTENCES, text) for text in sorted(once.values())]


def shape_of(pattern: str) -> str:
    """What two patterns share that differ in what their parts are called."""
    return PLACEHOLDER.sub("{}", pattern)


def sentences_of(source: str) -> Iterator[str]:
    """Those of one module: what ends as a sentence does, and what is raised or given as a reason."""
    tree = ast.parse(source)
    raised = {id(argument) for argument in _said_outright(tree)}
    for node in _texts(tree):
        text = pattern_of(node)
        words = PLACEHOLDER.sub("", text)
        if (
            TWO_WORDS.search(words)
            and not text.startswith(("<", "(?", ","))
            and (SENTENCE.search(text) or id(node) in raised)
        ):
            yield text


def pattern_of(node: ast.expr) -> str:
    """The text with what is filled in by name: `{name}`, a second of the same name `{name2}`."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    parts: list[str] = []
    names: list[str] = []
    for part in node.values if isinstance(node, ast.JoinedStr) else ():
        if isinstance(part, ast.FormattedValue):
            name = _name(part.value)
            names.append(name)
            again = names.count(name)
            parts.append(f"{{{name}{again if again > 1 else ''}}}")
        else:
            parts.append(pattern_of(part))
    return "".join(parts)


def _modules(place: Path) -> Iterator[Path]:
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    for file in files:
        relative = file.relative_to(ROOT).as_posix()
        if not relative.startswith(NEVER_SHOWN):
            yield file


def _texts(tree: ast.AST) -> Iterator[ast.expr]:
    """All texts but docstrings, those that are put together as one."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str)
        ):
            yield node
            continue
        yield from _texts(node)


def _said_outright(tree: ast.AST) -> Iterator[ast.expr]:
    """What is raised for people to read, not for us, and what is given as a reason."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            if not hasattr(builtins, _name(node.exc.func)):
                yield from node.exc.args[:1]
        elif isinstance(node, ast.keyword) and node.arg in ("reason", "sentence"):
            yield node.value
        elif isinstance(node, ast.Return) and node.value is not None:
            yield from (each for each in _choices(node.value) if _num_words(each) >= MANY_WORDS)
    for node in tree.body if isinstance(tree, ast.Module) else ():
        if isinstance(node, ast.Assign) and _num_words(node.value) >= MANY_WORDS:
            yield node.value


def _choices(value: ast.expr) -> Iterator[ast.expr]:
    match value:
        case ast.IfExp(body=one, orelse=other):
            yield from (*_choices(one), *_choices(other))
        case ast.BoolOp(values=values) | ast.Tuple(elts=values):
            yield from (choice for each in values for choice in _choices(each))
        case _:
            yield value


def _num_words(node: ast.expr) -> int:
    return len(re.findall(r"(?<![\w{])[A-Za-z]+(?![\w}])", pattern_of(node)))


def _name(value: ast.expr) -> str:
    """What a reader would call what is filled in."""
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.strip("_")
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return _name(inner)
        case ast.BoolOp(values=[*_, last]):
            return _name(last)
    return "it"
