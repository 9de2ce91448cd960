"""What all tests share."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Machines differ and are shared: timing never decides a test.
settings.register_profile(
    "copydesk", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("copydesk")
