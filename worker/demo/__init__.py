"""The main job end to end on one machine: samples, embedded broker, two workers, a subscriber."""
