"""Child processes that hold the model, so that no article can take the worker down."""
