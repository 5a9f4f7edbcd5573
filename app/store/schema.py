"""All tables under one roof: `metadata` is what migrations compare with."""

from app.store.base import Base
from app.store.tables_findings import DetectionRow, ModelVersionRow, ScanResultRow, ScanRow, TrackRow
from app.store.tables_labels import (
    GONE,
    BehaviorRow,
    LabelHistoryRow,
    LabelRow,
    ObservationRow,
    TaxonRow,
)
from app.store.tables_library import DeploymentRow, ProjectRow, RootRow, SettingRow, SiteRow, VideoRow

metadata = Base.metadata

__all__ = [
    "GONE",
    "BehaviorRow",
    "DeploymentRow",
    "DetectionRow",
    "LabelHistoryRow",
    "LabelRow",
    "ModelVersionRow",
    "ObservationRow",
    "ProjectRow",
    "RootRow",
    "ScanResultRow",
    "ScanRow",
    "SettingRow",
    "SiteRow",
    "TaxonRow",
    "TrackRow",
    "VideoRow",
    "metadata",
]
