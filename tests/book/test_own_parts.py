"""The functions of earlier exercises fit together: a classifier made of nothing else reaches 97 %.

The lesson `training` tells a student to paste them into its notebook and lists them; here the
solutions are pasted, and `train_classifier` is written with them.
"""

import ast

import jupytext
import numpy as np

from autograder.authoring.exercise import ROOT
from nabla.data import digits

ASSEMBLED = """
def train_classifier(X_train, labels_train, X_val, labels_val, *, rng):
    mean, std, H, K = X_train.mean(), X_train.std(), 128, 1 + int(labels_train.max())
    relu, same = lambda Z: np.maximum(Z, 0), lambda Z: Z
    first, second = he_normal(X_train.shape[1], H, rng=rng), 0.01 * he_normal(H, K, rng=rng)
    params = [first, np.zeros(H), second, np.zeros(K)]
    memory = [np.zeros_like(param) for param in params]
    stopping, Z_train, Z_val = EarlyStopping(8), (X_train - mean) / std, (X_val - mean) / std

    def scores(Z):
        return dense(dense(Z, *params[:2], relu), *params[2:], same)

    starts.append(cross_entropy(scores(Z_train), labels_train))
    for epoch in range(25):
        lr = step_decay(0.05, epoch, factor=0.3, every=12)
        for Z, labels in minibatches(Z_train, labels_train, 32, rng=rng):
            before = dense(Z, *params[:2], same)
            hidden, mask = inverted_dropout(relu(before), 0.2, rng=rng)
            out = cross_entropy_gradient(dense(hidden, *params[2:], same), labels)
            dhidden, dW2, db2 = linear_backward(out, hidden, params[2])
            dhidden = relu_backward(inverted_dropout_backward(dhidden, mask), before)
            grads = [*linear_backward(dhidden, Z, params[0])[1:], dW2, db2]
            for i, grad in enumerate(grads):
                params[i], memory[i] = momentum_step(
                    params[i], grad, memory[i], lr=lr, momentum=0.9
                )
        if stopping.update(cross_entropy(scores(Z_val), labels_val), params):
            break
    params[:] = stopping.best_params

    class Classifier:
        def predict(self, X):
            probs = [softmax(scores((X - mean) / std))]
            return ensemble_probs(probs).argmax(axis=1)

    return Classifier()
"""


def listed_parts():
    """{name: lesson} as the lesson `training` lists them."""
    for cell in jupytext.read(ROOT / "book" / "training.md").cells:
        if cell.cell_type == "code" and cell.source.startswith("parts = {"):
            return ast.literal_eval(cell.source.split("=", 1)[1].split("\nfor ")[0])
    raise AssertionError("the lesson `training` lists no parts")


def test_a_classifier_of_earlier_answers_starts_at_chance_and_reaches_97_percent():
    pasted = {"starts": []}
    for name, lesson in listed_parts().items():
        exec((ROOT / "solutions" / lesson / f"{name}.py").read_text("utf-8"), pasted)
    exec(ASSEMBLED, pasted)
    X, labels = digits()
    order = np.random.default_rng(1).permutation(len(X))
    train, val, test = np.split(order, (1257, 1437))
    parts = X[train], labels[train], X[val], labels[val]
    classifier = pasted["train_classifier"](*parts, rng=np.random.default_rng(0))
    assert abs(pasted["starts"][0] - np.log(10)) < 0.02
    assert np.mean(classifier.predict(X[test]) == labels[test]) >= 0.97
