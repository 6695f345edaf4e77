import numpy as np


def elu(z, alpha=1.0):
    """Return the exponential linear unit of every entry of z.

    elu(z) = z where z > 0, and alpha · (e^z − 1) elsewhere. The result is right for any finite
    z, however large: z itself for z = 1e300, −alpha for z = −1e300.

    Parameters
    ----------
    z : array of any shape
        They may be whole numbers; the result is not.
    alpha : float
        What the function falls to for very negative z, with the sign changed; alpha > 0.

    Returns
    -------
    array of the same shape.

    >>> elu(np.array([-1000.0, 0.0, 1000.0]), alpha=2.0).tolist()
    [-2.0, 0.0, 1000.0]
    >>> elu(np.array([[-1, 3]])).round(4).tolist()  # 1 / e = 0.3679
    [[-0.6321, 3.0]]
    """
    ### BEGIN SOLUTION
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
    ### END SOLUTION
