"""The works of training.py in JAX: for each a function that makes parameters, and one of them."""

import functools

import jax
import jax.numpy as jnp
import optax
from jax import lax


def linear(key, inputs, outputs):
    scale = inputs**-0.5
    return {
        "w": jax.random.uniform(key, (inputs, outputs), minval=-scale, maxval=scale),
        "b": jnp.zeros(outputs),
    }


def apply(layer, x):
    return x @ layer["w"] + layer["b"]


def make_mlp(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [linear(*arguments) for arguments in zip(keys, sizes, sizes[1:])]


def mlp(layers, x):
    for layer in layers[:-1]:
        x = jax.nn.relu(apply(layer, x))
    return apply(layers[-1], x)


def make_cnn(key):
    keys = jax.random.split(key, 3)
    return {
        "conv1": make_conv(keys[0], 1, 8),
        "conv2": make_conv(keys[1], 8, 16),
        "output": linear(keys[2], 16, 4),
    }


def make_conv(key, inputs, outputs):
    scale = (9 * inputs) ** -0.5
    return {
        "w": jax.random.uniform(key, (3, 3, inputs, outputs), minval=-scale, maxval=scale),
        "b": jnp.zeros(outputs),
    }


def conv(layer, x):
    return layer["b"] + lax.conv_general_dilated(
        x, layer["w"], (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))


def max_pool(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def cnn(p, x):
    x = jnp.moveaxis(x, 1, 3)
    x = max_pool(jax.nn.relu(conv(p["conv1"], x)))
    x = jax.nn.relu(conv(p["conv2"], x))
    return apply(p["output"], x.mean((1, 2)))


def make_lstm(key, inputs=16, hidden=32, classes=10):
    keys = jax.random.split(key, 3)
    return {
        "input": linear(keys[0], inputs, 4 * hidden),
        "recurrent": linear(keys[1], hidden, 4 * hidden)["w"],
        "output": linear(keys[2], hidden, classes),
    }


def lstm(p, x):
    def cell(state, projected):
        h, c = state
        i, f, g, o = jnp.split(projected + h @ p["recurrent"], 4, axis=1)
        c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        return (jax.nn.sigmoid(o) * jnp.tanh(c), c), None

    zeros = jnp.zeros((x.shape[0], p["recurrent"].shape[0]))
    (h, _), _ = lax.scan(cell, (zeros, zeros), jnp.moveaxis(apply(p["input"], x), 1, 0))
    return apply(p["output"], h)


def make_transformer(key, vocabulary=256, length=64, width=64, hidden=256, layers=2):
    keys = iter(jax.random.split(key, 3 + 4 * layers))
    return {
        "tokens": jax.random.normal(next(keys), (vocabulary, width)),
        "positions": jax.random.normal(next(keys), (length, width)),
        "blocks": [
            {
                "norm1": make_norm(width), "in": linear(next(keys), width, 3 * width),
                "out": linear(next(keys), width, width),
                "norm2": make_norm(width), "up": linear(next(keys), width, hidden),
                "down": linear(next(keys), hidden, width),
            }
            for _ in range(layers)
        ],
        "norm": make_norm(width),
        "output": linear(next(keys), width, vocabulary)["w"],
    }


def make_norm(width):
    return {"w": jnp.ones(width), "b": jnp.zeros(width)}


def norm(p, x):
    x = x - x.mean(-1, keepdims=True)
    return x * lax.rsqrt((x * x).mean(-1, keepdims=True) + 1e-5) * p["w"] + p["b"]


def attention(p, x, heads):
    """Causal attention; queries, keys and values come of one product."""
    batch, length, width = x.shape
    q, k, v = (
        part.reshape(batch, length, heads, -1)
        for part in jnp.split(apply(p["in"], x), 3, axis=2))
    scores = jnp.einsum("bqhd,bkhd->bhqk", q, k) * (width / heads) ** -0.5
    scores = jnp.where(jnp.tri(length, dtype=bool), scores, -jnp.inf)
    mixed = jnp.einsum("bhqk,bkhd->bqhd", jax.nn.softmax(scores), v)
    return apply(p["out"], mixed.reshape(x.shape))


def transformer(p, tokens, heads=4):
    x = p["tokens"][tokens] + p["positions"][:tokens.shape[1]]
    for block in p["blocks"]:
        x = x + attention(block, norm(block["norm1"], x), heads)
        x = x + apply(block["down"], jax.nn.gelu(apply(block["up"], norm(block["norm2"], x))))
    return norm(p["norm"], x) @ p["output"]


# How to make the parameters, and the outputs from parameters and inputs.
MODELS = {
    "mlp-small": (functools.partial(make_mlp, sizes=(32, 64, 64, 10)), mlp),
    "mlp-large": (functools.partial(make_mlp, sizes=(64, 128, 128, 10)), mlp),
    "transformer": (make_transformer, transformer),
    "transformer-large": (
        functools.partial(make_transformer, length=128, width=256, hidden=1024, layers=4),
        transformer),
    "cnn": (make_cnn, cnn),
    "lstm": (make_lstm, lstm),
}


def loss(model, parameters, inputs, targets):
    """Mean cross-entropy over all targets."""
    outputs = model(parameters, inputs)
    return optax.softmax_cross_entropy_with_integer_labels(outputs, targets).mean()


def adamw(rate=1e-3):
    return optax.adamw(rate, b1=0.9, b2=0.999, eps=1e-8, weight_decay=0.01)


def train(transform, model, state, inputs, targets):
    """One training step: parameters and state of the optimizer after it, and the loss before."""
    parameters, memory = state
    value, gradient = jax.value_and_grad(functools.partial(loss, model))(
        parameters, inputs, targets)
    updates, memory = transform.update(gradient, memory, parameters)
    return (optax.apply_updates(parameters, updates), memory), value
