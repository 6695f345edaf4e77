"""FeatureScaling: the same houses, a crack or a bowl, depending on the units."""

import numpy as np
from traitlets import Enum, Float, Int, List

from nabla.widgets._base import Demo


class FeatureScaling(Demo):
    """Contours of the loss and the path of gradient descent, before and after scaling.

    areas, years  the two features of each house
    method        what is done on the right: "centred", "scaled" (divided by the standard
                  deviation) or "standardized" (both)
    start         [along, across] the valley, in units of the picture's half width
    num_steps     steps made, each with 0.8 of the largest learning rate that converges
    """

    _demo = "feature_scaling"

    areas = List(Float(), [1180.0, 200.0, 770.0, 1960.0]).tag(sync=True)
    years = List(Float(), [1980.0, 2010.0, 2011.0, 1990.0]).tag(sync=True)
    method = Enum(["centred", "scaled", "standardized"], "standardized").tag(sync=True)
    start = List(Float(), [-0.8, 0.7], minlen=2, maxlen=2).tag(sync=True)
    num_steps = Int(12).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the two condition numbers."""
        X = np.array([self.areas, self.years]).T
        before = _condition(X)
        after = _condition((X - X.mean(axis=0)) / X.std(axis=0))
        return (
            f"Two contour pictures of the same loss. Left, area and year as measured: parallel "
            f"stripes, condition number {before:.2g}; gradient descent falls into the valley and "
            f"stands still. Right, both features standardized: ellipses, condition number "
            f"{after:.2f}; gradient descent walks to the minimum."
        )


def _condition(X: np.ndarray) -> float:
    """Condition number of AᵀA, A the features with a column of ones."""
    return float(np.linalg.cond(np.column_stack([np.ones(len(X)), X])) ** 2)
