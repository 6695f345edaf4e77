"""adam_step: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return a parameter, its gradient, and means that are not zero."""
    param, grad, m = rng.normal(size=(3, *shape))
    return param, grad + 0.5, m - 0.3, rng.uniform(0.2, 3.0, size=shape)


@probe_check(points=2, num_public=4)
def values(rng):
    """Parameter and both means after early and late steps, for several shapes."""
    param, grad, _, _ = draw(rng, 7)
    yield Call(param, grad, np.zeros(7), np.zeros(7), 1, lr=0.3)
    yield Call(*draw(rng, 5, 3), 3, lr=0.05)
    yield Call(*draw(rng, 7), 5, lr=0.2, beta1=0.7, beta2=0.8, eps=0.1)
    yield Call(*draw(rng, 2, 3, 5), 2, lr=1.7, beta1=0.5, beta2=0.99)
    yield Call(*draw(rng, 1, 1), 1000, lr=0.2)


@probe_check(points=1, num_public=2)
def tiny_gradients(rng):
    """Parameter and both means where gradients are about as small as eps, and where they are 0."""
    signs = rng.choice([-1.0, 1.0], size=7)
    grad = signs * rng.uniform(1, 9, size=7) * 10.0 ** -np.arange(4, 11)
    yield Call(rng.normal(size=7), grad, np.zeros(7), np.zeros(7), 1, lr=0.1)
    grad = rng.uniform(1, 9, size=(3, 2)) * 1e-9 * [[1, 0]]
    yield Call(rng.normal(size=(3, 2)), grad, 0.2 * grad, 0.01 * grad**2, 3, lr=0.1)
    yield Call(rng.normal(size=5), np.full(5, 1e-8), np.full(5, 1e-9), np.full(5, 1e-18), 7, lr=0.2)


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """Parameter and both means where all inputs are whole numbers, and where they are float32."""
    yield Call(*rng.integers(1, 9, size=(4, 5, 2)), 4, lr=0.25)
    arrays = (rng.integers(1, 17, size=(4, 7)) / 8).astype(np.float32)
    yield Call(*arrays, 3, lr=0.5, beta1=0.75, beta2=0.5, eps=0.25)


@mistake("Your means are right; your step is made with m and v themselves, without the correction.")
def not_corrected(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return param - lr * m / (np.sqrt(v) + eps), m, v


@mistake("Your step corrects m but not v: both start at 0.")
def only_m_corrected(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return param - lr * m / (1 - beta1**t) / (np.sqrt(v) + eps), m, v


@mistake(
    "Your parameter is right; your means are the corrected ones, and the next step would "
    "correct them once more."
)
def corrected_means_kept(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = (beta1 * m + (1 - beta1) * grad) / (1 - beta1**t)
    v = (beta2 * v + (1 - beta2) * grad**2) / (1 - beta2**t)
    return param - lr * m / (np.sqrt(v) + eps), m, v


@mistake(
    "Your step equals what one gets if the correction is made with t + 1: t is 1, not 0, at the "
    "first step."
)
def counted_from_zero(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@mistake(
    "Your first step is right; at later ones the correction is still that of the first: t is the "
    "exponent in it."
)
def corrected_without_t(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@mistake(
    "Your means are right; your step is divided by the corrected v, and its root is asked for."
)
def no_root(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return param - lr * m / (1 - beta1**t) / (v / (1 - beta2**t) + eps), m, v


@mistake(
    "Your result equals what one gets if eps stands under the root; it is added to the root. Where "
    "gradients are as small as eps, the step is quite another."
)
def eps_under_the_root(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return param - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t) + eps), m, v


@mistake(
    "Your result equals what one gets if eps is added to the root of v before the correction, and "
    "grows with it: it belongs beside the root of the corrected v."
)
def eps_before_correction(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    rate = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return param - rate * m / (np.sqrt(v) + eps), m, v


@mistake(
    "Your step has no eps: it makes a difference where gradients are as small as eps, and where "
    "they are 0."
)
def no_eps(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return param - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t)), m, v


@mistake("Your two means use each other's beta: the first belongs to m, the second to v.")
def betas_exchanged(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta2 * m + (1 - beta2) * grad
    v = beta1 * v + (1 - beta1) * grad**2
    m_hat, v_hat = m / (1 - beta2**t), v / (1 - beta1**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@mistake("Your v is a running mean of the gradient's size; it should be one of its square.")
def not_squared(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * np.abs(grad)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@mistake("Your means are right; your step is made with the gradient in place of the corrected m.")
def gradient_for_m(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    return param - lr * grad / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@mistake("Your two means take the new gradient in full: it enters with 1 − beta.")
def gradient_in_full(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = beta1 * m + grad, beta2 * v + grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@mistake("Your step goes uphill: it is subtracted from the parameter.")
def uphill(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return param + lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@mistake("Your parameter is right; your means are those from before the step.")
def old_means_returned(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m_hat = (beta1 * m + (1 - beta1) * grad) / (1 - beta1**t)
    v_hat = (beta2 * v + (1 - beta2) * grad**2) / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


@correct
def entry_by_entry(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    W, M, V = (np.array(a, dtype=float) for a in (param, m, v))
    for k in np.ndindex(W.shape):
        M[k] = beta1 * M[k] + (1 - beta1) * grad[k]
        V[k] = beta2 * V[k] + (1 - beta2) * grad[k] * grad[k]
        root = (V[k] / (1 - beta2**t)) ** 0.5
        W[k] -= lr * (M[k] / (1 - beta1**t)) / (root + eps)
    return W, M, V


@correct
def corrected_in_the_rate(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    grad = np.asarray(grad, dtype=float)
    m = m + (1 - beta1) * (grad - m)
    v = v + (1 - beta2) * (grad * grad - v)
    root = (1 - beta2**t) ** 0.5
    rate = lr * root / (1 - beta1**t)
    return [param - rate * m / (np.sqrt(v) + eps * root), m, v]


@correct
def in_place_on_copies(param, grad, m, v, t, *, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    W, M, V = param.astype(np.float64), m.astype(np.float64), v.astype(np.float64)
    M *= beta1
    M += (1 - beta1) * grad
    V *= beta2
    V += (1 - beta2) * np.power(grad, 2)
    W -= lr * np.divide(M, 1 - np.power(beta1, t)) / (np.sqrt(V / (1 - np.power(beta2, t))) + eps)
    return W, M, V
