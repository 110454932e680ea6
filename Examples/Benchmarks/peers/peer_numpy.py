"""Times optimizer steps written in NumPy: whole arrays, in place, with scratch allocated once."""

import itertools

import timing

RATE = timing.RATE


# Each rule is a generator: to advance it is to take a step on w along the gradient g.


def sgd(np, w, g):
    a = np.empty_like(w)
    while True:
        np.multiply(g, RATE, out=a)
        w -= a
        yield


def sgd_momentum(np, w, g, beta=0.9):
    m, a = np.zeros_like(w), np.empty_like(w)
    while True:
        m *= beta
        m += g
        np.multiply(m, RATE, out=a)
        w -= a
        yield


def adamw(np, w, g, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01):
    m, v, a = np.zeros_like(w), np.zeros_like(w), np.empty_like(w)
    for t in itertools.count(1):
        w *= 1 - RATE * weight_decay
        m *= beta1
        np.multiply(g, 1 - beta1, out=a)
        m += a
        v *= beta2
        np.multiply(g, g, out=a)
        a *= 1 - beta2
        v += a
        np.sqrt(v, out=a)
        a *= (1 - beta2**t) ** -0.5
        a += epsilon
        np.divide(m, a, out=a)
        a *= RATE / (1 - beta1**t)
        w -= a
        yield


def lion(np, w, g, beta1=0.9, beta2=0.99, weight_decay=0.01):
    m, a, b = np.zeros_like(w), np.empty_like(w), np.empty_like(w)
    while True:
        w *= 1 - RATE * weight_decay
        np.multiply(m, beta1, out=a)
        np.multiply(g, 1 - beta1, out=b)
        a += b
        np.sign(a, out=a)
        a *= RATE
        w -= a
        m *= beta2
        np.multiply(g, 1 - beta2, out=b)
        m += b
        yield


def rmsprop(np, w, g, decay=0.99, epsilon=1e-8):
    v, a = np.zeros_like(w), np.empty_like(w)
    while True:
        v *= decay
        np.multiply(g, g, out=a)
        a *= 1 - decay
        v += a
        np.sqrt(v, out=a)
        a += epsilon
        np.divide(g, a, out=a)
        a *= RATE
        w -= a
        yield


def adagrad(np, w, g, epsilon=1e-10):
    v, a = np.zeros_like(w), np.empty_like(w)
    while True:
        np.multiply(g, g, out=a)
        v += a
        np.sqrt(v, out=a)
        a += epsilon
        np.divide(g, a, out=a)
        a *= RATE
        w -= a
        yield


RULES = {
    "sgd": sgd, "sgd-momentum": sgd_momentum, "adamw": adamw, "lion": lion, "rmsprop": rmsprop,
    "adagrad": adagrad,
}


def make_step(np, rule, size):
    """One step of a rule over a flat array."""
    w = np.full(size, timing.PARAMETER, np.float32)
    g = np.full(size, timing.GRADIENT, np.float32)
    return rule(np, w, g).__next__


def main():
    options = timing.start(timing.StepParser(__doc__))
    np = timing.load("numpy")
    version = f"numpy {np.__version__}"
    for optimizer in options.optimizers:
        if optimizer not in RULES:
            continue
        for size in options.sizes:
            step = make_step(np, RULES[optimizer], size)
            timing.report("numpy", version, optimizer, size, step, options.rounds)


if __name__ == "__main__":
    main()
