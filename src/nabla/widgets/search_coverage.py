"""SearchCoverage: nine trials on a grid against nine random ones, drawn again and again."""

from traitlets import Float, Int

from nabla.widgets._base import Demo


class SearchCoverage(Demo):
    """A window of good values, somewhere on two log scales, and eighteen trials that look for it.

    width   part of the log scale of the learning rate that the window takes, 0..1
    height  part of the log scale of the penalty; 1 if the penalty does not matter
    draw    which draw of window and random trials is shown, from 0; all up to it are counted
    """

    _demo = "search_coverage"

    width = Float(0.1, min=0.02, max=1).tag(sync=True)
    height = Float(1.0, min=0.02, max=1).tag(sync=True)
    draw = Int(0, min=0, max=5000).tag(sync=True)

    def describe(self) -> str:
        """Text alternative with the numbers of values tried, and the chance of nine trials."""
        chance = 1 - (1 - self.width * self.height) ** 9
        return (
            f"A square of two log scales, learning rate to the right and penalty upwards. Nine "
            f"trials stand on a grid of 3 times 3, nine more at random places. Seen from below, "
            f"the grid has tried 3 learning rates, three times each, and the random search 9. A "
            f"shaded window, {self.width:g} of the width and {self.height:g} of the height, "
            f"holds the good values. Nine random trials find it with probability {chance:.3f}."
        )
