"""Times the steps of optax: update and addition compiled together, into donated buffers."""

import functools
import operator
import os

import timing

# Name in optax and settings other than its defaults.
RULES = {
    "sgd": ("sgd", {}),
    "sgd-momentum": ("sgd", {"momentum": 0.9}),
    "adam": ("adam", {}),
    "adamw": ("adamw", {"weight_decay": 0.01}),
    "nadam": ("nadam", {}),
    "radam": ("radam", {}),
    "adamax": ("adamax", {}),
    "rmsprop": ("rmsprop", {}),
    "adagrad": ("adagrad", {}),
    "adadelta": ("adadelta", {}),
    "lion": ("lion", {"weight_decay": 0.01}),
    "schedule-free-adamw": ("contrib.schedule_free_adamw", {}),
    "prodigy": ("contrib.prodigy", {}),
    "dadapt-adam": ("contrib.dadapt_adamw", {}),
}


def make_step(jax, optax, transform, size):
    """One step of a transform over a flat array, complete when it returns."""
    parameters = jax.numpy.full(size, timing.PARAMETER, jax.numpy.float32)
    gradient = jax.numpy.full(size, timing.GRADIENT, jax.numpy.float32)
    # A copy, for a state that keeps the initial parameters: a buffer is donated once.
    state = transform.init(parameters.copy())

    @functools.partial(jax.jit, donate_argnums=(0, 1))
    def update(parameters, state, gradient):
        updates, state = transform.update(gradient, state, parameters)
        return optax.apply_updates(parameters, updates), state

    def step():
        nonlocal parameters, state
        parameters, state = jax.block_until_ready(update(parameters, state, gradient))

    return step


def main():
    options = timing.start(timing.StepParser(__doc__))
    # XLA sizes its pool of threads by NPROC, where it cannot see that it has one core.
    os.environ["NPROC"] = "1"
    os.environ["JAX_PLATFORMS"] = "cpu"
    jax = timing.load("jax")
    optax = timing.load("optax")
    # Computes on the calling thread, without the hand-over to another.
    jax.config.update("jax_cpu_enable_async_dispatch", False)
    version = f"optax {optax.__version__}, jax {jax.__version__}"
    for optimizer in options.optimizers:
        if optimizer not in RULES:
            continue
        name, settings = RULES[optimizer]
        transform = operator.attrgetter(name)(optax)(learning_rate=timing.RATE, **settings)
        for size in options.sizes:
            step = make_step(jax, optax, transform, size)
            timing.report("optax-jit", version, optimizer, size, step, options.rounds)


if __name__ == "__main__":
    main()
