"""How samples are drawn: the receivables world they refer to, one file per renderer, and the truth of a case."""
