"""The four jobs with PyTorch, one trial after the other as its tutorials do. See jobs.py for how to call it.

The same: shapes, optimizers, batches, epochs, the loss of all rows after every epoch. Rows are drawn by a random permutation
of their numbers, which is much faster than a DataLoader. J2 has a part of the trials, in as many processes as threads.
"""

import sys

import jobs
import torch
from torch import nn


def network(job):
    sizes = [jobs.FEATURES[job]] + jobs.HIDDEN[job]
    layers = []
    for inputs, units in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, units), nn.ReLU()]
    layers.append(nn.Linear(sizes[-1], 10 if job == "j3" else 1))
    return nn.Sequential(*layers)


def optimizer_of(name, parameters, rate):
    kinds = {
        "sgd": lambda: torch.optim.SGD(parameters, rate),
        "momentum": lambda: torch.optim.SGD(parameters, rate, momentum=0.9),
        "nesterov": lambda: torch.optim.SGD(parameters, rate, momentum=0.9, nesterov=True),
        "adagrad": lambda: torch.optim.Adagrad(parameters, rate),
        "adadelta": lambda: torch.optim.Adadelta(parameters, rate),
        "rmsprop": lambda: torch.optim.RMSprop(parameters, rate),
        "adam": lambda: torch.optim.Adam(parameters, rate),
        "adamw": lambda: torch.optim.AdamW(parameters, rate),
    }
    return kinds[name]()


def train(job, x, y, epochs, optimizer="adam", rate=0.001, repeat=1):
    torch.manual_seed(repeat)
    net = network(job)
    loss_of = nn.CrossEntropyLoss() if job == "j3" else nn.MSELoss()
    rule = optimizer_of(optimizer, net.parameters(), rate)
    batch = jobs.BATCH[job]
    losses = []
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for start in range(0, len(x), batch):
            rows = order[start : start + batch]
            rule.zero_grad(set_to_none=True)
            loss_of(net(x[rows]), y[rows]).backward()
            rule.step()
        losses.append(measured(net, loss_of, x, y))
    return losses


def measured(net, loss_of, x, y):
    portion = 65536
    total = 0.0
    with torch.no_grad():
        for start in range(0, len(x), portion):
            rows = slice(start, start + portion)
            total += loss_of(net(x[rows]), y[rows]).item() * len(x[rows])
    return total / len(x)


def tensors(folder, job):
    x, y = jobs.table(folder, job)
    return torch.from_numpy(x), torch.from_numpy(y) if job == "j3" else torch.from_numpy(y).reshape(-1, 1)


def trial(task):
    folder, optimizer, rate, repeat = task
    torch.set_num_threads(1)
    x, y = tensors(folder, "j1")
    return train("j1", x, y, jobs.EPOCHS, optimizer, rate, repeat)[-1]


def sweep(threads, folder):
    tasks = [(folder, o, r, 1) for o in jobs.OPTIMIZERS for r in jobs.RATES]
    return jobs.shared(tasks, trial, threads)


def whole(threads, folder):
    return trial((folder, "adam", 0.001, 1))


def warm(threads, folder):
    return jobs.repeated(lambda: trial((folder, "adam", 0.001, 1)))


def samples(job):
    def figure(threads, folder):
        torch.set_num_threads(threads)
        x, y = tensors(folder, job)
        train(job, x[:2000], y[:2000], 1)
        return len(x) / jobs.seconds(lambda: train(job, x, y, 1))

    return figure


if __name__ == "__main__":
    jobs.main({"whole": whole, "warm": warm, "sweep": sweep, "wide": samples("j3"), "long": samples("j4")})
