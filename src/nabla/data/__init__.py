"""Data: what the lessons and exercises compute on. Nothing is downloaded.

`tables`: the lectures' houses. `points`: sets in the plane, drawn from `rng`. `images`: digits.
This package imports NumPy and nothing else of nabla.
"""

# ruff: noqa: F401, I001 - this file only re-exports

from nabla.data.tables import houses, houses_with_year, house_categories
from nabla.data.points import blobs, moons, circles, spirals, xor
from nabla.data.images import digits
