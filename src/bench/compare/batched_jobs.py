"""J2 with PyTorch as one tensor program: a batched product a layer serves all 1,000 trials at once. See jobs.py for how to call it.

PyTorch's optimizers know nothing of trials: the eight update rules are written out here, each on its own 125 trials. Measures: `sweep` (every trial shuffles its rows for itself), `shared` (all see them in one
order), `adam` (as sweep, all 1,000 with Adam).
"""

import math

import jobs
import torch


class Rules:
    """The update rules, each over its own trials: w, g and the state are trials × parameters."""

    def __init__(self, names, rates, width):
        each = len(rates) // len(names)
        self.groups = []
        for k, name in enumerate(names):
            rows = slice(k * each, (k + 1) * each)
            self.groups.append((name, rows, rates[rows], torch.zeros(2, each, width)))
        self.step_number = 0

    def step(self, weights, gradients):
        self.step_number += 1
        for name, rows, rate, state in self.groups:
            getattr(self, name)(weights[rows], gradients[rows], rate, state[0], state[1])

    def sgd(self, w, g, rate, m, v):
        w.addcmul_(g, rate, value=-1)

    def momentum(self, w, g, rate, m, v):
        m.mul_(0.9).add_(g)
        w.addcmul_(m, rate, value=-1)

    def nesterov(self, w, g, rate, m, v):
        m.mul_(0.9).add_(g)
        w.addcmul_(g.add(m, alpha=0.9), rate, value=-1)

    def adagrad(self, w, g, rate, m, v):
        v.addcmul_(g, g)
        w.sub_(rate * g / v.sqrt().add_(1e-7))

    def adadelta(self, w, g, rate, m, v):
        v.mul_(0.95).addcmul_(g, g, value=0.05)
        delta = m.add(1e-7).sqrt_().div_(v.add(1e-7).sqrt_()).mul_(g)
        m.mul_(0.95).addcmul_(delta, delta, value=0.05)
        w.addcmul_(delta, rate, value=-1)

    def rmsprop(self, w, g, rate, m, v):
        v.mul_(0.9).addcmul_(g, g, value=0.1)
        w.sub_(rate * g / v.sqrt().add_(1e-7))

    def adam(self, w, g, rate, m, v):
        m.mul_(0.9).add_(g, alpha=0.1)
        v.mul_(0.999).addcmul_(g, g, value=0.001)
        t = self.step_number
        alpha = rate * (math.sqrt(1 - 0.999**t) / (1 - 0.9**t))
        w.sub_(alpha * m / v.sqrt().add_(1e-7))

    def adamw(self, w, g, rate, m, v):
        w.sub_(0.004 * rate * w)
        self.adam(w, g, rate, m, v)


def train(x, y, names, shared):
    each = len(jobs.RATES) * jobs.REPEATS * (len(jobs.OPTIMIZERS) // len(names))
    rates = torch.tensor(jobs.RATES).repeat(len(names) * each // len(jobs.RATES)).reshape(-1, 1)
    trials = len(rates)
    features, hidden = jobs.FEATURES["j1"], jobs.HIDDEN["j1"][0]
    sizes = [features * hidden, hidden, hidden, 1]
    weights = torch.zeros(trials, sum(sizes), requires_grad=True)
    with torch.no_grad():
        first, _, second, _ = weights.split(sizes, dim=1)
        first.uniform_(-1, 1).mul_(math.sqrt(6 / (features + hidden)))
        second.uniform_(-1, 1).mul_(math.sqrt(6 / (hidden + 1)))
    rules = Rules(names, rates, sum(sizes))
    batch = jobs.BATCH["j1"]
    losses = []
    for _ in range(jobs.EPOCHS):
        order = torch.randperm(len(x)) if shared else torch.rand(trials, len(x)).argsort(1)
        for start in range(0, len(x), batch):
            rows = order[..., start : start + batch]
            inputs = x[rows].expand(trials, -1, -1) if shared else x[rows]
            error = outputs(inputs, weights, sizes, features, hidden) - y[rows]
            weights.grad = None
            error.square().mean(1).sum().backward()
            with torch.no_grad():
                rules.step(weights, weights.grad)
        with torch.no_grad():
            error = outputs(x.expand(trials, -1, -1), weights, sizes, features, hidden) - y
            losses.append(error.square().mean(1))
    return losses


def outputs(x, weights, sizes, features, hidden):
    w1, b1, w2, b2 = weights.split(sizes, dim=1)
    a = torch.bmm(x, w1.reshape(-1, features, hidden)).add(b1.unsqueeze(1)).relu()
    return torch.bmm(a, w2.unsqueeze(2)).squeeze(2).add(b2)


def sweep(names, shared):
    def figure(threads, folder):
        torch.set_num_threads(threads)
        torch.set_flush_denormal(True)
        torch.manual_seed(1)
        x, y = (torch.from_numpy(part) for part in jobs.table(folder, "j1"))
        trials = len(jobs.OPTIMIZERS) * len(jobs.RATES) * jobs.REPEATS
        losses = []
        taken = jobs.seconds(lambda: losses.extend(train(x, y, names, shared)))
        if not torch.isfinite(losses[-1]).all():
            raise SystemExit("a trial diverged")
        return trials / taken

    return figure


if __name__ == "__main__":
    jobs.main(
        {
            "sweep": sweep(jobs.OPTIMIZERS, False),
            "shared": sweep(jobs.OPTIMIZERS, True),
            "adam": sweep(["adam"], False),
        }
    )
