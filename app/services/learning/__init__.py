"""What a project teaches its models: examples, the manifest, the way to learn, and what comes of it."""
