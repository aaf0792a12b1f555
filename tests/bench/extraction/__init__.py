"""How well the extraction does: the documents of ``tests/extract/gold`` against the pipeline."""
