import numpy as np

import nabla
from nabla.checking.compare import Tolerance, agrees
from nabla.checking.probes import Call
from nabla.checking.summaries import summarize


def test_components_may_point_either_way_but_not_change_places():
    X = np.random.default_rng(0).normal(size=(11, 3)) * [5, 2, 1]
    components, reconstruction = nabla.pca(X, 2)
    wanted, turned, exchanged = (
        summarize("principal_components", (rows, reconstruction), Call(X, 2))
        for rows in (components, components * [[1], [-1]], components[::-1])
    )
    assert agrees(turned, wanted)
    assert not agrees(exchanged, wanted)


def test_turning_holds_where_two_entries_are_equally_large():
    nearly = np.array([[0.5, -0.5 - 1e-15], [-0.5 - 1e-15, 0.5]])
    rows = summarize("principal_components", (nearly, nearly), Call())["the array of components"]
    assert (rows[:, 0] > 0).all()


def test_draws_by_log_scale_agree_whichever_stream():
    close = Tolerance(1e-8, 0.03)
    probe = Call(1e-4, 0.1, 100_000)
    log_uniform, other = (
        summarize("log_moments", nabla.sample_log_uniform(*probe.args, rng=rng), probe)
        for rng in map(np.random.default_rng, (0, 1))
    )
    uniform = np.random.default_rng(2).uniform(1e-4, 0.1, 100_000)
    assert agrees(log_uniform, other, close)
    assert not agrees(summarize("log_moments", uniform, probe), other, close)
