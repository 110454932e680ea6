"""What the peer scripts share: options, threads, the stopwatch and the lines they print."""

import argparse
import ctypes
import gc
import importlib
import json
import os
import re
import signal
import statistics
import sys
import time

OPTIMIZERS = (
    "sgd", "sgd-momentum", "adam", "adamw", "nadam", "radam", "adamax", "rmsprop", "adagrad",
    "adadelta", "lion", "schedule-free-adamw", "prodigy", "dadapt-adam",
)

# Values that neither vanish nor explode, so that no denormals slow the arithmetic.
PARAMETER = 1.0
GRADIENT = 0.1
RATE = 1e-6

WARM_UP_STEPS = 10  # RAdam takes its first rectified step at the sixth
SHORTEST_ROUND = 20_000_000  # nanoseconds
MOST_CORES = 1.1  # for each thread
MOST_PARAMETERS = 1 << 28
SUFFIXES = {"": 1, "K": 1024, "M": 1024**2}

# Of mallopt in malloc.h.
M_TRIM_THRESHOLD = -1
M_MMAP_MAX = -4

# Those this program was started on, before it is held on fewer of them.
CORES = (
    sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity")
    else list(range(os.cpu_count() or 1)))

EXIT_USAGE = 64
EXIT_UNAVAILABLE = 69


def fail(message, status):
    """Ends the program with one line on stderr."""
    print(f"{os.path.basename(sys.argv[0])}: {message}", file=sys.stderr)
    sys.exit(status)


class Parser(argparse.ArgumentParser):
    """A parser that ends a mistake with one line and exit status 64."""

    def __init__(self, description):
        super().__init__(description=description, allow_abbrev=False)

    def error(self, message):
        fail(message, EXIT_USAGE)


class StepParser(Parser):
    """The options that all scripts that time optimizer steps understand."""

    def __init__(self, description):
        super().__init__(description)
        self.add_argument(
            "--sizes", type=parse_sizes, default=parse_sizes("1K,64K,256K,1M,16M"),
            help="numbers of parameters, as 1000,64K,16M; K is 1024, M is 1024² "
            "[default: 1K,64K,256K,1M,16M]")
        self.add_argument(
            "--optimizers", type=parse_optimizers, default=OPTIMIZERS,
            help="names, separated by commas [default: all]")
        add_rounds(self)


def add_rounds(parser, default=9):
    parser.add_argument(
        "--rounds", type=parse_count, default=default,
        help=f"rounds of which each figure is the median [default: {default}]")


def parse_sizes(text):
    """The numbers in a list such as `1000,64K,16M`, each once."""
    sizes = []
    for item in text.split(","):
        match = re.fullmatch(r"(\d{1,9})([KM]?)", item.strip().upper(), re.ASCII)
        size = int(match[1]) * SUFFIXES[match[2]] if match else 0
        if not 1 <= size <= MOST_PARAMETERS:
            raise argparse.ArgumentTypeError(
                f"expected numbers from 1 to {MOST_PARAMETERS}, as 1000,64K,16M, found '{item}'")
        sizes.append(size)
    return tuple(dict.fromkeys(sizes))


def parse_optimizers(text):
    """The names in a list separated by commas, each once."""
    return parse_names(text, OPTIMIZERS, "optimizer")


def parse_names(text, known, kind):
    """The names in a list separated by commas, each once, all of them known."""
    names = [item.strip() for item in text.split(",")]
    for name in names:
        if name not in known:
            raise argparse.ArgumentTypeError(
                f"no {kind} is called '{name}'; there are {', '.join(known)}")
    return tuple(dict.fromkeys(names))


def parse_count(text):
    """A number of at least one."""
    if not re.fullmatch(r"0*[1-9]\d{0,5}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"expected a number of at least 1, found '{text}'")
    return int(text)


def parse_threads(text):
    """A number of threads, at most one for each core."""
    count = parse_count(text)
    if count > len(CORES):
        raise argparse.ArgumentTypeError(
            f"expected at most {len(CORES)}, the cores that there are, found '{text}'")
    return count


def start(parser, keeps_memory=True):
    """Reads the options of a peer script and limits the libraries that it will load to their cores.

    There is one for each of the threads asked for; a script without that option has one.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    options = parser.parse_args()
    threads = getattr(options, "threads", 1)
    for name in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{name}_NUM_THREADS"] = str(threads)
    use_cores(threads)
    if keeps_memory:
        keep_freed_memory()
    return options


def use_cores(count):
    """Keeps this process and those it starts on so many cores, where the system can.

    Settings alone may not: XLA with one thread in its pool keeps 1.15 cores busy in some steps.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, CORES[-count:])


def keep_freed_memory():
    """Has malloc keep what is freed instead of returning it to the system.

    A library that allocates within a step would else fault its pages in anew at every step, or
    not, by what ran before: a factor of four by chance.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(M_TRIM_THRESHOLD, -1)
        mallopt(M_MMAP_MAX, 0)


def load(library):
    """Imports a library that may be missing."""
    try:
        return importlib.import_module(library)
    except ImportError as error:
        fail(f"cannot import {library}: {error}", EXIT_UNAVAILABLE)


def measure(step, rounds, warm_up=WARM_UP_STEPS):
    """Nanoseconds of one step in each round, after a warm-up; beside it the cores kept busy."""
    def time_steps(count):
        begin = time.perf_counter_ns()
        for _ in range(count):
            step()
        return time.perf_counter_ns() - begin

    for _ in range(warm_up):
        step()
    count = 1
    while time_steps(count) < SHORTEST_ROUND:
        count *= 2
    gc.collect()
    gc.disable()
    begin, begin_cpu = time.perf_counter_ns(), time.process_time_ns()
    times = [time_steps(count) / count for _ in range(rounds)]
    cores = (time.process_time_ns() - begin_cpu) / (time.perf_counter_ns() - begin)
    gc.enable()
    return times, cores


def warn_of_cores(cores, threads, *measured):
    """Says so where a measurement kept more cores busy than it should have threads."""
    if cores > MOST_CORES * threads:
        name = " ".join(map(str, measured))
        print(f"{name}: {threads} threads, but {cores:.2f} cores were busy", file=sys.stderr)


def report(peer, version, optimizer, parameters, step, rounds):
    """Measures a step and prints the figures as one line of JSON."""
    times, cores = measure(step, rounds)
    warn_of_cores(cores, 1, peer, optimizer, parameters)
    per_parameter = [elapsed / parameters for elapsed in times]
    line = {
        "peer": peer, "version": version, "optimizer": optimizer, "precision": "float32",
        "parameters": parameters, "threads": 1,
        "ns_per_parameter": statistics.median(per_parameter),
        "fastest": min(per_parameter), "slowest": max(per_parameter),
    }
    print(json.dumps(line), flush=True)
