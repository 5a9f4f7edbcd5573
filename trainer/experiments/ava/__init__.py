"""AVA: who does what where, in single frames of films (Gu et al., CVPR 2018; MViT paper, appendix D.2)."""
