"""From statements to graphs with evidence, and to the files of a data folder."""
