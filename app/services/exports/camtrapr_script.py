"""The script that reads camtrapR's two tables by its own functions, with the arguments that they need."""

import json

RECORDS, CAMERAS, SCRIPT = "recordTable.csv", "CTtable.csv", "read.R"
FILES = frozenset({RECORDS, CAMERAS, SCRIPT})
LINES = (
    "library(camtrapR)",
    'if (interactive() && !file.exists("{records}")) setwd(dirname(file.choose()))  # choose this file',
    'words <- c(Station = "character", Camera = "character")',
    'seen <- c(words, Species = "character")',
    'records <- read.csv("{records}", encoding = "UTF-8", na.strings = "", colClasses = seen)',
    'cameras <- read.csv("{cameras}", encoding = "UTF-8", na.strings = "", colClasses = words)',
    "operation <- cameraOperation(",
    '  CTtable = cameras, stationCol = "Station", cameraCol = "Camera",',
    '  setupCol = "Setup_date", retrievalCol = "Retrieval_date", dateFormat = "%Y-%m-%d %H:%M:%S",',
    "  hasProblems = {problems}, byCamera = FALSE, allCamsOn = FALSE, camerasIndependent = TRUE",
    ")",
    "report <- surveyReport(",
    '  recordTable = records, CTtable = cameras, camOp = operation, cameraCol = "Camera",',
    '  setupCol = "Setup_date", retrievalCol = "Retrieval_date", CTDateFormat = "%Y-%m-%d %H:%M:%S"',
    ")",
)
HISTORY = (
    "# UTC stands for the cameras' own time: in other zones an hour of the year does not exist",
    "history <- detectionHistory(",
    "  recordTable = records, species = {species}, camOp = operation,",
    '  occasionLength = {days}, day1 = "survey", timeZone = "UTC"',
    ")",
    "history$detection_history",
)


def script(species: str, *, has_problems: bool, occasion_days: int, has_history: bool) -> str:
    """The script, with the history of this species as an example; camtrapR makes none of one station alone.

    Names are read as text: 01 would be a number in one table and a word in the other.
    """
    lines = [*LINES, *HISTORY] if has_history else LINES
    return "\n".join((*lines, "")).format(
        records=RECORDS,
        cameras=CAMERAS,
        problems="TRUE" if has_problems else "FALSE",
        species=json.dumps(species, ensure_ascii=False),
        days=occasion_days,
    )
