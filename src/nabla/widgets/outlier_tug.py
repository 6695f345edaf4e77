"""OutlierTug: three lines through the same points, and one point that pulls at them."""

import numpy as np
from traitlets import Float, List

from nabla.widgets._base import Demo


class OutlierTug(Demo):
    """The best lines for the squared error, the absolute error and the Huber loss.

    xs, ys  the points; every one of them can be dragged
    delta   error from which on the Huber loss is straight, in the unit of y; > 0
    """

    _demo = "outlier_tug"

    xs = List(Float(), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]).tag(sync=True)
    ys = List(Float(), [1.2, 1.4, 2.1, 2.3, 3.2, 3.4, 4.1, 12.0]).tag(sync=True)
    delta = Float(0.5).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the slopes with and without the last point."""
        with_it = np.polyfit(self.xs, self.ys, 1)[0]
        without = np.polyfit(self.xs[:-1], self.ys[:-1], 1)[0]
        return (
            f"{len(self.xs)} points, the last far above the others, and three lines. The line of "
            f"the squared error is tilted towards it: its slope is {with_it:.3f}, and without that "
            f"point {without:.3f}. The lines of the absolute error and of the Huber loss stay with "
            f"the other points."
        )
