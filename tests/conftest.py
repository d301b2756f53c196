"""What all tests share: quiet property tests, and the folder of exports from other projects."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(scope="session")
def samples() -> Path:
    """Give the folder of exports that come from other projects, which are not ours to ship."""
    folder = os.environ.get("GOODTERMS_SAMPLES")
    if not folder:
        pytest.skip("GOODTERMS_SAMPLES does not name the folder with exports from other projects")
    return Path(folder)
