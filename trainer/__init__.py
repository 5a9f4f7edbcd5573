"""Local fine-tuning on a manifest of labelled spans. No Qt, no SQL."""
