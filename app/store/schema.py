"""All tables under one roof: `metadata` is what migrations compare with."""

from app.store.base import Base
from app.store.tables_findings import (
    DetectionRow,
    ModelVersionRow,
    ScanResultRow,
    ScanRow,
    TrackRow,
    TrackWindowsRow,
)
from app.store.tables_labels import (
    GONE,
    BehaviorRow,
    LabelHistoryRow,
    LabelRow,
    ObservationRow,
    OpinionRow,
    TaxonRow,
)
from app.store.tables_library import (
    DeploymentRow,
    ImportedRow,
    ProjectRow,
    RootRow,
    SettingRow,
    SiteRow,
    VideoRow,
)

metadata = Base.metadata

# The tables themselves, for statements over many rows at once.
DEPLOYMENTS = metadata.tables["deployments"]
VIDEOS = metadata.tables["videos"]
TRACKS = metadata.tables["tracks"]
TRACK_WINDOWS = metadata.tables["track_windows"]
DETECTIONS = metadata.tables["detections"]
OBSERVATIONS = metadata.tables["observations"]
LABELS = metadata.tables["labels"]
LABEL_HISTORY = metadata.tables["label_history"]
IMPORTED_ROWS = metadata.tables["imported_rows"]

__all__ = [
    "DETECTIONS",
    "GONE",
    "IMPORTED_ROWS",
    "LABELS",
    "LABEL_HISTORY",
    "OBSERVATIONS",
    "TRACKS",
    "TRACK_WINDOWS",
    "VIDEOS",
    "BehaviorRow",
    "DeploymentRow",
    "DetectionRow",
    "ImportedRow",
    "LabelHistoryRow",
    "LabelRow",
    "ModelVersionRow",
    "ObservationRow",
    "OpinionRow",
    "ProjectRow",
    "RootRow",
    "ScanResultRow",
    "ScanRow",
    "SettingRow",
    "SiteRow",
    "TaxonRow",
    "TrackRow",
    "TrackWindowsRow",
    "VideoRow",
    "metadata",
]
