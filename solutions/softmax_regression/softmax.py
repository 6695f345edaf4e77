import numpy as np


def softmax(scores):
    """Turn the scores of each row into probabilities.

    For a row s of K scores, entry k is

        p_k = exp(s_k) / Σ_j exp(s_j)

    The result is right for finite scores of any size, 1000 or 1e300 too. The exponential of such a
    number overflows. Recall what adding one number to a whole row does to its probabilities.

    Parameters
    ----------
    scores : array (N, K)
        One example a row, one class a column.

    Returns
    -------
    probs : array (N, K)
        All in 0..1, every row sums to 1.

    >>> softmax(np.array([[0.0, np.log(3.0)], [7.0, 7.0]])).round(6).tolist()  # 1/4, 3/4 and halves
    [[0.25, 0.75], [0.5, 0.5]]
    """
    ### BEGIN SOLUTION
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
    ### END SOLUTION
