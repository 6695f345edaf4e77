"""Data: what the lessons and exercises compute on. Nothing is downloaded.

`tables`: the lectures' houses. This package imports NumPy and nothing else of nabla.
"""

from nabla.data.tables import house_categories as house_categories
from nabla.data.tables import houses as houses
from nabla.data.tables import houses_with_year as houses_with_year
