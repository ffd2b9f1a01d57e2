"""The public API, version 1: one file per resource; money as decimal strings, dates as ISO, cursors opaque."""
