"""The cases, by where they come from; each module yields its own through `cases(world)`."""
