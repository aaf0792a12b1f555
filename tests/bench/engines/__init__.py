"""The benchmark of engines: one made-up dataset, the same questions to all, side by side."""
