"""``python -m cds_cli``."""

from cds_cli.cli import program

program()
