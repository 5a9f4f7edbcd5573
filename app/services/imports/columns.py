"""Which column of a table says what: of known tables, of any other by a guess or as a person says."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath

import msgspec

from app.services.imports.reading import MOST_NAMES
from mvit_core.errors import UserError
from mvit_core.video.suffixes import MEDIA_SUFFIXES

ROWS_LOOKED_AT = 1000


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Which column of a table says what; empty: none does."""

    file: str
    folder: str = ""
    species: str = ""
    group: str = ""  # what people call it, where its scientific name is that of others, too
    count: str = ""
    start_s: str = ""
    end_s: str = ""
    first_s: str = ""  # when the first of a whole file is seen
    at: str = ""  # the camera's date and time of the file
    behavior: str = ""
    sex: str = ""
    life_stage: str = ""
    individual: str = ""
    notes: str = ""
    kind: str = ""  # "behavior" where a row is a bout
    key: str = ""
    animal: str = ""  # the key of a bout's animal
    who: str = ""
    when: str = ""  # UTC
    noted_by: str = ""  # beside a machine's name
    noted_at: str = ""  # UTC
    subject: str = ""
    reacts: str = ""
    quality: str = ""
    tags: str = ""  # separated by |
    modifiers: str = ""  # of a bout, separated by |
    state: str = ""  # "unreviewed" where no person decided
    reviewed: str = ""  # "false" where no person decided
    rule: str = ""  # by which it was confirmed unseen
    model: str = ""
    confidence: str = ""


ZAMBA = Columns(file="filepath", species="label", reviewed="reviewed")  # the last is Trapline's own
TIMELAPSE = Columns(
    file="File", folder="RelativePath", species="Species", count="Count", at="DateTime", behavior="Behavior",
    sex="Sex", life_stage="LifeStage", individual="Individual", notes="Comment", first_s="FirstSeenSeconds",
    reviewed="Reviewed", confidence="Confidence", group="CommonName",
)  # fmt: skip
OWN = Columns(
    file="file", species="scientific_name", count="count", start_s="start_s", end_s="end_s",
    behavior="behavior", sex="sex", life_stage="life_stage", individual="individual", notes="notes",
    kind="kind", key="observation_id", animal="animal_id", who="labelled_by", when="labelled_at_utc",
    subject="subject", reacts="reacts_to_camera", quality="quality", tags="tags", modifiers="modifiers",
    state="state", model="model", confidence="confidence", group="common_name",
    rule="confirmed_by_rule", noted_by="noted_by", noted_at="noted_at_utc",
)  # fmt: skip
OWN_MARKS = frozenset(("observation_id", "animal_id", "kind", "file", "start_s", "end_s", "scientific_name"))

SYNONYMS: dict[str, tuple[str, ...]] = {  # in the languages of the window
    "file": ("file", "filename", "file_name", "filepath", "file_path", "video", "image", "path", "media",
             "datei", "dateiname", "archivo", "fichero"),
    "folder": ("relativepath", "relative_path", "folder", "directory", "dir", "ordner", "carpeta"),
    "species": ("species", "scientific_name", "scientificname", "label", "animal", "taxon", "common_name",
                "art", "tier", "tierart", "especie"),
    "count": ("count", "number", "n", "individuals", "num_animals", "anzahl", "cantidad", "número", "numero"),
    "start_s": ("start_s", "start", "start (s)", "start_time", "begin", "from", "anfang", "beginn", "inicio"),
    "end_s": ("end_s", "end", "stop", "stop (s)", "end_time", "to", "ende", "fin", "final"),
    "at": ("datetime", "date_time", "datetimeoriginal", "timestamp", "zeitstempel", "fecha y hora"),
    "behavior": ("behavior", "behaviour", "action", "activity", "verhalten", "comportamiento", "conducta"),
    "sex": ("sex", "geschlecht", "sexo"),
    "life_stage": ("life_stage", "lifestage", "age", "altersklasse", "etapa de vida", "edad"),
    "individual": ("individual", "individual_id", "individualid", "animal_id", "id", "individuum",
                   "individuo"),
    "notes": ("notes", "note", "comment", "comments", "remarks", "notizen", "bemerkung", "bemerkungen",
              "kommentar", "notas", "observaciones", "comentarios"),
}  # fmt: skip


def guess(names: list[str]) -> Columns:
    """What the columns of a table seem to say."""
    return Columns(**by_words(names, SYNONYMS))


def by_words(names: Iterable[str], synonyms: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The column for each field, empty where none is called so; of two called alike the last."""
    known = {name.strip().casefold(): name for name in names}
    return {
        field: next((known[word] for word in words if word in known), "") for field, words in synonyms.items()
    }


def check_fields(words: Iterable[str]) -> None:
    """UserError where one is nothing that a column can say."""
    fields = set(Columns.__struct_fields__)
    wrong = next((field for field in words if field not in fields), None)
    if wrong is not None:
        raise UserError(
            f"{wrong} is nothing that a column can say. Choose one of: {', '.join(sorted(SYNONYMS))}."
        )


def check_told_apart(columns: Columns, chosen: Collection[str], there: Sequence[str]) -> None:
    """UserError where a column was guessed that another one is called like, but for capitals.

    `chosen` are the fields of which a person, or the format, says the column as it is written.
    """
    for field, name in msgspec.structs.asdict(columns).items():
        alike = [one for one in dict.fromkeys(there) if name and one.casefold() == name.casefold()]
        if len(alike) > 1 and field not in chosen:
            names = " and ".join(alike)[:MOST_NAMES]
            raise UserError(
                f"The table has columns called {names}, and nobody knows which is meant. Say which "
                f"(--column {field}={alike[0]}), or rename or delete all but one."
            )


def is_own(names: Collection[str]) -> bool:
    """Whether a table with these columns is Trapline's own, so that nothing has to be asked of it."""
    return set(names) >= OWN_MARKS


def guess_with_rows(names: list[str], rows: Iterable[Mapping[str, str]]) -> Columns:
    """The same; where no name tells the file, the one column that names nothing but media files does.

    UserError where the names are those of files, and so the first line is one of the others.
    """
    if first := next(filter(_names_media, names), None):
        raise UserError(
            f"The first line of the table has {first[:MOST_NAMES]}, and no names of columns. Write a line "
            "above it that says what each column is, such as file,species."
        )
    guessed = guess(names)
    if guessed.file:
        return guessed
    some = list(islice(rows, ROWS_LOOKED_AT))
    naming = [name for name in names if name and some and all(_names_media(row[name]) for row in some)]
    return msgspec.structs.replace(guessed, file=naming[0]) if len(naming) == 1 else guessed


def columns_from(words: Mapping[str, str], guessed: Columns, there: Sequence[str]) -> Columns:
    """A guess with what a person said put in its place; `there` are the columns that the table has.

    UserError for a field that there is not, and where nothing names the file.
    """
    check_fields(words)
    if not guessed.file and not words.get("file"):
        names = ", ".join(there)[:MOST_NAMES]
        raise UserError(f"Say which column names the video file: --column file=NAME. The table has: {names}.")
    return msgspec.structs.replace(guessed, **words)


def _names_media(cell: str) -> bool:
    return PurePosixPath(cell).suffix.lower() in MEDIA_SUFFIXES
