"""What people say of observations: labels, their trail, and what follows from them."""
