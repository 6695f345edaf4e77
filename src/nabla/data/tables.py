"""The lectures' house tables: area, price, year and category of a few houses.

Each function returns `(X, targets)` with fresh arrays: X (4, D) float64, one house a row.
Areas are in square feet and prices in dollars, as the numbers suggest; the lecture names no unit.
"""

import numpy as np


def houses():
    """Return area X (4, 1) and price targets (4,): one feature.

    >>> X, prices = houses()
    >>> X[:, 0], prices
    (array([1180., 2570.,  770., 1960.]), array([221900., 538000., 180000., 604000.]))
    """
    X = np.array([[1180.0], [2570.0], [770.0], [1960.0]])
    return X, np.array([221900.0, 538000.0, 180000.0, 604000.0])


def houses_with_year():
    """Return area and year of construction X (4, 2) and price targets (4,): two scales.

    The second house of this table is another one than in `houses`: small, new and cheap.

    >>> X, prices = houses_with_year()
    >>> X[1], prices[1]
    (array([ 200., 2010.]), np.float64(138000.0))
    """
    X = np.array([[1180.0, 1980.0], [200.0, 2010.0], [770.0, 2011.0], [1960.0, 1990.0]])
    return X, np.array([221900.0, 138000.0, 180000.0, 604000.0])


def house_categories():
    """Return area and price X (4, 2) and the category labels (4,) int, 0 or 1.

    >>> X, labels = house_categories()
    >>> X.shape, labels
    ((4, 2), array([1, 1, 0, 1]))
    """
    area, prices = houses()
    return np.column_stack([area[:, 0], prices]), np.array([1, 1, 0, 1])
