"""How well papers are read: what was found against what is printed, as figures, curves and a report. Pure."""
