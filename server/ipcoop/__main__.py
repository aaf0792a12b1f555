"""Run the command line with ``python -m ipcoop``."""

from ipcoop.cli import main

main()
