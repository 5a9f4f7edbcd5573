"""From labelled spans to the clips that a model is trained and judged on."""
