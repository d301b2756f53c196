"""Make the project's folder importable, so that `bench` is the package that it is for the benchmarks themselves."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
