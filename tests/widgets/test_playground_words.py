"""What the playground says of a run, and the address that its settings are written in."""

import pytest

from nabla import widgets


def first_state(**changed):
    """The settings of the demo as the page gives them, a few of them changed."""
    return widgets.Playground(**changed).state()


def diagnosis(javascript, num_epochs, **changed):
    """The run of these settings and what is said of it."""
    (run,) = javascript("playground", ("learned", first_state(**changed), num_epochs))
    return run, run["diagnosis"]["words"], run["diagnosis"]["cure"]


DIVERGING = dict(activation="linear", hidden=[4, 4], lr=10.0)


def test_a_run_that_breaks_down_says_why_and_its_cure_helps(javascript):
    run, words, cure = diagnosis(javascript, 50, **DIVERGING)
    assert run["epoch"] < 50
    assert "training loss not a number" in run["standing"]
    assert "right" not in run["standing"]
    assert "learning rate 10" in words
    assert "Cure: a smaller learning rate" in words
    assert cure["patch"] == {"lr": 1}
    run, words, _ = diagnosis(javascript, 50, **(DIVERGING | cure["patch"]))
    assert run["epoch"] == 50
    assert run["train"]["loss"] < 1


def test_a_penalty_that_overshoots_is_named_as_the_cause(javascript):
    run, words, cure = diagnosis(javascript, 200, l2=10.0, lr=1.0)
    assert "learning rate × λ = 10 is more than 2" in words
    assert cure["patch"] == {"lr": 0.1}


def test_zeros_are_called_equal_units_and_random_weights_cure_them(javascript):
    run, words, cure = diagnosis(javascript, 30, init="zeros", activation="sigmoid")
    W = run["last"][0]["W"]
    assert W[:4] == [W[0]] * 4
    assert "never become different" in words
    assert cure["patch"] == {"init": "xavier"}


def test_dropout_makes_units_different_even_from_zeros(javascript):
    run, words, _ = diagnosis(javascript, 30, init="zeros", activation="sigmoid", dropout=0.5)
    W = run["last"][0]["W"]
    assert len(set(W[:4])) > 1
    assert "never become different" not in words


def test_a_loss_above_its_start_is_blamed_on_long_steps(javascript):
    run, words, cure = diagnosis(javascript, 30, lr=100.0)
    assert run["train"]["loss"] > 2
    assert "jump over the valley" in words
    assert cure["patch"] == {"lr": 10}


def test_dead_units_are_counted(javascript):
    run, words, cure = diagnosis(javascript, 10, activation="relu", lr=10.0)
    assert words.startswith("4 of 4 ReLU units are dead")
    assert cure["patch"]["activation"] == "leaky_relu"
    _, words, cure = diagnosis(javascript, 60, activation="relu")
    assert "dead" not in words


def test_a_penalty_that_is_too_strong_is_named(javascript):
    _, words, cure = diagnosis(javascript, 150, l2=1.0, lr=0.1)
    assert "λ = 1 outweighs the data" in words
    assert cure["patch"] == {"l2": 0.001}


def test_a_linear_network_that_stops_is_told_that_it_draws_a_line(javascript):
    _, words, cure = diagnosis(javascript, 150, hidden=[])
    assert "its boundary is a straight line" in words
    assert cure["patch"] == {"hidden": [4], "activation": "tanh"}
    _, words, cure = diagnosis(javascript, 150, hidden=[], features=["x1x1", "x2x2"])
    assert "found the shape" in words
    assert cure is None


def test_a_rising_test_loss_is_called_overfitting_and_dated(javascript):
    settings = dict(dataset="moons", noise=0.5, num_examples=50, hidden=[8, 8])
    run, words, _ = diagnosis(javascript, 300, **settings, optimizer="adam", lr=0.03)
    lowest = min(run["history"], key=lambda entry: entry[2])
    assert run["best"] == {"epoch": lowest[0], "loss": lowest[2]}
    assert f"lowest at epoch {lowest[0]} " in words
    assert "rather than the shape" in words


def test_an_address_is_read_as_it_was_written(javascript):
    usual = first_state()
    changed = first_state(
        dataset="spirals",
        features=["x1", "x2x2", "sinx2"],
        hidden=[8, 3],
        activation="leaky_relu",
        lr=0.003,
        l2=1e-4,
        show_test=False,
    )
    (text,) = javascript("playground", ("toAddress", changed, usual))
    assert "hidden:8-3" in text
    assert "batch_size" not in text
    (found,) = javascript("playground", ("fromAddress", f"#playground={text}"))
    assert usual | found == changed
    nothing, none = javascript(
        "playground", ("toAddress", usual, usual), ("fromAddress", "#playground=hidden:0")
    )
    assert nothing == ""
    assert none == {"hidden": []}


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", None),
        ("#overfitting", None),
        ("#playgrounds=lr:1", None),
        ("#playground=", {}),
        ("#playground=%E0%A4%A", {}),
        ("#playground=lr:NaN,lr:-1,lr:1e9,lr:,lr,hidden:9,hidden:1-1-1-1-1,hidden:1.5", {}),
        ("#playground=dataset:__proto__,toString:1,features:,features:x1-x9,noise:much", {}),
        ("#playground=hidden:4%2D2,%20lr:0.5,unknown:1,show_test:0,show_test:yes", "good"),
    ],
)
def test_an_address_that_makes_no_sense_is_left_out(javascript, address, found):
    expected = {"hidden": [4, 2], "lr": 0.5, "show_test": False} if found == "good" else found
    assert javascript("playground", ("fromAddress", address)) == [expected]
