"""The models that papers name, from the few numbers by which they differ."""
