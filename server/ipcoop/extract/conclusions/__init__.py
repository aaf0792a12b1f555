"""What follows from a document as a whole, and its statements with IRIs."""
