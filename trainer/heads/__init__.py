"""Heads learned and judged on frozen embeddings, in seconds: of clips, or as a scan kept them."""
