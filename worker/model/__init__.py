"""The only room that knows spaCy: loads a pipeline and returns plain annotations."""
