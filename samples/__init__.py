"""The samples: what an AR inbox receives, with the truth beside it, and the generator that draws them."""
