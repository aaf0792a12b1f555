"""What stands in a sentence: names, dates, sums, counts, people and posts."""
