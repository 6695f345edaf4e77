"""What is compared where many answers are right: a summary of the output instead of the output.

A summary takes the output and the probe and returns plain numbers that are the same for every
right answer, or (statistics of random draws) nearly the same. It is public: the self-check uses
it on the student's machine. A summary that cannot be made of an output is a `Failure`.
"""

import itertools

import numpy as np

from nabla.checking.compare import as_numbers
from nabla.checking.component_summaries import principal_components
from nabla.checking.draw_summaries import draws_distribution, draws_shape, log_moments
from nabla.checking.mask_summaries import dropout_mask, random_partition
from nabla.checking.minibatch_summaries import minibatch_order, minibatch_parts
from nabla.checking.probes import Failure


def moments(output, probe):
    """Return shape, mean, std, smallest, largest and kurtosis of an array of random draws."""
    z = as_numbers(output).astype(float)
    std = z.std()
    kurtosis = ((z - z.mean()) ** 4).mean() / max(std, 1e-300) ** 4
    return {
        "shape": list(z.shape),
        "mean": z.mean(),
        "std": std,
        "smallest": z.min(),
        "largest": z.max(),
        "kurtosis": kurtosis,
    }


def threshold_network_table(output, probe):
    """Return what a network of threshold neurons (1 where z > 0) says for all inputs 0 and 1.

    The output is (w, b) of one neuron, or (W1, b1, W2, b2, ...) of any number of layers; lists of
    numbers will do. Compared are the shapes (as zeros) and the answers, not the weights.
    """
    arrays = [as_numbers(part).astype(float) for part in output]
    table = {"the output": [np.zeros(array.shape) for array in arrays]}
    num_inputs = arrays[0].shape[0]
    for x in itertools.product((0.0, 1.0), repeat=min(num_inputs, 8)):
        h = np.array(x)
        for W, b in zip(arrays[::2], arrays[1::2], strict=False):
            if W.shape[:1] != h.shape:
                return table  # the layers do not fit together: the shapes say it
            h = (h @ W + b > 0).astype(float)
        inputs = ", ".join(f"{value:.0f}" for value in x)
        table[f"what it says to the inputs {inputs}"] = h
    return table


def whole_number(output, probe):
    """Return a whole number of any size as its size and its last digits, which are exact."""
    number = output.item() if np.shape(output) == () and hasattr(output, "item") else output
    if not isinstance(number, (int, float)) or abs(number) > 1e300 or number != int(number):
        raise ValueError("no whole number")
    return {"the output": float(number), "the end of the output": int(number) % 10**6}


LISTED = {
    function.__name__: function
    for function in (
        moments,
        threshold_network_table,
        random_partition,
        dropout_mask,
        whole_number,
        draws_shape,
        draws_distribution,
        log_moments,
        minibatch_parts,
        minibatch_order,
        principal_components,
    )
}


def summarize(name, output, probe):
    """Return the summary of this name of an output; the output itself if the name is None.

    Raises ValueError if no summary has this name.
    """
    if name is None or isinstance(output, Failure):
        return output
    if name not in LISTED:
        raise ValueError(f"no summary is named {name!r}; there are {', '.join(LISTED)}")
    with np.errstate(all="ignore"):
        try:
            return LISTED[name](output, probe)
        except (TypeError, ValueError, AttributeError, IndexError, KeyError):
            return Failure("opaque", type(output).__name__)
