"""center_channels: hidden draws and typical mistakes."""

import numpy as np

from autograder.authoring import Call, correct, mistake, probe_check


def draw(rng, *shape):
    """Return images whose channels have clearly different means."""
    return rng.uniform(0, 90, size=shape) + rng.permutation(shape[-1]) * 30.0


@probe_check(points=2, num_public=2)
def values(rng):
    """Centred images and means for several numbers of images, pixels and channels."""
    yield Call(draw(rng, 5, 7, 2, 3))
    yield Call(draw(rng, 3, 2, 5, 4))
    yield Call(draw(rng, 1, 3, 2, 3))
    yield Call(draw(rng, 7, 3, 5, 1))
    yield Call(draw(rng, 3, 3, 3, 3))
    yield Call(draw(rng, 2, 1, 1, 5))


@probe_check(points=1, num_public=1, tolerance=1e-6)
def other_numbers(rng):
    """Centred images and means where the pixels are whole numbers, and where they are float32."""
    yield Call(rng.integers(0, 256, size=(5, 2, 3, 3)))
    yield Call(draw(rng, 3, 5, 2, 3).astype(np.float32))


@mistake("Your images are moved by one mean for all channels; every channel has its own.")
def one_mean(images):
    means = np.full(images.shape[-1], images.mean())
    return images - means, means


@mistake("Your channels are the second axis; here they are the last one.")
def channels_first(images):
    means = images.mean(axis=(0, 2, 3))
    return images - means[None, :, None, None], means


@mistake("Your means are those of every image by itself; a channel has one mean over all images.")
def image_by_image(images):
    means = images.mean(axis=(1, 2))
    return images - means[:, None, None, :], means


@mistake("Your result subtracts the mean image: one mean for every pixel, and not for a channel.")
def mean_image(images):
    means = images.mean(axis=0)
    return images - means, means


@mistake("Your numbers are right; the means are an array with one axis, of length C.")
def axes_kept(images):
    means = images.mean(axis=(0, 1, 2), keepdims=True)
    return images - means, means


@mistake(
    "Your means are right; your images are divided by the std too, and only centring is asked."
)
def scaled_too(images):
    means = images.mean(axis=(0, 1, 2))
    return (images - means) / images.std(axis=(0, 1, 2)), means


@mistake("Your means are right; they are added to the images, and should be subtracted.")
def added(images):
    means = images.mean(axis=(0, 1, 2))
    return images + means, means


@mistake("Your means are sums over the pixels of all images, not divided by their number.")
def sums(images):
    means = images.sum(axis=(0, 1, 2))
    return images - means, means


@mistake("Your images are right; your means are those of the centred images.")
def means_afterwards(images):
    centred = images - images.mean(axis=(0, 1, 2))
    return centred, np.round(centred.mean(axis=(0, 1, 2)), 6)


@mistake("Your means are rounded to whole numbers.")
def whole_means(images):
    means = images.mean(axis=(0, 1, 2)).astype(int)
    return images - means, means


@mistake("Your means are medians.")
def medians(images):
    means = np.median(images, axis=(0, 1, 2))
    return images - means, means


@correct
def channel_by_channel(images):
    centred = np.zeros(images.shape)
    means = []
    for c in range(images.shape[-1]):
        channel = images[..., c].astype(float)
        means.append(float(channel.sum() / channel.size))
        centred[..., c] = channel - means[-1]
    return centred, means


@correct
def as_rows_of_pixels(images):
    pixels = images.reshape(-1, images.shape[3])
    means = np.average(pixels, axis=0)
    return (pixels - means).reshape(images.shape), means


@correct
def with_einsum(images):
    N, H, W, C = images.shape
    means = np.einsum("nhwc->c", images) / (N * H * W)
    return [np.subtract(images, means.reshape(1, 1, 1, C)), means]


@correct
def axis_by_axis(images):
    means = images.mean(axis=0).mean(axis=0).mean(axis=0)
    return images - np.broadcast_to(means, images.shape), means
