"""Times training steps in JAX with optax: one in each compiled call, and many in a scan."""

import functools
import os

import timing
import training

# Steps of one scan.
STEPS = {
    "mlp-small": 200, "mlp-large": 200, "transformer": 20, "cnn": 20, "lstm": 200,
    "transformer-large": 2,
}


def make_step(jax, models, work, steps, inputs, targets):
    """A function that takes a number of training steps, complete when it returns."""
    make, model = models.MODELS[work]
    transform = models.adamw()
    parameters = make(jax.random.key(0))
    state = parameters, transform.init(parameters)

    @functools.partial(jax.jit, donate_argnums=0)
    def train(state, inputs, targets):
        def step(state, _):
            return models.train(transform, model, state, inputs, targets)

        return step(state, None) if steps == 1 else jax.lax.scan(step, state, length=steps)

    def run():
        nonlocal state
        state, _ = jax.block_until_ready(train(state, inputs, targets))

    return run


def main():
    options = timing.start(training.peer_parser(__doc__))
    # XLA sizes its pool of threads by NPROC, where it cannot see how many cores it has.
    os.environ["NPROC"] = str(options.threads)
    os.environ["JAX_PLATFORMS"] = "cpu"
    jax, np, models = map(timing.load, ("jax", "numpy", "models_jax"))
    # Computes on the calling thread, and the pool beside it, without the hand-over to another.
    jax.config.update("jax_cpu_enable_async_dispatch", False)
    version = f"jax {jax.__version__}, optax {models.optax.__version__}"
    for work in options.works:
        inputs, targets = map(jax.numpy.asarray, training.batch(np, work))
        for program, steps in (("jax-jit", 1), ("jax-scan", STEPS[work])):
            run = make_step(jax, models, work, steps, inputs, targets)
            training.report(program, version, work, run, options, steps)


if __name__ == "__main__":
    main()
