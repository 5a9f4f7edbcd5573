"""From a model's answers to the report on it, alone and against another."""
