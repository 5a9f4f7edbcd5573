"""Whole pictures with boxes in them: what a head for boxes learns from and is judged by."""
