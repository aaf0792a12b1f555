"""What clauses and phrases say: one module for each kind of thing that is said."""
