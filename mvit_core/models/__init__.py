"""The models: MViT v1 and v2, the ViT baseline and ViViT, all with the same verbs (see base.VideoModel)."""
