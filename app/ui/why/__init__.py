"""Why the model thinks so: what mattered in a clip, and examples that it resembles."""
