"""prelu_backward: hidden draws and typical mistakes.

No probe holds a 0 in Z, where two answers are right; a property looks at those.
"""

import numpy as np

from autograder.authoring import Call, Wrong, correct, mistake, probe_check, property_check


def draw(rng, *shape):
    """Return dY and Z of both signs, no entry near 0; the first two entries of Z differ in sign."""
    Z = rng.uniform(0.2, 3, size=shape) * rng.choice([-1.0, 1.0], size=shape)
    Z.reshape(-1)[:2] = [-1.25, 0.75]
    dY = rng.uniform(0.5, 2, size=shape) * rng.choice([-1.0, 1.0, 1.0], size=shape)
    dY.reshape(-1)[:2] = [-0.75, 1.5]
    return dY, Z


@probe_check(points=2, num_public=3)
def values(rng):
    """Both gradients for several shapes and slopes."""
    yield Call(*draw(rng, 7, 3), 0.25)
    yield Call(*draw(rng, 5, 2), -0.4)
    yield Call(*draw(rng, 11), 1.7)
    yield Call(*draw(rng, 2, 3, 5), 0.01)
    yield Call(*draw(rng, 3, 5), 0.0)
    yield Call(np.array([[3.0]]), np.array([[-2.0]]), 0.5)
    dY, Z = draw(rng, 3, 2)
    yield Call(dY, np.abs(Z), 0.3)


@probe_check(points=1, tolerance=1e-6, num_public=2)
def other_numbers(rng):
    """Whole numbers and float32."""
    signs = rng.permutation(np.repeat([-1, 1], [8, 7])).reshape(5, 3)
    yield Call(rng.integers(1, 9, size=(5, 3)), rng.integers(1, 6, size=(5, 3)) * signs, 0.25)
    dY, Z = rng.integers(1, 9, size=(5, 3)) / 4, rng.integers(1, 9, size=(5, 3)) * signs / 8
    yield Call(dY.astype(np.float32), Z.astype(np.float32), 0.5)
    yield Call(
        rng.integers(-8, 9, size=(7, 3)) * 2 + 1, rng.integers(-5, 5, size=(7, 3)) * 2 + 1, 2
    )


@property_check(points=1)
def at_zero(answer, rng):
    """Entries of Z that are exactly 0."""
    dY, Z = draw(rng, 5, 3)
    Z[1], Z[3, 2] = 0.0, 0.0
    for alpha in (0.25, 1.5):
        result = answer.call(dY, Z, alpha)
        if not isinstance(result, (tuple, list)) or len(result) != 2:
            raise Wrong("Two values, dZ and dalpha, are wanted.")
        dZ, dalpha = (np.asarray(part) for part in result)
        if dZ.shape != Z.shape or dalpha.shape != ():
            raise Wrong("The shapes are not those of Z and of a number.")
        near = np.abs(dZ[Z == 0] - np.outer([1, alpha], dY[Z == 0])) <= 1e-8
        if not near.any(axis=0).all():
            raise Wrong("Where Z is exactly 0, your dZ uses neither of the two slopes.")
        if not abs(dalpha - (dY * np.minimum(Z, 0)).sum()) <= 1e-8:
            raise Wrong("Your dalpha is wrong if Z holds an exact 0: such an entry adds nothing.")


@mistake(
    "Your dZ is right; your dalpha sums over all entries. Where Z is positive, alpha has no part "
    "in the output."
)
def dalpha_over_all(dY, Z, alpha):
    return np.where(Z > 0, dY, alpha * dY), (dY * Z).sum()


@mistake("Your dZ is right; your dalpha is a mean, and it is to be a sum over all entries.")
def dalpha_is_mean(dY, Z, alpha):
    return np.where(Z > 0, dY, alpha * dY), (dY * np.minimum(Z, 0)).mean()


@mistake(
    "Your dZ is right; your dalpha has one number for each column. One alpha serves the whole "
    "layer, so the parts of all entries add up."
)
def dalpha_by_column(dY, Z, alpha):
    return np.where(Z > 0, dY, alpha * dY), (dY * np.minimum(Z, 0)).sum(axis=0)


