def product_graph(x, y, z):
    """Return f = (x + y) z and its derivatives with respect to x, y and z.

    Go through the graph q = x + y, f = q z: forward for the values, then backward from
    ∂f/∂f = 1, multiplying at every node the gradient that arrives by the local one.

    Parameters
    ----------
    x, y, z : float
        The three inputs.

    Returns
    -------
    (f, (df_dx, df_dy, df_dz)) : float and three floats
        The value, and its derivative with respect to each input, in this order.

    >>> product_graph(1.0, 2.0, 3.0)  # q = 3, f = 3 · 3
    (9.0, (3.0, 3.0, 3.0))
    """
    ### BEGIN SOLUTION
    q = x + y
    f = q * z
    df_dq, df_dz = z, q
    return f, (df_dq * 1.0, df_dq * 1.0, df_dz)
    ### END SOLUTION
