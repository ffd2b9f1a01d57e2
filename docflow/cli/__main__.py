"""`python -m docflow.cli`: how docflow starts its own worker processes."""

from docflow.cli.commands import main

main()
