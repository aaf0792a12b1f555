"""Everything that a store holds, as files to download."""
