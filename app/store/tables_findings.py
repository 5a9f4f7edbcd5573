"""Tables: what machines found. Rows are written once and never edited (but for which result is current)."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Json, UtcDateTime


class ModelVersionRow(Base):
    """A model that scanned here or was trained here; known by the hash of its file."""

    __tablename__ = "model_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    path: Mapped[str] = mapped_column(default="", server_default="")  # of its checkpoint; see path_text
    run: Mapped[str] = mapped_column(default="", server_default="")  # its training's folder; empty: foreign
    decision: Mapped[str] = mapped_column(default="", server_default="")  # "used", "kept_old"; empty: none
    facts: Mapped[Json | None]  # app.services.learning.model_versions.Facts
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("model_versions.id"))  # it grew from


class ScanRow(Base):
    """One run of motion and model over videos; open (`finished_at` empty) until nothing is left to scan."""

    __tablename__ = "scans"

    id: Mapped[int] = mapped_column(primary_key=True)
    model_version_id: Mapped[int | None] = mapped_column(ForeignKey("model_versions.id"))
    detector: Mapped[str]  # name of the detector; empty without one
    fingerprint: Mapped[str]  # hash of model, detector and settings; empty where nobody kept it
    settings: Mapped[Json]
    rescan: Mapped[bool]  # asked for again although results were there
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ScanResultRow(Base):
    """What one scan says of one video as a whole. The current one of a video is shown."""

    __tablename__ = "scan_results"
    __table_args__ = (UniqueConstraint("scan_id", "video_id"), Index("ix_scan_results_video_id", "video_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    scan_id: Mapped[int] = mapped_column(ForeignKey("scans.id"))
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id"))
    current: Mapped[bool]
    status: Mapped[str]
    reason: Mapped[str]
    num_frames: Mapped[int]
    decoded_s: Mapped[float]
    decoded_by: Mapped[str] = mapped_column(default="", server_default="")  # a card; empty: the processor
    motion: Mapped[bytes]  # app.store.base.pack_curve
    masked: Mapped[Json]  # [[x, y, w, h], ...]
    stored_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TrackRow(Base):
    """One animal's boxes through one video."""

    __tablename__ = "tracks"

    id: Mapped[int] = mapped_column(primary_key=True)
    scan_result_id: Mapped[int] = mapped_column(ForeignKey("scan_results.id"), index=True)
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id"))
    start_s: Mapped[float]
    end_s: Mapped[float]
    confidence: Mapped[float]
    points: Mapped[bytes]  # app.store.base.pack_points


class TrackWindowsRow(Base):
    """What a model made of each window of a track (mvit_core.types.TrackWindows)."""

    __tablename__ = "track_windows"

    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id"), primary_key=True)
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id"), index=True)
    spans: Mapped[bytes]  # app.store.base.pack_spans
    species: Mapped[Json]  # [taxon key, ...]: the first columns of the scores
    behaviors: Mapped[Json]  # [behavior key, ...]: the columns after them
    scores: Mapped[bytes]  # float16
    embeddings: Mapped[bytes]  # float16


class DetectionRow(Base):
    """What a model, a detector or motion says happened. `scores` is [[name, value], ...], best first."""

    __tablename__ = "detections"

    id: Mapped[int] = mapped_column(primary_key=True)
    scan_result_id: Mapped[int] = mapped_column(ForeignKey("scan_results.id"), index=True)
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id"))
    track_id: Mapped[int | None] = mapped_column(ForeignKey("tracks.id"))
    kind: Mapped[str]
    start_s: Mapped[float]
    end_s: Mapped[float]
    subject: Mapped[str]
    taxon: Mapped[str | None]
    behavior: Mapped[str | None]
    confidence: Mapped[float]
    scores: Mapped[Json]
    evidence: Mapped[Json | None]  # mvit_core.types.Evidence; None where no detector looked
