"""The MViT family."""
