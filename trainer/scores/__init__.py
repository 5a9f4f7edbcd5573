"""From scores and truth to how good a model is: arrays in, numbers out."""