@mistake(
    "Your dZ is right; your dalpha has the shape of Z. One alpha serves all entries, so their "
    "parts add up."
)
def dalpha_not_summed(dY, Z, alpha):
    return np.where(Z > 0, dY, alpha * dY), dY * np.minimum(Z, 0)


@mistake("Your dZ is right; your dalpha lacks the gradient that arrives, dY.")
def dalpha_without_upstream(dY, Z, alpha):
    return np.where(Z > 0, dY, alpha * dY), np.minimum(Z, 0).sum()


@mistake(
    "Your dZ is right; your dalpha is alpha times too large: the derivative of alpha · Z with "
    "respect to alpha does not contain alpha."
)
def dalpha_from_output(dY, Z, alpha):
    return np.where(Z > 0, dY, alpha * dY), (dY * alpha * np.minimum(Z, 0)).sum()


@mistake("Your dZ is right; your dalpha has the opposite sign: Z is negative where it counts.")
def dalpha_sign(dY, Z, alpha):
    return np.where(Z > 0, dY, alpha * dY), -(dY * np.minimum(Z, 0)).sum()


@mistake(
    "Your dZ is right; your dalpha sums dY alone. By how much does the output change with alpha, "
    "if Z is large?"
)
def dalpha_without_input(dY, Z, alpha):
    return np.where(Z > 0, dY, alpha * dY), dY[Z <= 0].sum()


@mistake("Your dalpha is right; your dZ is 0 where Z is negative: that is the ReLU.")
def dz_of_relu(dY, Z, alpha):
    return np.where(Z > 0, dY, 0.0), (dY * np.minimum(Z, 0)).sum()


@mistake("Your dalpha is right; your dZ is the local slope alone: the gradient dY is left out.")
def dz_without_upstream(dY, Z, alpha):
    return np.where(Z > 0, 1.0, alpha), (dY * np.minimum(Z, 0)).sum()


@mistake(
    "Your dalpha is right; your dZ chooses the slope by the sign of dY. The layer was bent by its "
    "input."
)
def dz_mask_of_gradient(dY, Z, alpha):
    return np.where(dY > 0, dY, alpha * dY), (dY * np.minimum(Z, 0)).sum()


@mistake("Your dalpha is right; your dZ is multiplied by alpha everywhere.")
def dz_alpha_everywhere(dY, Z, alpha):
    return alpha * dY * np.ones(Z.shape), (dY * np.minimum(Z, 0)).sum()


@mistake(
    "Your result is right for slopes up to 1 and wrong above: it is that of max(Z, alpha · Z), "
    "which is the PReLU only if alpha is not larger than 1."
)
def by_the_maximum(dY, Z, alpha):
    first = alpha * Z < Z
    return np.where(first, dY, alpha * dY), (dY * np.where(first, 0, Z)).sum()


@mistake("Your two results are right but for their order: dZ, dalpha is asked for.")
def other_order(dY, Z, alpha):
    return (dY * np.minimum(Z, 0)).sum(), np.where(Z > 0, dY, alpha * dY)


@mistake("Your numbers are right, but dalpha is an array of shape (1,); a number is wanted.")
def dalpha_in_an_array(dY, Z, alpha):
    return np.where(Z > 0, dY, alpha * dY), np.array([(dY * np.minimum(Z, 0)).sum()])


@correct
def by_indicators(dY, Z, alpha):
    off = Z < 0
    return dY * ~off + alpha * dY * off, float(np.sum(dY * Z * off))


@correct
def with_masks(dY, Z, alpha):
    dZ = np.array(dY, dtype=float)
    dZ[Z <= 0] *= alpha
    return [dZ, np.dot(dY[Z <= 0], Z[Z <= 0])]


@correct
def with_loops(dY, Z, alpha):
    dZ, dalpha = np.zeros(Z.shape), 0.0
    for index in np.ndindex(Z.shape):
        if Z[index] >= 0:
            dZ[index] = dY[index]
        else:
            dZ[index] = alpha * dY[index]
            dalpha += dY[index] * Z[index]
    return dZ, dalpha


@correct
def slope_array(dY, Z, alpha):
    slope = np.ones(Z.shape)
    slope[Z < 0] = alpha
    return dY * slope, np.vdot(dY, np.where(Z < 0, Z, 0))
