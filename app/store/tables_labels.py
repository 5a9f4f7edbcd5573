"""Tables: what counts now, what people said, and every change of it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import NEVER_AGAIN, Base, Json, UtcDateTime

GONE = "gone"  # state of an observation that nothing stands behind now: no label, no current detection


class ObservationRow(Base):
    """The identity of an observation, and what counts now: the label's values, else the detection's.

    The values are copies, so that lists of a million rows are read from one indexed table. Rows are never
    deleted: an undo may bring any of them back.
    """

    __tablename__ = "observations"
    __table_args__ = (
        Index("ix_observations_video_id", "video_id", "start_s"),
        Index("ix_observations_parent_id", "parent_id"),
        Index("ix_observations_review", "kind", "state", "confidence", "id"),
        Index("ix_observations_taxon", "kind", "taxon", "state"),
        Index("ix_observations_behavior", "behavior", "state", "id"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("observations.id"))
    detection_id: Mapped[int | None] = mapped_column(ForeignKey("detections.id"), index=True)
    track_id: Mapped[int | None] = mapped_column(ForeignKey("tracks.id"))  # whose boxes are drawn
    kind: Mapped[str]
    state: Mapped[str]  # ReviewState or GONE
    start_s: Mapped[float]
    end_s: Mapped[float]
    subject: Mapped[str]
    taxon: Mapped[str | None]
    behavior: Mapped[str | None]
    confidence: Mapped[float | None]  # of the detection, kept beside the label
    count: Mapped[int]
    sex: Mapped[str]
    life_stage: Mapped[str]
    individual: Mapped[str]


class LabelRow(Base):
    """The label of an observation: at most one, hence the key."""

    __tablename__ = "labels"

    observation_id: Mapped[int] = mapped_column(ForeignKey("observations.id"), primary_key=True)
    verdict: Mapped[str]
    start_s: Mapped[float]
    end_s: Mapped[float]
    subject: Mapped[str]
    taxon: Mapped[str | None]
    behavior: Mapped[str | None]
    count: Mapped[int]
    sex: Mapped[str]
    life_stage: Mapped[str]
    individual: Mapped[str]
    notes: Mapped[str]
    keyframes: Mapped[bytes | None]  # app.store.base.pack_points; None: the machine's boxes stand
    reacts: Mapped[bool] = mapped_column(server_default=false())  # to the camera
    quality: Mapped[str] = mapped_column(server_default="")
    tags: Mapped[str] = mapped_column(server_default="")  # "|one|two|", so that LIKE finds a whole one
    modifiers: Mapped[str] = mapped_column(server_default="")  # of a bout, written alike
    rule: Mapped[str] = mapped_column(server_default="")  # by which it was given unseen; "": by eye
    signed_by: Mapped[str]
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OpinionRow(Base):
    """A second observer's label, whole: it counts for nothing but the comparison of observers."""

    __tablename__ = "opinions"

    observation_id: Mapped[int] = mapped_column(ForeignKey("observations.id"), primary_key=True)
    observer: Mapped[str] = mapped_column(primary_key=True, index=True)
    label: Mapped[Json]


class LabelHistoryRow(Base):
    """The audit trail: who changed a label when, with the whole label before and after."""

    __tablename__ = "label_history"

    id: Mapped[int] = mapped_column(primary_key=True)
    observation_id: Mapped[int] = mapped_column(ForeignKey("observations.id"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    who: Mapped[str]
    before: Mapped[Json | None]
    after: Mapped[Json | None]
    window: Mapped[str] = mapped_column(server_default="")  # of a shared project: which one wrote this


class TaxonRow(Base):
    """A taxon that the project added to the shipped tree, or what it calls a shipped one."""

    __tablename__ = "taxa"

    key: Mapped[str] = mapped_column(primary_key=True)
    scientific_name: Mapped[str]
    rank: Mapped[str]
    parent: Mapped[str | None]
    common_name: Mapped[str]


class BehaviorRow(Base):
    """A behavior that the project added to the shipped list, or a shipped one with other settings."""

    __tablename__ = "behaviors"

    key: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    key_hint: Mapped[str]
    color: Mapped[str] = mapped_column(server_default="")  # "#rrggbb", or the animal's
    exclusive: Mapped[str] = mapped_column(server_default="")  # the group of which one at a time can be
    modifiers: Mapped[str] = mapped_column(server_default="")  # "|with a tool|alone|"
    hidden: Mapped[bool] = mapped_column(server_default=false())  # not offered any more; old labels keep it
