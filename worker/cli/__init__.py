"""The `copydesk` command line: one module a command, each composing rooms and nothing more."""

from worker.cli.start import main

__all__ = ["main"]
