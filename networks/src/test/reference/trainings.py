"""Reference trainings: initial weights, losses and gradient norms, one NumPy array a formula, LSTM sample by sample.

python3 trainings.py > ../resources/mho/networks/train/trainings.properties
"""
import sys
import numpy as np
from tasks import Stream

EPOCHS = 50


def nested():
    x = Stream(2000).uniform(-1, 1, 2000, 2)[:1000]
    return x, (np.sin(np.pi * (x**2).sum(1)) * np.cos(3 * np.pi * x[:, 0] * x[:, 1]))[:, None]


def spiral():
    stream = Stream(5000)
    t = np.sqrt(stream.uniform(0.01, 1, 2000))
    c = np.arange(2000) % 2
    angle = 2 * np.pi * 1.5 * t + np.pi * c
    noise = 0.02 * stream.normal(2000, 2)
    x = t[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1) + noise
    return x[:1000], c[:1000]


def squared(y, t):
    return ((y - t) ** 2).mean(), 2 * (y - t) / t.size


def cross_entropy(y, c):
    p = np.exp(y - y.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    onehot = np.eye(y.shape[1])[c]
    return -np.log((p * onehot).sum(1)).mean(), (p - onehot) / len(c)


class Matrix:
    """y = x W^T + b with W stored as outputs x inputs."""

    def __init__(self, stream, inputs, outputs, limit, bias=True, scale=1.0, bias_limit=None):
        self.w = stream.uniform(-limit, limit, outputs, inputs)
        b = 1 / np.sqrt(inputs) if bias_limit is None else bias_limit
        self.b = stream.uniform(-b, b, outputs) if bias else None
        self.scale = scale

    def forward(self, x):
        self.x = x
        y = x @ self.w.T
        return self.scale * (y if self.b is None else y + self.b)

    def backward(self, d):
        d = self.scale * d
        self.gw = d.T @ self.x
        self.gb = d.sum(0)
        return d @ self.w

    def tensors(self):
        return [(self, "w", "gw")] + ([] if self.b is None else [(self, "b", "gb")])


class Relu:
    def forward(self, x):
        self.on = x > 0
        return x * self.on

    def backward(self, d):
        return d * self.on

    def tensors(self):
        return []


class Norm:
    def __init__(self, n):
        self.w, self.b = np.ones(n), np.zeros(n)

    def forward(self, x):
        mean = x.mean(1, keepdims=True)
        self.s = np.sqrt(((x - mean) ** 2).mean(1, keepdims=True) + 1e-5)
        self.n = (x - mean) / self.s
        return self.w * self.n + self.b

    def backward(self, d):
        self.gw, self.gb = (d * self.n).sum(0), d.sum(0)
        g = d * self.w
        return (g - g.mean(1, keepdims=True) - self.n * (g * self.n).mean(1, keepdims=True)) / self.s

    def tensors(self):
        return [(self, "w", "gw"), (self, "b", "gb")]


class SinGlu:
    def __init__(self, stream, inputs, h, first, bias, omega=10.0):
        m = 2 * h // 3
        plain = 1 / np.sqrt(inputs)
        frequency = 1 / inputs if first else np.sqrt(6 / inputs) / omega
        self.g = Matrix(stream, inputs, m, frequency, bias, omega)
        self.v = Matrix(stream, inputs, m, plain, bias)
        self.o = Matrix(stream, m, h, 1 / np.sqrt(m))

    def forward(self, x):
        self.p, self.u = self.g.forward(x), self.v.forward(x)
        return self.o.forward(np.sin(self.p) * self.u)

    def backward(self, d):
        d = self.o.backward(d)
        return self.g.backward(d * self.u * np.cos(self.p)) + self.v.backward(d * np.sin(self.p))

    def tensors(self):
        return self.g.tensors() + self.v.tensors() + self.o.tensors()


def sigm(x):
    return 1 / (1 + np.exp(-x))


class LstmLast:
    """All samples one by one; the answer is the last hidden state."""

    def __init__(self, stream, inputs, h):
        k = 1 / np.sqrt(h)
        self.h = h
        self.wi, self.wh = stream.uniform(-k, k, 4 * h, inputs), stream.uniform(-k, k, 4 * h, h)
        self.bi, self.bh = stream.uniform(-k, k, 4 * h), stream.uniform(-k, k, 4 * h)
        self.bi[h : 2 * h] += 1

    def forward(self, sequences):
        self.traces = []
        last = []
        for x in sequences:
            c, hidden, trace = np.zeros(self.h), np.zeros(self.h), []
            for xt in x:
                a = self.wi @ xt + self.bi + self.wh @ hidden + self.bh
                i, f, g, o = np.split(a, 4)
                i, f, g, o = sigm(i), sigm(f), np.tanh(g), sigm(o)
                before, cb = hidden, c
                c = f * c + i * g
                hidden = o * np.tanh(c)
                trace.append((xt, before, cb, c, i, f, g, o))
            self.traces.append(trace)
            last.append(hidden)
        return np.array(last)

    def backward(self, d):
        self.gwi, self.gwh = np.zeros_like(self.wi), np.zeros_like(self.wh)
        self.gbi = np.zeros_like(self.bi)
        for trace, dlast in zip(self.traces, d):
            dh, dc = dlast, np.zeros(self.h)
            for xt, before, cb, c, i, f, g, o in reversed(trace):
                t = np.tanh(c)
                dc = dc + dh * o * (1 - t**2)
                da = np.concatenate([dc * g * i * (1 - i), dc * cb * f * (1 - f), dc * i * (1 - g**2), dh * t * o * (1 - o)])
                self.gwi += np.outer(da, xt)
                self.gwh += np.outer(da, before)
                self.gbi += da
                dh, dc = self.wh.T @ da, dc * f
        self.gbh = self.gbi

    def tensors(self):
        return [(self, "wi", "gwi"), (self, "wh", "gwh"), (self, "bi", "gbi"), (self, "bh", "gbh")]


def train(name, layers, x, target, loss):
    tensors = [t for layer in layers for t in layer.tensors()]
    print(f"{name}.parameters={sum(getattr(o, n).size for o, n, _ in tensors)}")
    first = getattr(tensors[0][0], tensors[0][1])
    head = layers[-1]
    print(f"{name}.initial.first={float(first.ravel()[0])!r}\n{name}.initial.second={float(first.ravel()[1])!r}")
    print(f"{name}.initial.head={float(head.w[0, 0])!r}\n{name}.initial.last={float(head.b[-1])!r}")
    moments = [[np.zeros_like(getattr(o, n)) for o, n, _ in tensors] for _ in range(2)]
    for epoch in range(EPOCHS):
        y = x
        for layer in layers:
            y = layer.forward(y)
        value, d = loss(y, target)
        for layer in reversed(layers):
            d = layer.backward(d)
        gradients = [getattr(o, g) for o, _, g in tensors]
        norm = np.sqrt(sum((g**2).sum() for g in gradients))
        print(f"{name}.loss.{epoch}={float(value)!r}\n{name}.norm.{epoch}={float(norm)!r}")
        rate = 1e-3 * (1 + np.cos(np.pi * epoch / EPOCHS)) / 2
        for k, (o, n, _) in enumerate(tensors):
            g = gradients[k] * min(1, 1 / (norm + 1e-6))
            m = moments[0][k] = 0.9 * moments[0][k] + 0.1 * g
            v = moments[1][k] = 0.999 * moments[1][k] + 0.001 * g**2
            s = epoch + 1
            setattr(o, n, getattr(o, n) - rate * (m / (1 - 0.9**s)) / (np.sqrt(v / (1 - 0.999**s)) + 1e-8))


def vanilla(stream, inputs, h, outputs):
    layers = []
    for k in range(3):
        n = inputs if k == 0 else h
        layers += [Matrix(stream, n, h, 1 / np.sqrt(n)), Relu()]
    return layers + [Matrix(stream, h, outputs, 1 / np.sqrt(h))]


def singlu(stream, inputs, h, outputs, bias):
    layers = []
    for k in range(3):
        layers += [SinGlu(stream, inputs if k == 0 else h, h, k == 0, bias), Norm(h)]
    return layers + [Matrix(stream, h, outputs, 1 / np.sqrt(h))]


def sequences():
    stream = Stream(31)
    lengths = [3, 1, 6, 6, 2, 5, 4, 1, 6, 2]
    return [stream.uniform(-1, 1, n, 3) for n in lengths], np.array([k % 3 for k in range(len(lengths))])


def main():
    for name, task, outputs, loss in (("nested", nested, 1, squared), ("spiral", spiral, 2, cross_entropy)):
        x, t = task()
        train(f"{name}.vanilla", vanilla(Stream(7000003), 2, 37, outputs), x, t, loss)
        train(f"{name}.singlu", singlu(Stream(7000003), 2, 24, outputs, False), x, t, loss)
        train(f"{name}.singlu+bias", singlu(Stream(7000003), 2, 24, outputs, True), x, t, loss)
    x, t = sequences()
    stream = Stream(8000003)
    train("sequences.lstm", [LstmLast(stream, 3, 5), Matrix(stream, 5, 3, 1 / np.sqrt(5))], x, t, cross_entropy)


if __name__ == "__main__":
    print(f"# Made by networks/src/test/reference/trainings.py, Python {sys.version.split()[0]}, NumPy {np.__version__}.")
    print("# 50 epochs, full batch, Adam 1e-3, cosine over the 50, clip 1: loss and gradient norm of each epoch before its step.")
    main()
