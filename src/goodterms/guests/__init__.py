"""The pages of who is asked: an application of its own, which reaches sealed guest rows and nothing else."""
