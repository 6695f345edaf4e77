import numpy as np


def center_channels(images):
    """Subtract from every colour channel of a set of images its mean.

    A channel has one mean: over all images and all of their pixels together.

    Parameters
    ----------
    images : array (N, H, W, C)
        N images of H × W pixels with C channels, whole numbers or floats.

    Returns
    -------
    (centred, means) : arrays (N, H, W, C) and (C,)
        The images with the means subtracted, and the means.

    >>> images = np.array([[[[10, 0], [20, 1]]]])  # one image, two pixels, two channels
    >>> centred, means = center_channels(images)
    >>> centred.tolist(), means.tolist()
    ([[[[-5.0, -0.5], [5.0, 0.5]]]], [15.0, 0.5])
    """
    ### BEGIN SOLUTION
    means = images.mean(axis=(0, 1, 2))
    return images - means, means
    ### END SOLUTION
