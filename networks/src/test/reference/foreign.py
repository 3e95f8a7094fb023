"""Small networks in PyTorch, saved as state dicts and as ONNX, with inputs and outputs in double precision.

Made with torch 1.13, numpy 1.24.2, Python 3.11:
  OPENBLAS_CORETYPE=SkylakeX /usr/bin/python3 networks/src/test/reference/foreign.py
writes networks/src/test/resources/mho/networks/foreign/NAME.{pt,onnx,npz}. The .npz holds x and y; weights are float32,
y is computed from them in float64.
"""
import copy, pathlib, warnings
import numpy as np, torch
from torch import nn

warnings.simplefilter("ignore")
torch.set_num_threads(1)
OUT = pathlib.Path(__file__).parents[1] / "resources/mho/networks/foreign"
OUT.mkdir(parents=True, exist_ok=True)


class Sequence(nn.Module):
    """A recurrent layer and a linear head on the last output, the mean of outputs, or the final states."""

    def __init__(self, rnn, width, readout):
        super().__init__()
        self.rnn, self.fc, self.readout = rnn, nn.Linear(width, 2), readout

    def forward(self, x):
        y, state = self.rnn(x)
        if self.readout == "mean":
            return self.fc(y.mean(1))
        if self.readout == "each":
            return self.fc(y)
        if self.readout == "state":
            h = state[0] if isinstance(state, tuple) else state
            return self.fc(h.permute(1, 0, 2).reshape(x.shape[0], -1) if self.rnn.bidirectional else h[-1])
        return self.fc(y[:, -1])


class Mlp(nn.Module):
    def __init__(self, norm=False):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(3, 6), nn.Linear(6, 6), nn.Linear(6, 2)
        self.norm = nn.BatchNorm1d(6) if norm else None

    def forward(self, x):
        h = torch.relu(self.fc1(x))
        h = self.fc2(h)
        return self.fc3(torch.tanh(self.norm(h)) if self.norm else torch.relu(h))


class Block(nn.Module):
    def __init__(self, inputs, outputs, omega, bias, ln):
        super().__init__()
        gates = 2 * outputs // 3
        self.omega = omega
        self.Wg, self.Wv = nn.Linear(inputs, gates, bias=bias), nn.Linear(inputs, gates, bias=bias)
        self.Wo = nn.Linear(gates, outputs)
        if ln:
            self.ln = nn.LayerNorm(outputs)

    def forward(self, x):
        y = self.Wo(torch.sin(self.omega * self.Wg(x)) * self.Wv(x))
        return self.ln(y) if hasattr(self, "ln") else y


class SinGlu(nn.Module):
    def __init__(self, bias, ln):
        super().__init__()
        self.blocks = nn.ModuleList([Block(2, 6, 10, bias, ln), Block(6, 6, 10, bias, ln)])
        self.out = nn.Linear(6, 1)

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return self.out(x)


def save(name, model, inputs, onnx=True):
    model.eval()
    torch.save(model.state_dict(), OUT / (name + ".pt"))
    rng = np.random.default_rng(len(name))
    sequence = isinstance(model, Sequence)
    x = rng.normal(size=(3, 5, inputs) if sequence else (4, inputs)).astype(np.float32)
    with torch.no_grad():
        y = copy.deepcopy(model).double()(torch.tensor(x, dtype=torch.float64)).numpy()
    np.savez(OUT / (name + ".npz"), x=x, y=y)
    if onnx:
        axes = {"x": {0: "n", 1: "t"} if sequence else {0: "n"}}
        torch.onnx.export(model, torch.tensor(x), OUT / (name + ".onnx"), opset_version=14, input_names=["x"],
                          dynamic_axes=axes)


torch.manual_seed(20)
seq = dict(batch_first=True)
save("lstm", Sequence(nn.LSTM(3, 4, **seq), 4, "last"), 3)
save("lstm-two-layers", Sequence(nn.LSTM(3, 4, 2, **seq), 4, "state"), 3)
save("lstm-both-ways", Sequence(nn.LSTM(3, 4, bidirectional=True, **seq), 8, "state"), 3)
save("lstm-two-both-ways", Sequence(nn.LSTM(3, 2, 2, bidirectional=True, **seq), 4, "mean"), 3)
save("lstm-mean", Sequence(nn.LSTM(3, 4, bias=False, **seq), 4, "mean"), 3)
save("lstm-projected", Sequence(nn.LSTM(3, 5, proj_size=2, **seq), 2, "last"), 3, onnx=False)
save("gru", Sequence(nn.GRU(3, 4, 2, **seq), 4, "last"), 3)
save("gru-both-ways", Sequence(nn.GRU(3, 4, bidirectional=True, **seq), 8, "mean"), 3)
save("rnn", Sequence(nn.RNN(3, 4, **seq), 4, "last"), 3)
save("rnn-relu", Sequence(nn.RNN(3, 4, nonlinearity="relu", **seq), 4, "each"), 3)
save("mlp", Mlp(), 3)
norm = Mlp(norm=True)
with torch.no_grad():
    for k, tensor in enumerate((norm.norm.weight, norm.norm.bias, norm.norm.running_mean, norm.norm.running_var)):
        tensor.copy_(torch.rand(6) + 0.3 * k)
save("batch-norm", norm, 3)
save("singlu", SinGlu(False, True), 2, onnx=False)
save("singlu-biased", SinGlu(True, False), 2)

# what a state dict may be besides: views of one storage, other types, wrappers, a checkpoint
base = torch.arange(12, dtype=torch.float32).reshape(3, 4)
special = {"module.fc.weight": base[1:, ::2], "module.fc.bias": base.t()[:2, 0].clone()}
torch.save({"epoch": 3, "state_dict": special, "best": 0.5}, OUT / "views.pt")
torch.save({"a": torch.tensor([1.5, -2]).half(), "b": torch.tensor([1.5, -2]).bfloat16(), "c": torch.tensor([[3, -4]]),
            "d": torch.tensor([True, False]), "e": nn.Parameter(torch.tensor([0.1], dtype=torch.float64)),
            "f": torch.tensor(7, dtype=torch.uint8)}, OUT / "types.pt")
torch.save(nn.Linear(2, 1), OUT / "module.pt")
torch.save({"w": torch.ones(2)}, OUT / "old.pt", _use_new_zipfile_serialization=False)
torch.save({"q": torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.qint8)}, OUT / "quantised.pt")
np.savez_compressed(OUT / "compressed.npz", w=np.arange(6.0).reshape(2, 3), half=np.array([1.5], np.float16))
