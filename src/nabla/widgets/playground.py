"""Playground: a network learns points in the plane, live, with the numbers of `nabla`.

Every setting is a trait, and on a static page also a part of the address, so that a text can link
to a setting and a reader can pass on what was found:

    #playground=dataset:spirals,hidden:8-8,activation:relu,optimizer:adam,lr:0.03

The format is `name:value` with commas between; lists have dashes; true is 1; the names are those
of the traits. What is not named has the value that the page gave to `Playground(...)`, so a link
means the same whatever the reader has changed. What cannot be read is left out, never an error.

    hidden:4-2     two hidden layers      hidden:0             none: logistic regression
    features:x1-x2-x1x1-x2x2-x1x2-sinx1-sinx2   any of these, at least one
    dataset:xor    only names the data: give `noise` too if the page uses another data set

The first playground of a page owns the address; following a link scrolls to it. In a lesson write
the link as HTML, because MyST looks for a label: `<a href="#playground=hidden:0">no layer</a>`,
or `<a href="networks.html#playground=init:zeros">` from another page. Nothing runs before Run.

The data, first weights, batches, dropout masks, gradients and update rules are those of
`nabla.data`, `nabla.initialization`, `nabla.training`, ... fed by one seeded generator; the test
trains both and compares. Train and test part are split with `split_indices`.
"""

from traitlets import Bool, Enum, Float, Int, List, default

from nabla.widgets._base import Demo

FEATURES = ["x1", "x2", "x1x1", "x2x2", "x1x2", "sinx1", "sinx2"]
NOISE = {"blobs": 0.5, "moons": 0.1, "circles": 0.1, "spirals": 0.03, "xor": 0.0}
ACTIVATIONS = ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "elu"]


class Playground(Demo):
    """A multi-layer perceptron with one score at its end, trained by cross-entropy in the page.

    dataset        a set of `nabla.data`
    noise          standard deviation of what is added to a coordinate; the set's own by default
    num_examples   points of both parts together
    train_share    fraction of them that is learned from
    data_seed      which points: another whole number draws others
    features       inputs of the network, functions of the coordinates x1 and x2
    hidden         units of every hidden layer, at most 4 layers of 8
    activation     after every hidden layer
    init           first weights: zeros, normal with deviation 0.01 or 3, Xavier, He
    weight_seed    which first weights, batches and dropout masks
    optimizer      with the constants of `nabla.optimizers`
    lr             learning rate
    batch_size     examples of one step
    l2             strength of the L2 penalty, 1/2 l2 sum W^2
    dropout        probability that a hidden unit is dropped in training
    show_test      draw the test points
    only_decision  draw the side of the boundary, not how sure the network is
    """

    _demo = "playground"

    dataset = Enum(list(NOISE), "circles").tag(sync=True)
    noise = Float(min=0, max=0.5).tag(sync=True)
    num_examples = Int(200, min=20, max=1000).tag(sync=True)
    train_share = Float(0.5, min=0.1, max=0.9).tag(sync=True)
    data_seed = Int(0, min=0, max=999_999).tag(sync=True)
    features = List(Enum(FEATURES), ["x1", "x2"], minlen=1).tag(sync=True)
    hidden = List(Int(min=1, max=8), [4], maxlen=4).tag(sync=True)
    activation = Enum(ACTIVATIONS, "tanh").tag(sync=True)
    init = Enum(["zeros", "small", "large", "xavier", "he"], "xavier").tag(sync=True)
    weight_seed = Int(0, min=0, max=999_999).tag(sync=True)
    optimizer = Enum(["sgd", "momentum", "rmsprop", "adam"], "sgd").tag(sync=True)
    lr = Float(0.3, min=1e-5, max=100).tag(sync=True)
    batch_size = Int(10, min=1, max=1000).tag(sync=True)
    l2 = Float(0.0, min=0, max=10).tag(sync=True)
    dropout = Float(0.0, min=0, max=0.9).tag(sync=True)
    show_test = Bool(True).tag(sync=True)
    only_decision = Bool(False).tag(sync=True)

    @default("noise")
    def _noise_of_the_dataset(self):
        return NOISE[self.dataset]

    def describe(self) -> str:
        """Text alternative with the network's size and the numbers of points."""
        sizes = [len(self.features), *self.hidden, 1]
        weights = sum((n + 1) * m for n, m in zip(sizes, sizes[1:], strict=False))
        train = round(self.num_examples * self.train_share)
        units = " and then ".join(f"{n} {self.activation} units" for n in self.hidden)
        return (
            f"A network with {len(self.features)} inputs ({', '.join(self.features)}), "
            f"{units or 'no hidden layer'} and one output, {weights} weights and biases, learns "
            f"to tell two classes of points in the plane apart ({self.dataset}): {train} points "
            f"are learned from, {self.num_examples - train} are kept for the test. The plane is "
            f"coloured by what the network says of every place; small pictures show what every "
            f"unit computes, lines the weights between them, two curves the training and test "
            f"loss. Before learning the loss is near ln 2 = 0.693, that of a guess by coin."
        )
