def count_parameters(sizes):
    """Return the number of parameters of a fully connected network.

    Every neuron of a layer has one weight for each output of the layer before, and one bias. The
    inputs are no neurons: they have no parameters.

    Parameters
    ----------
    sizes : list of int
        The number of inputs, then the number of neurons of each layer in order; at least two
        numbers. [2, 3, 1] are 2 inputs, 3 hidden neurons and 1 output.

    Returns
    -------
    count : int
        All weights and all biases together.

    >>> count_parameters([2, 3, 1])  # 6 + 3, then 3 + 1
    13
    """
    ### BEGIN SOLUTION
    return sum((n + 1) * m for n, m in zip(sizes[:-1], sizes[1:], strict=True))
    ### END SOLUTION
