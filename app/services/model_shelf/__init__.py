"""Models on this computer and models that can be had: the catalogue, downloads, what is installed."""
