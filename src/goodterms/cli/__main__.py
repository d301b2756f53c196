"""Run the command as `python -m goodterms.cli`."""

from goodterms.cli import main

main()
