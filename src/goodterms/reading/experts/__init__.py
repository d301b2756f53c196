"""What is read on demand only, by people who know what it may and may not mean: never part of `read`."""
