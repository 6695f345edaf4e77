"""Arguments are passed by value, held ones as one and the same object."""

import numpy as np

from nabla.checking.subjects import LocalSubject


class Keeper:
    def keep(self, value):
        self.value = value


def test_what_is_held_is_one_object_that_can_be_changed_in_place_and_read():
    answer, b = LocalSubject(Keeper), np.zeros(2)
    thing, held = answer.new(), answer.hold([(np.zeros((2, 3)), b)])
    thing.method("keep", held)
    held.write((0, 1), np.ones(2))
    assert held.read()[0][1].tolist() == thing.attribute("value")[0][1].tolist() == [1.0, 1.0]
    assert b.tolist() == [0.0, 0.0]
    held.write((0,), (np.zeros(1), np.zeros(1)))
    assert thing.attribute("value")[0][1].tolist() == [0.0]


def test_a_held_generator_is_drawn_from():
    rng = np.random.default_rng(3)
    answer = LocalSubject(lambda rng: rng.random())
    held = answer.hold(rng)
    assert [answer.call(held), answer.call(held)] == rng.random(2).tolist()
    assert held.method("random") == rng.random()


def test_other_arguments_are_passed_by_value_and_read_only():
    answer = LocalSubject(lambda rng, X: (rng.random(), X.flags.writeable))
    rng, X = np.random.default_rng(3), np.ones(2)
    assert answer.call(rng, X) == answer.call(rng, X) == (rng.random(), False)
