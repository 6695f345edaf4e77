"""Few and short draws for tests that start Node for each."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

few_draws = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
number = st.floats(-3, 3).map(lambda v: round(v, 4))
