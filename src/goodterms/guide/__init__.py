"""A situation in, a plan with its reasons out."""
