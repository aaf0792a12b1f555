"""What is no fact, or not yet: open questions, contradictions, and what somebody claims."""
