"""A situation in, a Plan out: one verdict with its reasons, next step, and what is closed."""

from goodterms.guide.bounds import FIRST
from goodterms.guide.planning import Background, Because, Closed, Known, Plan, background, plan

__all__ = ["FIRST", "Background", "Because", "Closed", "Known", "Plan", "background", "plan"]
