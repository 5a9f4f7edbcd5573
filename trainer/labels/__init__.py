"""Labelled spans: what they are, where they come from, which of them are held out."""
