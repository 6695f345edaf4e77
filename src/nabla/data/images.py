"""Handwritten digits of 8 x 8 pixels, shipped with the package in `digits.npz`.

Source, authors and licence are in `digits.txt` beside it.
"""

from pathlib import Path

import numpy as np


def digits():
    """Return 1797 images X (1797, 64) float64 and their labels (1797,) int, 0..9.

    A pixel is the number of inked points in a 4 x 4 cell, 0..16; a row of X holds the image line
    by line, so `X[i].reshape(8, 8)` is a picture. The arrays are fresh at every call.

    >>> X, labels = digits()
    >>> X.shape, labels[:5]
    ((1797, 64), array([0, 1, 2, 3, 4]))
    """
    with np.load(Path(__file__).with_name("digits.npz")) as archive:
        return archive["images"].astype(np.float64), archive["labels"].astype(np.int64)
