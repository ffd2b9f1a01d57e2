"""Messages (EDI, XML) as their standards structure them: segments and elements, each value with its place."""
