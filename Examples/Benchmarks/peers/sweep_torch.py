"""Times a sweep over rates and seeds in PyTorch, one run after the other."""

import concurrent.futures
import itertools
import multiprocessing
import time

import timing
import training


def train(np, torch, models, rate, seed, inputs, targets):
    """Final loss of a run."""
    torch.manual_seed(seed)
    model = models.MODELS["mlp-small"]()
    optimizer = models.adamw(model, rate)
    factors = [*training.sweep_factors(np).tolist(), 0.0]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factors.__getitem__)
    for batch in torch.from_numpy(training.sweep_batches(np, seed)):
        optimizer.zero_grad()
        models.loss(model, inputs[batch], targets[batch]).backward()
        optimizer.step()
        schedule.step()
    with torch.no_grad():
        return models.loss(model, inputs, targets).item()


def train_all(runs, threads):
    """What takes some of the runs in one process: seconds without the imports, and a version."""
    torch, np, models = map(timing.load, ("torch", "numpy", "models_torch"))
    if threads:
        torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    begin = time.perf_counter()
    rates = training.sweep_rates(np).tolist()
    inputs, targets = map(torch.from_numpy, training.sweep_data(np))
    for rate, seed in runs:
        train(np, torch, models, rates[rate], seed, inputs, targets)
    return time.perf_counter() - begin, f"torch {torch.__version__}"


def program(options):
    """What the options make of PyTorch, as a name."""
    threads = f"-{options.threads}-thread" if options.threads else ""
    processes = f"-{options.processes}-process" if options.processes > 1 else ""
    return f"torch{processes}{threads}"


def main():
    begin = time.perf_counter()
    parser = timing.Parser(__doc__)
    parser.add_argument(
        "--threads", type=timing.parse_count,
        help="threads of PyTorch in each process [default: its own choice]")
    parser.add_argument(
        "--processes", type=timing.parse_count, default=1,
        help="processes to share the runs out among [default: 1]")
    parser.add_argument(
        "--runs", type=timing.parse_count, default=training.RATES * training.SEEDS,
        help="runs to take, spread over the sweep; the time of the others is estimated from "
        "theirs [default: all]")
    options = parser.parse_args()
    runs = list(itertools.product(range(training.RATES), range(training.SEEDS)))
    chosen = runs[::-(-len(runs) // options.runs)]
    if options.processes == 1:
        times = [train_all(chosen, options.threads)]
    else:
        shares = [chosen[number::options.processes] for number in range(options.processes)]
        with concurrent.futures.ProcessPoolExecutor(
                mp_context=multiprocessing.get_context("spawn")) as pool:
            times = list(pool.map(train_all, shares, itertools.repeat(options.threads)))
    seconds, version = max(times)
    training.report_sweep(
        program(options), version, begin, len(chosen),
        seconds / len(chosen) * (len(runs) - len(chosen)))


if __name__ == "__main__":
    main()
