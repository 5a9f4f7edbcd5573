"""Qt Linguist's files: read, brought up to date, written."""

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from xml.etree import ElementTree as Xml

from resources.translations.sources import Message

Translations = dict[Message, str]  # empty where something is still to be translated

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def read(file: Path | Traversable) -> Translations:
    """What a file says; nothing where there is no file."""
    if not file.is_file():
        return {}
    found: Translations = {}
    for context in Xml.fromstring(file.read_bytes()).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translated = message.findtext("translation") or ""
            found[Message(name, message.findtext("source") or "")] = translated
    return found


def brought_up_to_date(known: Translations, messages: Sequence[Message]) -> Translations:
    """Every message with what is known of it, else with what the same text is called elsewhere."""
    elsewhere = {message.text: translated for message, translated in known.items() if translated}
    return {message: known.get(message) or elsewhere.get(message.text, "") for message in messages}


def write(file: Path, language: str, translations: Translations) -> None:
    """By context and text, so that changes are easy to compare."""
    root = Xml.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, Xml.Element] = {}
    for message, translated in sorted(translations.items()):
        if message.context not in contexts:
            context = contexts[message.context] = Xml.SubElement(root, "context")
            Xml.SubElement(context, "name").text = message.context
        one = Xml.SubElement(contexts[message.context], "message")
        Xml.SubElement(one, "source").text = message.text
        target = Xml.SubElement(one, "translation")
        target.text = translated
        if not translated:
            target.set("type", "unfinished")
    Xml.indent(root)
    file.write_text(HEAD + Xml.tostring(root, encoding="unicode") + "\n", encoding="utf-8")
