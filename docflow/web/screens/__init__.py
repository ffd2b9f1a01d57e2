"""The review screen: one file per page, view models beside them; templates only print."""
