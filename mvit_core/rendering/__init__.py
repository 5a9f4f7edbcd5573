"""Camera-trap footage that Trapline renders itself, with exact truth."""
