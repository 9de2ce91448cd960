"""The live page: enriched articles as they arrive, in a browser on this machine."""
