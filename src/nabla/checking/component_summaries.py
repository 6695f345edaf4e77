"""Summaries of principal components, as `nabla.checking.summaries` lists them."""

import numpy as np

from nabla.checking.compare import as_numbers


def principal_components(output, probe):
    """Return components and reconstruction of (components (k, D), reconstruction (N, D)).

    Each component is turned so that its largest entry is positive: either sign is right.
    """
    components, reconstruction = (as_numbers(part).astype(float) for part in output)
    if components.ndim == 2 and components.size:
        sizes = np.abs(components)
        first = (sizes >= (1 - 1e-6) * sizes.max(axis=1, keepdims=True)).argmax(axis=1)[:, None]
        signs = np.sign(np.take_along_axis(components, first, axis=1))
        components = np.where(signs < 0, -components, components)
    return {"the array of components": components, "the reconstruction": reconstruction}
