"""How fast the reference computes: python tests/bench/bench_nabla.py [--threads N] [--rounds N]

A training step of the lectures' network (X 64 x 1000, W1 1000 x 100, ReLU, W2 100 x 10,
cross-entropy, Adam) and an epoch on the digits, side by side with PyTorch and scikit-learn in one
run, with one number of threads and one dtype; then batch norm and Adam on a million numbers
against the time in which memory can be read and written as often as they must.

Contestants take turns, so that a busy machine slows all alike; printed are the fastest and the
median turn in microseconds. With one thread, the default, this is the processor's time, which
other programs disturb least; with more it is the time on the clock. Everything goes to
_build/bench/nabla.json too.
"""

import argparse
import importlib.util
import json
import os
import time
from pathlib import Path

OUTPUT = Path(__file__).parents[2] / "_build" / "bench" / "nabla.json"
PEERS = importlib.util.find_spec("torch") and importlib.util.find_spec("sklearn")
N, D, H, K = 64, 1000, 100, 10


def main():
    """Measure, print a table, write the file."""
    parser = argparse.ArgumentParser(description="Time the reference against its peers.")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    for name in ("OPENBLAS", "OMP", "MKL"):  # read when the libraries are first imported
        os.environ[f"{name}_NUM_THREADS"] = str(options.threads)
    if PEERS:
        import torch

        torch.set_num_threads(options.threads)
    else:
        print("PyTorch and scikit-learn are missing, nabla runs alone: pip install -e '.[parity]'")
    clock = time.process_time if options.threads == 1 else time.perf_counter
    results = {"threads": options.threads, "clock": clock.__name__}
    for dtype in ("float32", "float64"):
        title = f"{dtype}, {options.threads} thread(s)"
        results[dtype] = {
            name: race(f"{name}, {title}", contestants(dtype), options.rounds // divisor, clock)
            for name, contestants, divisor in EVENTS
        }
        report(results[dtype])
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(json.dumps(results, indent=2) + "\n")
    print(f"written: {OUTPUT}")


def race(title, contestants, rounds, clock):
    """Let the contestants take turns; return and print {name: {"fastest", "median"}} in us."""
    import numpy as np

    times = {name: [] for name in contestants}
    for function in contestants.values():
        function()
    for _ in range(max(rounds, 3)):
        for name, function in contestants.items():
            function()  # after the others have used the caches
            start = clock()
            function()
            times[name].append(1e6 * (clock() - start))
    print(f"\n{title:44}{'fastest':>12}{'median':>12}   us")
    summary = {}
    for name, values in times.items():
        summary[name] = {"fastest": min(values), "median": float(np.median(values))}
        print(f"  {name:42}{summary[name]['fastest']:12.0f}{summary[name]['median']:12.0f}")
    return summary


def report(results):
    """Print the ratios that have a bar."""
    step, million = results["training step"], results["a million numbers"]
    lines = [("matrix products, share of a step", "matrix products alone", "nabla", step)]
    lines += [
        (f"nabla / {name}", "nabla", name, step)
        for name in step
        if name not in ("nabla", "matrix products alone")
    ]
    lines += [
        (f"{name} / its floor", name, f"floor of {name}", million)
        for name in million
        if not name.startswith("floor")
    ]
    print("  ratios")
    for label, above, below, table in lines:
        ratios = [table[above][kind] / table[below][kind] for kind in ("fastest", "median")]
        print(f"  {label:42}{ratios[0]:12.2f}{ratios[1]:12.2f}")


def network(sizes, dtype):
    """A network of the reference and its optimizer."""
    import numpy as np

    import nabla

    rng, layers = np.random.default_rng(0), []
    for position, shape in enumerate(zip(sizes, sizes[1:], strict=False)):
        linear = nabla.Linear(*shape, rng=rng, dtype=dtype, input_gradient=position > 0)
        layers += [linear, nabla.ReLU()]
    model = nabla.Sequential(*layers[:-1])
    return model, nabla.Adam(model, lr=1e-3)


def torch_step(sizes, dtype, *, fused):
    """A function (X, labels) that takes one step in PyTorch."""
    import torch

    layers = []
    for shape in zip(sizes, sizes[1:], strict=False):
        layers += [torch.nn.Linear(*shape), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1]).to(getattr(torch, dtype))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=fused)
    loss = torch.nn.CrossEntropyLoss()

    def step(X, labels):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()

    return step


