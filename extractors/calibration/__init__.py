"""From what speaks for a value to the probability that it is right, as measured on papers with known truth."""
