"""Times a sweep over rates and seeds in JAX with optax: all runs in one compiled call."""

import functools
import time

import timing
import training


def train(jax, models, rate, seed, batches, factors, inputs, targets):
    """Final loss of a run."""
    make, model = models.MODELS["mlp-small"]
    transform = models.adamw(lambda step: rate * factors[step])
    parameters = make(jax.random.key(seed))

    def step(state, batch):
        return models.train(transform, model, state, inputs[batch], targets[batch])

    (parameters, _), _ = jax.lax.scan(step, (parameters, transform.init(parameters)), batches)
    return models.loss(model, parameters, inputs, targets)


def vectorised(jax, run):
    """All runs at once; those of one seed share its batches."""
    seeds = jax.vmap(run, (None, 0, 0, None, None, None))
    return jax.vmap(seeds, (0, None, None, None, None, None))


def sharded(jax, run, devices):
    """The rates shared out among devices, and on each of them run after run."""
    def runs(rates, seeds, batches, *data):
        return jax.lax.map(
            lambda rate: jax.lax.map(lambda seed: run(rate, *seed, *data), (seeds, batches)),
            rates)

    mesh = jax.make_mesh((devices,), ("rates",), axis_types=(jax.sharding.AxisType.Auto,))
    split, whole = jax.sharding.PartitionSpec("rates"), jax.sharding.PartitionSpec()
    return jax.shard_map(
        runs, mesh=mesh, in_specs=(split, *5 * (whole,)), out_specs=split, check_vma=False)


def main():
    begin = time.perf_counter()
    parser = timing.Parser(__doc__)
    parser.add_argument(
        "--devices", type=timing.parse_count,
        help="devices to share the rates out among; on each, run follows run "
        "[default: all runs at once by vmap, on one]")
    options = parser.parse_args()
    jax, np, models = map(timing.load, ("jax", "numpy", "models_jax"))
    run = functools.partial(train, jax, models)
    if options.devices:
        jax.config.update("jax_num_cpu_devices", options.devices)
        sweep = sharded(jax, run, options.devices)
    else:
        sweep = vectorised(jax, run)
    seeds = np.arange(training.SEEDS)
    batches = np.stack([training.sweep_batches(np, seed) for seed in seeds])
    losses = jax.jit(sweep)(
        training.sweep_rates(np), seeds, batches, training.sweep_factors(np),
        *training.sweep_data(np))
    np.asarray(losses)
    training.report_sweep(
        f"jax-{options.devices}-device" if options.devices else "jax-vmap",
        f"jax {jax.__version__}, optax {models.optax.__version__}", begin)


if __name__ == "__main__":
    main()
