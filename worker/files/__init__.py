"""Raw articles from files, records and dead letters to files: the pipeline without a broker."""
