"""The commands: what each does with the pipeline, and what it prints."""
