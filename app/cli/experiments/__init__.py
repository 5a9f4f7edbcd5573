"""`trapline evaluate BENCHMARK`: the papers' experiments, their words, how they run and how they look."""
