"""For all tests: what they do is measured in tests/bench, never by how long a busy machine takes for it."""

from hypothesis import settings

settings.register_profile("docflow", deadline=None)
settings.load_profile("docflow")
