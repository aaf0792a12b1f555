"""The documents as pages: the text, and at its words the statements that rest on them."""
