import numpy as np


class Sigmoid:
    """The layer Y = σ(X), entry by entry, with σ(x) = 1 / (1 + exp(−x)).

    `forward` computes Y and stores in the object what `backward` will need. `backward` belongs
    to the latest `forward`; it may be called more than once, and gives the same each time.
    Several layers of this class exist side by side in a network.

    Methods
    -------
    forward(X) : X array of any shape
        Returns Y, of X's shape.
    backward(dY) : dY array of that shape, the gradient of the loss with respect to Y
        Returns dX, the gradient of the loss with respect to X, of the same shape.

    >>> layer = Sigmoid()
    >>> layer.forward(np.array([[0.0, 0.0]])).tolist()
    [[0.5, 0.5]]
    >>> layer.backward(np.array([[1.0, -8.0]])).tolist()
    [[0.25, -2.0]]
    """

    def forward(self, X):
        """Return σ(X)."""
        # Write this method, and below it a second one: backward(self, dY).
        ### BEGIN SOLUTION
        self.Y = 1.0 / (1.0 + np.exp(-X))
        return self.Y

    def backward(self, dY):
        """Return the gradient with respect to the X of the latest `forward`."""
        return dY * self.Y * (1.0 - self.Y)
        ### END SOLUTION
