def count_thinned_networks(num_units):
    """Return how many different networks dropout can make of one with so many units.

    Each unit is either there or dropped, whatever the others are. The network without any
    dropped unit counts, and so does the one in which all are dropped.

    Parameters
    ----------
    num_units : int
        The number of units that may be dropped, from 0 to 100.

    Returns
    -------
    count : int
        The exact number, however large it is.

    >>> count_thinned_networks(3)
    8
    """
    ### BEGIN SOLUTION
    return 2**num_units
    ### END SOLUTION
