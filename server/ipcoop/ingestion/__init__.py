"""What ``ipcoop ingest`` does and shows on the terminal."""
