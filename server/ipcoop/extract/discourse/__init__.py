"""What a document speaks of: phrases are tied to things, and statements gathered."""
