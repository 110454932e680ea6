"""What the scripts that time training share: the works, their data, options and lines."""

import json
import statistics
import time

import timing

# Shape of a batch of inputs, number of classes.
WORKS = {
    "mlp-small": ((64, 32), 10),
    "mlp-large": ((128, 64), 10),
    "transformer": ((16, 64), 256),
    "cnn": ((32, 1, 16, 16), 4),
    "lstm": ((32, 20, 16), 10),
    "transformer-large": ((16, 128), 256),
}
# Those whose inputs are tokens, as many as there are classes, and whose targets are the next ones.
LANGUAGE_MODELS = ("transformer", "transformer-large")
WARM_UP_CALLS = 3  # the first compiles, and the second may for the arrays that the first returned


def add_options(parser):
    """The options that all scripts that time training understand."""
    parser.add_argument(
        "--works", type=parse_works, default=tuple(WORKS),
        help=f"names, separated by commas [default: {','.join(WORKS)}]")
    timing.add_rounds(parser)
    return parser


def peer_parser(description):
    """The parser of a script that times the training of one library."""
    parser = add_options(timing.Parser(description))
    parser.add_argument(
        "--threads", type=timing.parse_threads, default=1,
        help="threads to compute with, each with a core of its own [default: 1]")
    return parser


def parse_works(text):
    """The names in a list separated by commas, each once."""
    return timing.parse_names(text, WORKS, "work")


def batch(np, work):
    """Inputs and targets of a work: the same for every library."""
    shape, classes = WORKS[work]
    random = np.random.default_rng(0)
    if work in LANGUAGE_MODELS:
        tokens = random.integers(classes, size=(shape[0], shape[1] + 1))
        return tokens[:, :-1], tokens[:, 1:]
    inputs = random.standard_normal(shape, dtype=np.float32)
    return inputs, random.integers(classes, size=shape[0])


def report(program, version, work, step, options, steps=1):
    """Measures a function that takes a number of steps and prints a line of JSON."""
    times, cores = timing.measure(step, options.rounds, WARM_UP_CALLS)
    timing.warn_of_cores(cores, options.threads, program, work)
    times = [elapsed / steps / 1000 for elapsed in times]
    print(json.dumps({
        "program": program, "version": version, "work": work, "threads": options.threads,
        "microseconds": statistics.median(times), "fastest": min(times), "slowest": max(times),
        "cores_busy": round(cores, 2),
    }), flush=True)


# The sweep: runs of `mlp-small`, each with a peak rate and a seed.

EXAMPLES = 4096
RATES = 16
SEEDS = 5
STEPS = 2000
WARM_UP = 100


def sweep_rates(np):
    return np.logspace(-4, -1, RATES, dtype=np.float32)


def sweep_factors(np):
    """What multiplies the peak rate at each step: linear warm-up, then a cosine to zero."""
    steps = np.arange(STEPS)
    cosine = (1 + np.cos(np.pi * (steps - WARM_UP) / (STEPS - WARM_UP))) / 2
    return np.where(steps < WARM_UP, (steps + 1) / WARM_UP, cosine).astype(np.float32)


def sweep_data(np):
    """Normal inputs, and as classes the largest of as many linear functions."""
    (_, features), classes = WORKS["mlp-small"]
    random = np.random.default_rng(0)
    inputs = random.standard_normal((EXAMPLES, features), dtype=np.float32)
    return inputs, (inputs @ random.standard_normal((features, classes))).argmax(1)


def sweep_batches(np, seed):
    """The examples of each step."""
    (batch_size, _), _ = WORKS["mlp-small"]
    return np.random.default_rng(seed).integers(EXAMPLES, size=(STEPS, batch_size))


def report_sweep(program, version, begin, runs=RATES * SEEDS, seconds_left_out=0.0):
    """Prints how long a sweep took as a line of JSON; runs left out are estimated and counted."""
    print(json.dumps({
        "program": program, "version": version, "work": "sweep",
        "seconds": time.perf_counter() - begin + seconds_left_out,
        "runs": RATES * SEEDS, "runs_timed": runs, "seconds_left_out": seconds_left_out,
    }), flush=True)