def sklearn_step(num_hidden):
    """A function (X, labels) that takes one step in scikit-learn."""
    import numpy as np
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier((num_hidden,), solver="adam", alpha=0)
    return lambda X, labels: model.partial_fit(X, labels, classes=np.arange(K))


def steps(dtype):
    """The contestants of a training step, all of which also compute the loss."""
    import numpy as np

    import nabla

    rng = np.random.default_rng(1)
    X, labels = rng.normal(size=(N, D)).astype(dtype), rng.integers(0, K, N)
    model, optimizer = network((D, H, K), dtype)
    contestants = {
        "nabla": lambda: nabla.train_step(model, optimizer, X, labels),
        "matrix products alone": matrix_products(model, X),
    }
    if PEERS:
        import torch

        tensors = torch.from_numpy(X), torch.from_numpy(labels)
        plain, fused = (torch_step((D, H, K), dtype, fused=fused) for fused in (False, True))
        sklearn = sklearn_step(H)
        contestants |= {
            "PyTorch": lambda: plain(*tensors),
            "PyTorch, fused Adam": lambda: fused(*tensors),
            "scikit-learn": lambda: sklearn(X, labels),
        }
    return contestants


def matrix_products(model, X):
    """The five products that a step cannot do without."""
    import numpy as np

    W1, W2 = model.params["0.W"], model.params["2.W"]
    hidden, scores = np.ones((N, H), X.dtype), np.ones((N, K), X.dtype)
    outputs = [np.empty(shape, X.dtype) for shape in ((N, H), (N, K), (D, H), (H, K), (N, H))]

    def products():
        np.matmul(X, W1, out=outputs[0])
        np.matmul(hidden, W2, out=outputs[1])
        np.matmul(X.T, hidden, out=outputs[2])
        np.matmul(hidden.T, scores, out=outputs[3])
        np.matmul(scores, W2.T, out=outputs[4])

    return products


def epochs(dtype):
    """The contestants of an epoch on the digits, 64 -> 100 -> 10 in batches of 64."""
    import numpy as np

    import nabla
    from nabla.data import digits

    X, labels = digits()
    X, sizes, rng = (X / 16).astype(dtype), (X.shape[1], H, K), np.random.default_rng(2)
    model, optimizer = network(sizes, dtype)

    def epoch(step, convert=lambda array: array):
        for part, part_labels in nabla.minibatches(X, labels, N, rng=rng):
            step(convert(part), convert(part_labels))

    contestants = {
        "nabla": lambda: epoch(lambda *batch: nabla.train_step(model, optimizer, *batch))
    }
    if PEERS:
        import torch

        fused, sklearn = torch_step(sizes, dtype, fused=True), sklearn_step(H)
        contestants |= {
            "PyTorch, fused Adam": lambda: epoch(fused, torch.from_numpy),
            "scikit-learn": lambda: epoch(sklearn),
        }
    return contestants


def million(dtype):
    """Batch norm and Adam on 10^6 numbers, and copies of as many bytes as they must move.

    Batch norm forward and backward reads X, dY and the normalized X, and writes Y, dX and the
    normalized X: three copies. Adam reads four arrays and writes three: three and a half.
    """
    import numpy as np

    import nabla

    rng = np.random.default_rng(3)
    X, dY = rng.normal(size=(2, 1000, 1000)).astype(dtype)
    layer = nabla.BatchNorm(1000, dtype=dtype)
    weights = nabla.Layer(W=X.copy())
    weights.grads["W"][...] = dY
    adam = nabla.Adam(weights)
    arrays = [np.ones_like(X) for _ in range(8)]

    def batch_norm():
        layer.forward(X)
        layer.backward(dY)

    def copies(count):
        for index in range(count):
            np.copyto(arrays[2 * index], arrays[2 * index + 1])

    def adam_copies():
        copies(3)
        np.copyto(arrays[6][:500], arrays[7][:500])

    return {
        "batch norm": batch_norm,
        "floor of batch norm": lambda: copies(3),
        "Adam": adam.step,
        "floor of Adam": adam_copies,
    }


EVENTS = (
    ("training step", steps, 1),
    ("epoch on the digits", epochs, 20),
    ("a million numbers", million, 4),
)

if __name__ == "__main__":
    main()
