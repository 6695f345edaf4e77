"""ThreeRules: three lines on the same points, by hand, by the perceptron and by ADALINE."""

import numpy as np
from traitlets import Float, Int, List

from nabla.widgets._base import Demo

_POINTS = [
    *([-1.3, -2.15], [0.5, -0.5], [2.2, 2.0], [0.35, -1.15], [0.15, 0.7], [0.9, -1.7]),
    *([-0.35, 0.2], [-0.2, -0.9], [2.3, 1.55], [-1.8, -1.4], [1.95, 2.25], [-1.7, -0.55]),
    [1.7, 1.85],
]
_LABELS = [0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]


class ThreeRules(Demo):
    """Drag points and a line; the perceptron and ADALINE learn theirs from zero, pass by pass.

    points     [x1, x2] of each example, in the order in which they are visited
    labels     class of each example, 0 or 1
    hand       two points of the line set by hand; class 1 lies left of the way between them
    num_steps  passes of the perceptron over the points, and steps of ADALINE
    ratio      ADALINE's learning rate divided by its limit 2 / largest eigenvalue of A^T A
    """

    _demo = "three_rules"

    points = List(List(Float()), _POINTS).tag(sync=True)
    labels = List(Int(), _LABELS).tag(sync=True)
    hand = List(List(Float()), [[-2.3, -2.0], [2.3, 0.6]]).tag(sync=True)
    num_steps = Int(30).tag(sync=True)
    ratio = Float(0.6).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the wrong answers of both rules in the first state."""
        A, t = np.column_stack([self.points, np.ones(len(self.points))]), np.array(self.labels)
        lr, taught, squares = self.ratio * 2 / np.linalg.eigvalsh(A.T @ A)[-1], *np.zeros((2, 3))
        for _ in range(self.num_steps):
            for a, target in zip(A, t, strict=True):
                taught = taught + (target - int(a @ taught > 0)) * a
            squares = squares + lr * A.T @ (t - A @ squares)
        wrong = np.sum((A @ taught > 0) != t), np.sum((A @ squares > 0.5) != t)
        return (
            f"Left: {len(t)} points of two classes and three lines: one set by hand, one of the "
            f"perceptron with {wrong[0]} points wrong after {self.num_steps} passes, one of "
            f"ADALINE with {wrong[1]} wrong: it is pulled at by points far away, right or wrong. "
            "Right: the wrong points after every pass."
        )
