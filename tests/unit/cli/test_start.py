"""What the program does before it has read what it is told to do."""

from __future__ import annotations

from inspect import signature

from worker.cli.app import app
from worker.cli.start import _ANNOTATING


def test_the_model_is_loaded_ahead_for_all_commands_that_take_it_and_for_no_other() -> None:
    """They find it in the context that they ask for."""
    callbacks = {
        command.name or command.callback.__name__: command.callback
        for command in app.registered_commands
        if command.callback is not None
    }
    taking = {name for name, call in callbacks.items() if "context" in signature(call).parameters}

    assert len(callbacks) > len(taking)
    assert taking == _ANNOTATING
