"""The layouts, in modules by the program, carrier or habit that they are drawn after."""
