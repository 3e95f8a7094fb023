"""Outputs and gradients of recurrent layers on sequences of unequal length, and trainings of fifty steps, by PyTorch.

OPENBLAS_CORETYPE=SkylakeX python3 recurrent_layers.py > ../resources/mho/networks/recurrent-layers.properties
"""
import sys
import numpy as np
import torch
from tasks import Stream
from recurrent_tasks import adding

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
LENGTHS = [6, 6, 4, 3, 1]
INPUTS, HIDDEN, PROJECTED = 3, 5, 2
CELLS = {"rnn": torch.nn.RNN, "rnn-relu": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM, "projected-lstm": torch.nn.LSTM}


def put(name, numbers):
    print(f"{name}={','.join(repr(float(v)) for v in np.asarray(numbers).ravel())}")


def fill(module, stream, limit):
    """In the order of the tensors' names in PyTorch: each layer, each direction, row by row."""
    with torch.no_grad():
        for tensor in module.parameters():
            tensor.copy_(torch.from_numpy(stream.uniform(-limit, limit, *tensor.shape)))


def layer(name, cell, **options):
    if cell == "rnn-relu":
        options["nonlinearity"] = "relu"
    if cell == "projected-lstm":
        options["proj_size"] = PROJECTED
    module = CELLS[cell](INPUTS, HIDDEN, **options)
    fill(module, Stream(71), 0.9)
    stream = Stream(72)
    rows = [torch.from_numpy(stream.uniform(-1, 1, n, INPUTS)).requires_grad_() for n in LENGTHS]
    packed = torch.nn.utils.rnn.pack_sequence(rows)
    outputs, ends = module(packed)
    padded, _ = torch.nn.utils.rnn.pad_packed_sequence(outputs, batch_first=True)
    # sample by sample, each over its own length
    flat = torch.cat([padded[k, :n].reshape(-1) for k, n in enumerate(LENGTHS)])
    put(name + ".outputs", flat.detach())
    hidden = ends[0] if isinstance(ends, tuple) else ends
    last = hidden[-2:] if options.get("bidirectional") else hidden[-1:]
    put(name + ".last", torch.cat(list(last), 1).detach())
    weights = torch.from_numpy(Stream(73).uniform(-1, 1, flat.numel()))
    (weights * flat).sum().backward()
    for tensor, parameter in module.named_parameters():
        put(f"{name}.gradient.{tensor}", parameter.grad)
    put(name + ".gradient.inputs", torch.cat([row.grad.reshape(-1) for row in rows]))


class Net(torch.nn.Module):
    def __init__(self, cell, hidden):
        super().__init__()
        self.cell = CELLS[cell](2, hidden, batch_first=True)
        self.out = torch.nn.Linear(hidden, 1)
        fill(self, Stream(8000003), 1 / np.sqrt(hidden))
        if cell == "lstm":
            with torch.no_grad():
                self.cell.bias_ih_l0[hidden : 2 * hidden] += 1

    def forward(self, x):
        return self.out(self.cell(x)[0][:, -1])


def training(cell, steps=50, hidden=32):
    net = Net(cell, hidden)
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
    stream = Stream(5000)
    losses, norms = [], []
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 5e-3 * (1 + np.cos(np.pi * step / steps)) / 2
        x, y = adding(stream, 64, 30)
        loss = ((net(torch.from_numpy(x))[:, 0] - torch.from_numpy(y)) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        norms.append(float(torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)))
        optimizer.step()
        losses.append(float(loss))
    put(f"training.{cell}.losses", losses)
    put(f"training.{cell}.norms", norms)


if __name__ == "__main__":
    print(f"# Made by networks/src/test/reference/recurrent_layers.py, Python {sys.version.split()[0]}, "
          f"PyTorch {torch.__version__}, NumPy {np.__version__}, 2026-11-22.")
    for cell in CELLS:
        layer(cell, cell)
        layer("bidirectional." + cell, cell, bidirectional=True)
        layer("two." + cell, cell, num_layers=2)
    layer("two.bidirectional.gru", "gru", num_layers=2, bidirectional=True)
    layer("two.bidirectional.projected-lstm", "projected-lstm", num_layers=2, bidirectional=True)
    for cell in ("rnn", "gru", "lstm"):
        training(cell)
