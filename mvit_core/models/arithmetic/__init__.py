"""Linear layers, matrix products and depthwise convolutions by whatever is quickest on this computer."""
