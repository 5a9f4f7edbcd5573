"""Why a model said what it said of an animal's clip: where it looked, and which parts mattered."""
