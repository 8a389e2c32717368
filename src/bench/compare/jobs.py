"""What the comparison's Python programs share: the jobs' sizes and tables, and how a figure is taken.

Each program is called as  PROGRAM MEASURE THREADS FOLDER  and prints one number:
  whole   the loss after J1, trained once; who calls takes the time
  warm    seconds of J1 when it has been trained before
  sweep   trials a second of J2, or of as many of its trials as take a few seconds
  wide    training rows a second of J3
  long    training rows a second of J4
"""

import os
import statistics
import sys
import time

import numpy

FEATURES = {"j1": 3, "j3": 784, "j4": 20}
HIDDEN = {"j1": [10], "j3": [512, 512], "j4": [64, 64]}
BATCH = {"j1": 32, "j3": 128, "j4": 256}
OPTIMIZERS = ["sgd", "momentum", "nesterov", "adagrad", "adadelta", "rmsprop", "adam", "adamw"]
RATES = [0.0003, 0.001, 0.003, 0.01, 0.03]
REPEATS = 25
EPOCHS = 100

# Seconds for which a figure is repeated.
ENOUGH = 1.5


def table(folder, job):
    """The features, rows × features, and the targets: numbers, or of J3 the classes' numbers."""
    x = numpy.fromfile(os.path.join(folder, job + "-x.f32"), dtype="<f4").reshape(-1, FEATURES[job])
    y = numpy.fromfile(os.path.join(folder, job + "-y.f32"), dtype="<f4")
    return x, (y.astype(numpy.int64) if job == "j3" else y)


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def repeated(work):
    """The median of some repetitions after the first."""
    work()
    taken = []
    while sum(taken) < ENOUGH:
        taken.append(seconds(work))
    return statistics.median(taken)


def shared(trials, train, threads):
    """Trials a second when processes share them, once each process has trained one."""
    from concurrent.futures import ProcessPoolExecutor
    import multiprocessing

    with ProcessPoolExecutor(threads, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(train, trials[: 4 * threads]))
        return len(trials) / seconds(lambda: list(pool.map(train, trials)))


def main(measures):
    """Takes the measure that the command line names: a function of the threads and the folder."""
    measure, threads, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    figure = measures[measure](threads, folder)
    if figure is not None:
        print(figure)
