"""What people read in the terminal: the records of the pipeline, laid out with rich."""
