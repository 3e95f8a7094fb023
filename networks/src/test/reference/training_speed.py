"""PyTorch's side of the speed figures of docs/models/speed.md: CPU time of training on one thread, float32.

Made with Python 3.11, torch 1.13.0 (Debian 12), on the machine of those figures. Ours is
scenarios/src/jmh/java/mho/bench/TrainingBenchmark.java and TrainingCpu.java. Debian's OpenBLAS does not know new
processors; it needs the name of a kernel to run at its full speed.

    OPENBLAS_CORETYPE=SkylakeX python3 networks/src/test/reference/training_speed.py [singlu] [lstm-32] [lstm-128]

Prints the best and the median of the samples: seconds of 1000 epochs (singlu), milliseconds of one step (lstm).
CPU time of the process, so that other load on the machine enters through its caches only.
"""
import os
import statistics
import sys
import time

os.environ.setdefault("OPENBLAS_CORETYPE", "SkylakeX")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch  # noqa: E402 (the variables must be set before)
from torch import nn  # noqa: E402

torch.set_num_threads(1)
torch.manual_seed(0)


class SinGlu(nn.Module):
    def __init__(self, inputs, outputs, omega):
        super().__init__()
        gates = 2 * outputs // 3
        self.omega = omega
        self.gate = nn.Linear(inputs, gates, bias=False)
        self.value = nn.Linear(inputs, gates, bias=False)
        self.output = nn.Linear(gates, outputs)

    def forward(self, x):
        return self.output(torch.sin(self.omega * self.gate(x)) * self.value(x))


def singlu(width=24, blocks=3):
    layers = []
    for block in range(blocks):
        layers += [SinGlu(2 if block == 0 else width, width, 10.0), nn.LayerNorm(width)]
    return nn.Sequential(*layers, nn.Linear(width, 1))


def singlu_epochs(epochs):
    """The protocol of the feed-forward benchmark: full batch, Adam 1e-3, cosine, gradient norm at most 1."""
    model = singlu()
    assert sum(p.numel() for p in model.parameters()) == 2993
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    x = torch.rand(1000, 2) * 2 - 1
    y = (torch.sin(torch.pi * (x**2).sum(1)) * torch.cos(3 * torch.pi * x[:, 0] * x[:, 1])).unsqueeze(1)
    loss_of = nn.MSELoss()

    def epoch():
        optimizer.zero_grad()
        loss = loss_of(model(x), y)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        return loss.item()

    for _ in range(epochs):
        epoch()


class Classifier(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.lstm = nn.LSTM(40, hidden)
        self.head = nn.Linear(hidden, 10)

    def forward(self, x):
        return self.head(self.lstm(x)[0][-1])


def lstm_step(hidden):
    """49 frames of 40 features, 64 sequences, last state, 10 classes."""
    model = Classifier(hidden)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    x = torch.randn(49, 64, 40)
    labels = torch.randint(0, 10, (64,))
    loss_of = nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad()
        loss = loss_of(model(x), labels)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        return loss.item()

    return step


def sample(what):
    start = time.process_time()
    what()
    return time.process_time() - start


def report(name, unit, seconds):
    scale = {"s": 1, "ms": 1e3}[unit]
    print(f"{name:10} best {scale * min(seconds):8.3f} {unit}   median {scale * statistics.median(seconds):8.3f} {unit}"
          f"   of {len(seconds)}", flush=True)


def main(names):
    names = names or ["singlu", "lstm-32", "lstm-128"]
    for name in names:
        if name == "singlu":
            singlu_epochs(100)
            report(name, "s", [sample(lambda: singlu_epochs(1000)) for _ in range(3)])
        else:
            step = lstm_step(int(name.removeprefix("lstm-")))
            for _ in range(20):
                step()
            report(name, "ms", [sample(step) for _ in range(100)])


if __name__ == "__main__":
    main(sys.argv[1:])
