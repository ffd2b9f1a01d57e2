"""The public API under /v1 and the review screen; both stand on the store and on `docflow.decisions`."""
