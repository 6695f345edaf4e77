"""train_classifier: what the trained classifier says to digits that it has not seen.

All checks ask one and the same trained classifier: a session has no time to train one for each.
"""

import numpy as np

from autograder.authoring import Wrong, correct, property_check
from nabla.checking.compare import as_numbers
from nabla.checking.probes import AnswerFailed, Failure
from nabla.data import digits


def trained(answer, rng):
    """Return (classifier, X, labels) with the part that was kept from it.

    It is trained when first asked for; then the answer's subject keeps it, or how training failed.
    """
    if not hasattr(answer, "trained"):
        X, labels = digits()
        train, val, test = np.split(rng.permutation(len(X)), (1257, 1437))
        parts = X[train], labels[train], X[val], labels[val]
        try:
            classifier = answer.new(*parts, rng=np.random.default_rng(int(rng.integers(2**32))))
        except AnswerFailed as failed:
            classifier = failed.failure
        answer.trained = classifier, X[test], labels[test]
    if isinstance(answer.trained[0], Failure):
        raise AnswerFailed(answer.trained[0])
    return answer.trained


def predicted(classifier, X):
    """Return the labels that the classifier gives to the rows of X, as an array."""
    labels = as_numbers(classifier.method("predict", X))
    if labels is None or labels.shape != (len(X),):
        got = "no numbers" if labels is None else f"an array of shape {labels.shape}"
        raise Wrong(
            f"`predict` of {len(X)} rows gives {got}; {len(X)} labels are wanted, one for each row."
        )
    return labels


def expect_accuracy(answer, rng, wanted):
    """Raise `Wrong` if less than the wanted share of the kept digits is labelled right."""
    classifier, X, labels = trained(answer, rng)
    accuracy = np.mean(predicted(classifier, X) == labels)
    if accuracy < wanted:
        raise Wrong(
            f"{accuracy:.1%} of the digits that it has not seen are labelled right; at least "
            f"{wanted:.0%} are wanted here."
        )


@property_check(points=1, seconds=60)
def accuracy_90(answer, rng):
    """At least 90 % of the digits that it has not seen are labelled right."""
    expect_accuracy(answer, rng, 0.90)


@property_check(points=1, seconds=60)
def accuracy_95(answer, rng):
    """At least 95 % of the digits that it has not seen are labelled right."""
    expect_accuracy(answer, rng, 0.95)


@property_check(points=1, seconds=60)
def accuracy_97(answer, rng):
    """At least 97 % of the digits that it has not seen are labelled right."""
    expect_accuracy(answer, rng, 0.97)


@property_check(points=1, seconds=60)
def each_row_by_itself(answer, rng):
    """The label of an example does not depend on the other rows, nor on when it is asked."""
    classifier, X, labels = trained(answer, rng)
    together = predicted(classifier, X)
    if np.mean(together == labels) < 0.5:
        raise Wrong("Fewer than half of the labels are right: this is looked at when more are.")
    if (predicted(classifier, X) != together).any():
        raise Wrong(
            "The same rows get other labels when `predict` is asked again: is something still "
            "random, as dropout is in training, or still learning?"
        )
    by_label = np.argsort(labels, kind="stable")
    shuffled = rng.permutation(len(X))
    parts = [by_label[:40], by_label[-40:], shuffled, shuffled[:7], *shuffled[:40, None]]
    if any((predicted(classifier, X[part]) != together[part]).any() for part in parts):
        raise Wrong(
            "The same example gets another label when other rows stand beside it, or none: does "
            "`predict` use a mean, a scale or batch statistics of the rows that it is given? They "
            "belong to training."
        )


@correct
def network_with_momentum(X_train, labels_train, X_val, labels_val, *, rng):
    sizes = (X_train.shape[1], 64, int(max(labels_train)) + 1)

    class Network:
        def __init__(self):
            self.layers = [
                [rng.normal(size=(n, m)) / np.sqrt(n), np.zeros(m)]
                for n, m in zip(sizes[:-1], sizes[1:], strict=True)
            ]
            self.speeds = [[np.zeros_like(part) for part in layer] for layer in self.layers]

        def scores(self, X):
            (W1, b1), (W2, b2) = self.layers
            self.X = X / 8 - 0.6
            self.H = np.tanh(self.X @ W1 + b1)
            return self.H @ W2 + b2

        def learn(self, X, labels, lr):
            E = np.exp(self.scores(X))
            E /= E.sum(axis=1, keepdims=True)
            E[np.arange(len(X)), labels] -= 1
            back = E @ self.layers[1][0].T * (1 - self.H**2)
            for layer, speed, (inputs, d) in zip(
                self.layers, self.speeds, ((self.X, back), (self.H, E)), strict=True
            ):
                grads = inputs.T @ d / len(X) + 1e-3 * layer[0], d.mean(axis=0)
                for i in range(2):
                    speed[i] = 0.9 * speed[i] - lr * grads[i]
                    layer[i] = layer[i] + speed[i]

    networks = [Network() for _ in range(5)]
    for network in networks:
        for epoch in range(40):
            for part in np.array_split(rng.permutation(len(X_train)), max(len(X_train) // 20, 1)):
                network.learn(X_train[part], labels_train[part], 0.1 * 0.93**epoch)

    class Together:
        def predict(self, X):
            return np.argmax(sum(network.scores(X) for network in networks), axis=1)

    return Together()


@correct
def nearest_neighbour(X_train, labels_train, X_val, labels_val, *, rng):
    class Memory:
        def predict(self, X):
            return [labels_train[np.square(X_train - x).sum(axis=1).argmin()] for x in X]

    return Memory()


@correct
def least_squares_on_a_kernel(X_train, labels_train, X_val, labels_val, *, rng):
    class Kernel:
        def __init__(self):
            self.scale = np.square(X_train - X_train.mean(axis=0)).sum(axis=1).mean()
            targets = np.eye(labels_train.max() + 1)[labels_train]
            K = self.similarity(X_train)
            self.A = np.linalg.solve(K + 0.01 * np.eye(len(K)), targets)

        def similarity(self, X):
            distances = np.square(X).sum(axis=1)[:, None] - 2 * X @ X_train.T
            distances += np.square(X_train).sum(axis=1)
            return np.exp(-distances / self.scale)

        def predict(self, X):
            return (self.similarity(X) @ self.A).argmax(axis=1).astype(float)

    return Kernel()
