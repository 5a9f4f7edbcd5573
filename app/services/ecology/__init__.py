"""Events, counts and effort: pure functions from records to numbers, each with its source."""
