"""Brings the translations up to date: `python -m resources.translations.update`; see the package."""

import os
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

from resources.translations import LANGUAGES
from resources.translations.linguist import brought_up_to_date, read, write
from resources.translations.sentences import spoken
from resources.translations.sources import SENTENCES, Message, messages_in, said_in
from resources.translations.termbase import astray

HERE = Path(__file__).parent
WINDOW = HERE.parents[1] / "app" / "ui"
SERVICES = HERE.parents[1] / "app" / "services"
REPORTS = (SERVICES / "analysis", SERVICES / "plots", SERVICES / "survey_report", SERVICES / "speech.py")
CATALOGUE = HERE.parent / "models.toml"
COMPILER = "pyside6-lrelease"


def main() -> int:
    """Update and compile; the exit code is 1 where the compiler is not there."""
    messages = wanted()
    for language in LANGUAGES:
        file = HERE / f"{language}.ts"
        translations = brought_up_to_date(read(file), messages)
        write(file, language, translations)
        missing = [message for message, translated in translations.items() if not translated]
        say(f"{file.name}: {len(messages)} texts, {len(missing)} still to be translated")
        for message in missing:
            say(f"  {message.context}: {message.text}")
        for line in astray(language, translations):
            say(f"  {line}")
        if not compile_to_qm(file):
            say(f"{COMPILER} is not there; it comes with PySide6-Essentials.")
            return 1
    return 0


def wanted() -> list[Message]:
    """The window's own texts, what reports and plots say, and sentences that come from elsewhere."""
    return list(dict.fromkeys([*messages_in(WINDOW), *said_in(REPORTS), *spoken(), *offered()]))


def offered() -> list[Message]:
    """What the catalogue of models says of them."""
    models = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))["models"]
    texts = [model[part] for model in models for part in ("purpose", "classes")]
    texts += [model["license"] for model in models if " " in model["license"]]  # more than its name
    return [Message(SENTENCES, text) for text in texts]


def compile_to_qm(file: Path) -> bool:
    """Write the `.qm` beside a `.ts`; False where the compiler is not there."""
    compiler = shutil.which(COMPILER) or _in_the_package()
    if compiler is None:
        return False
    target = file.with_suffix(".qm")
    subprocess.run([compiler, "-silent", str(file), "-qm", str(target)], check=True)
    return True


def _in_the_package() -> str | None:
    """The compiler itself, where its script is not on the path; found without importing Qt."""
    package = find_spec("PySide6")
    folders = package.submodule_search_locations if package else None
    return shutil.which("lrelease", path=os.pathsep.join(folders or ()))


def say(words: str) -> None:
    """One line."""
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    sys.exit(main())
