"""The four jobs with scikit-learn. See jobs.py for how to call it.

The same: shapes, Adam, batches, epochs, no penalty, single precision, the loss of all rows after every epoch. Different: J2 has
only the four optimizers that scikit-learn knows (sgd, momentum, nesterov, adam), and a part of the trials.
"""

import os
import sys

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1" if sys.argv[1:2] == ["sweep"] or len(sys.argv) < 3 else sys.argv[2]

import jobs
from sklearn.metrics import log_loss, mean_squared_error
from sklearn.neural_network import MLPClassifier, MLPRegressor

TRIALS = 40


def network(job, optimizer, rate, repeat):
    if optimizer == "adam":
        settings = {"solver": "adam"}
    else:
        settings = {
            "solver": "sgd",
            "momentum": 0.0 if optimizer == "sgd" else 0.9,
            "nesterovs_momentum": optimizer == "nesterov",
        }
    kind = MLPClassifier if job == "j3" else MLPRegressor
    return kind(
        hidden_layer_sizes=jobs.HIDDEN[job],
        batch_size=jobs.BATCH[job],
        alpha=0.0,
        learning_rate_init=rate,
        random_state=repeat,
        **settings,
    )


def train(job, x, y, epochs, optimizer="adam", rate=0.001, repeat=1):
    net = network(job, optimizer, rate, repeat)
    losses = []
    for _ in range(epochs):
        if job == "j3":
            net.partial_fit(x, y, classes=range(10))
            losses.append(log_loss(y, net.predict_proba(x)))
        else:
            net.partial_fit(x, y)
            losses.append(mean_squared_error(y, net.predict(x)))
    return losses


def trial(task):
    folder, optimizer, rate, repeat = task
    x, y = jobs.table(folder, "j1")
    return train("j1", x, y, jobs.EPOCHS, optimizer, rate, repeat)[-1]


def sweep(threads, folder):
    known = ["sgd", "momentum", "nesterov", "adam"]
    tasks = [(folder, o, r, n) for n in (1, 2) for o in known for r in jobs.RATES]
    return jobs.shared(tasks[:TRIALS], trial, threads)


def whole(threads, folder):
    return trial((folder, "adam", 0.001, 1))


def warm(threads, folder):
    return jobs.repeated(lambda: trial((folder, "adam", 0.001, 1)))


def samples(job):
    def figure(threads, folder):
        x, y = jobs.table(folder, job)
        train(job, x[:2000], y[:2000], 1)
        return len(x) / jobs.seconds(lambda: train(job, x, y, 1))

    return figure


if __name__ == "__main__":
    jobs.main({"whole": whole, "warm": warm, "sweep": sweep, "wide": samples("j3"), "long": samples("j4")})
