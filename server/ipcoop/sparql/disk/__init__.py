"""The dataset on disk: checkpoints, and a log of all that was written since."""
