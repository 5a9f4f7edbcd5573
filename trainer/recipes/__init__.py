"""How a training goes: hyper-parameters, what each of them means, and the recipes with a name."""
