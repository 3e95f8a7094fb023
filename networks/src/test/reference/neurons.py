"""Reference of the neuron study: initial tensors, first outputs and fifty epochs of every neuron, by automatic differentiation in
double precision from the formulas of the study.

OPENBLAS_CORETYPE=SkylakeX python3 neurons.py > ../resources/mho/networks/train/neurons.properties
"""
import math
import sys
import numpy as np
import torch
from tasks import Stream

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
EPOCHS, OMEGA, PI = 50, 10.0, math.pi
sin, tanh, sigm = torch.sin, torch.tanh, torch.sigmoid


def task(name, seed=0):
    index = ["complex", "nested", "hifreq", "memorize", "spiral", "checker", "ood", "freqgen", "mixfreq"].index(name)
    s = Stream(1000 * (index + 1) + seed)
    if name == "memorize":
        x = s.normal(200, 8)
        return x, s.normal(200, 4)
    if name == "spiral":
        t = np.sqrt(s.uniform(0.01, 1, 2000))
        c = np.arange(2000) % 2
        phi = 2 * PI * 1.5 * t + PI * c
        return (np.stack([t * np.cos(phi), t * np.sin(phi)], 1) + 0.02 * s.normal(2000, 2))[:1000], c[:1000]
    x = s.uniform(-1, 1, 2000, {"complex": 4, "nested": 2, "checker": 2, "ood": 2}.get(name, 1))[:1000]
    a, b = x[:, 0], x[:, -1]
    if name == "checker":
        return x, (np.floor(3 * a) + np.floor(3 * b)).astype(int) % 2
    y = {
        "complex": lambda: np.exp(np.sin(a * a + x[:, 1] ** 2) + np.sin(x[:, -2] ** 2 + b * b)),
        "nested": lambda: np.sin(PI * (a * a + b * b)) * np.cos(3 * PI * a * b),
        "hifreq": lambda: np.sin(20 * a) + np.sin(50 * a) + 0.5 * np.sin(100 * a),
        "ood": lambda: np.sin(3 * PI * a) * np.cos(3 * PI * b) + a * b,
        "freqgen": lambda: np.sin(2 * PI * a),
        "mixfreq": lambda: np.sin(2 * PI * a) + np.sin(4 * PI * a),
    }[name]()
    return x, y[:, None]


class Block:
    """Tensors in the order in which they are drawn; weights are outputs x inputs."""

    def __init__(self, stream, n, h, first):
        self.stream, self.n, self.h, self.first = stream, n, h, first
        self.t, self.drawn = {}, []

    def put(self, name, numbers, drawn=True):
        self.t[name] = torch.tensor(numbers, requires_grad=True)
        if drawn:
            self.drawn.append(numbers)

    def weight(self, name, inputs, outputs, bias=False, periodic=False):
        limit = 1 / math.sqrt(inputs)
        if periodic:
            limit = 1 / inputs if self.first else math.sqrt(6 / inputs) / OMEGA
        self.put(name, self.stream.uniform(-limit, limit, outputs, inputs))
        if bias:
            self.put(name + "b", self.stream.uniform(-1 / math.sqrt(inputs), 1 / math.sqrt(inputs), outputs))

    def __call__(self, name, x):
        y = x @ self.t[name].T
        return y + self.t[name + "b"] if name + "b" in self.t else y


def singlu(b, bias=False, phase=None):
    m = 2 * b.h // 3
    b.weight("g", b.n, m, bias, periodic=True)
    b.weight("v", b.n, m, bias)
    b.weight("o", m, b.h, True)
    if phase is not None:
        b.weight("f", b.n, m, phase)


def build_v15(b):
    singlu(b, phase=True)
    b.put("be", np.array([0.1]), False)
    b.put("ga", np.array([0.1]), False)


def simple(*weights):
    def build(b):
        for name, bias in weights:
            b.weight(name, b.n, b.h, bias, periodic=name == "p")

    return build


def build_v4lr(b):
    r = max(1, b.h // 4)
    b.weight("a", b.n, b.h)
    b.weight("V", b.n, r)
    b.weight("U", r, b.h, True, periodic=True)


def build_v4sh(b):
    b.weight("a", b.n, b.h, True)
    b.put("s", np.ones(b.h), False)
    b.put("t", np.zeros(b.h), False)


def v1(b, x):
    a = b("a", x)
    return a * sin(OMEGA * (x @ b.t["p"].T) + b.t["pb"]) + a


def v4lr(b, x):
    a = b("a", x)
    return a * sin(OMEGA * ((x @ b.t["V"].T) @ b.t["U"].T) + b.t["Ub"]) + a


def v4sh(b, x):
    a = b("a", x)
    return a * sin(OMEGA * b.t["s"] * a + b.t["t"]) + a


def v6(b, x):
    al, l = sigm(b("a", x)), b("l", x)
    return al * sin(OMEGA * b("p", x)) * l + (1 - al) * l


def v9(b, x):
    al, v = sigm(b("a", x)), b("v", x)
    return al * sin(OMEGA * (1 + 0.5 * tanh(b("w", x))) * b("p", x) + PI * tanh(b("f", x))) * v + (1 - al) * v


def glu(argument):
    return lambda b, x: b("o", sin(argument(b("g", x), b("f", x))) * b("v", x))


def v15(b, x):
    g, p = b("g", x), tanh(b("f", x))
    low, high = sin(OMEGA * g + b.t["be"] * p), sin(2 * OMEGA * g + b.t["ga"] * p)
    return b("o", low * (1 + 0.3 * high) * b("v", x))


W = OMEGA
NEURONS = {
    "singlu": (singlu, lambda b, x: b("o", sin(W * b("g", x)) * b("v", x))),
    "singlu+bias": (lambda b: singlu(b, True), lambda b, x: b("o", sin(W * b("g", x)) * b("v", x))),
    "v1": (simple(("a", False), ("p", True)), v1),
    "v4lr": (build_v4lr, v4lr),
    "v4sh": (build_v4sh, v4sh),
    "v6": (simple(("p", False), ("l", False), ("a", True)), v6),
    "v7": (simple(("p", False), ("v", False), ("w", True)), lambda b, x: sin(W * (1 + 0.5 * tanh(b("w", x))) * b("p", x)) * b("v", x)),
    "v8": (simple(("p", False), ("v", False), ("f", True), ("a", True)), lambda b, x: sin(W * b("p", x) + b("f", x)) * b("v", x) * sigm(b("a", x))),
    "v9": (simple(("p", False), ("v", False), ("w", False), ("f", True), ("a", False)), v9),
    "v10": (lambda b: singlu(b, phase=True), glu(lambda g, f: W * g + PI * tanh(f))),
    "v10nb": (lambda b: singlu(b, phase=False), glu(lambda g, f: W * g + PI * tanh(f))),
    "v11": (lambda b: singlu(b, phase=True), glu(lambda g, f: W * (g + 0.1 * tanh(f)))),
    "v12": (lambda b: singlu(b, phase=True), glu(lambda g, f: W * g * (1 + 0.2 * tanh(f)))),
    "v13": (lambda b: singlu(b, phase=True), glu(lambda g, f: W * g + 0.1 * g * tanh(f))),
    "v15": (build_v15, v15),
}


class Vanilla:
    def __init__(self, stream, n, h, out):
        self.layers = []
        for k in range(4):
            b = Block(stream, n if k == 0 else h, h, k == 0)
            b.weight("w", b.n, out if k == 3 else h, True)
            self.layers.append(b)

    def __call__(self, x):
        for k, b in enumerate(self.layers):
            x = b("w", x) if k == 3 else torch.relu(b("w", x))
        return x


class Periodic:
    def __init__(self, neuron, stream, n, h, out):
        build, self.core = NEURONS[neuron]
        self.layers, self.norms = [], []
        for k in range(3):
            b = Block(stream, n if k == 0 else h, h, k == 0)
            build(b)
            self.layers.append(b)
            norm = Block(None, h, h, False)
            norm.put("w", np.ones(h), False)
            norm.put("b", np.zeros(h), False)
            self.norms.append(norm)
        head = Block(stream, h, out, False)
        head.weight("w", h, out, True)
        self.layers.append(head)

    def __call__(self, x):
        for b, norm in zip(self.layers, self.norms):
            y = self.core(b, x)
            y = y - y.mean(1, keepdim=True)
            x = y / torch.sqrt((y * y).mean(1, keepdim=True) + 1e-5) * norm.t["w"] + norm.t["b"]
        return self.layers[-1]("w", x)


def network(name, n, h, out):
    stream = Stream(7000003)
    return Vanilla(stream, n, h, out) if name == "vanilla" else Periodic(name, stream, n, h, out)


def tensors(net):
    return [t for b in net.layers + getattr(net, "norms", []) for t in b.t.values()]


def matched(name, n, out, budget):
    """The width whose count is closest to the budget, by trying all."""
    sizes = {h: sum(t.numel() for t in tensors(network(name, n, h, out))) for h in range(3, 80)}
    return min(sizes, key=lambda h: (abs(sizes[h] - budget), h))


def digest(net):
    """All drawn numbers in order, bit by bit: sum of (place + 1) times the number's bits, modulo 2^64."""
    bits = np.concatenate([d.ravel() for b in net.layers for d in b.drawn]).view(np.uint64)
    with np.errstate(over="ignore"):
        return int((bits * np.arange(1, bits.size + 1, dtype=np.uint64)).sum())


BUDGET = {"complex": 5000, "hifreq": 8000, "memorize": 5000, "ood": 5000}


def run(name, problem):
    x, y = task(problem)
    labels = problem in ("spiral", "checker")
    x, y = torch.tensor(x), torch.tensor(y)
    out = 2 if labels else y.shape[1]
    h = matched(name, x.shape[1], out, BUDGET.get(problem, 3000))
    net = network(name, x.shape[1], h, out)
    params = tensors(net)
    key = f"{problem}.{name}"
    print(f"{key}.width={h}\n{key}.parameters={sum(p.numel() for p in params)}\n{key}.digest={digest(net)}")
    print(f"{key}.outputs=" + " ".join(repr(float(v)) for v in net(x[:5]).detach().flatten()))
    moments = [[torch.zeros_like(p), torch.zeros_like(p)] for p in params]
    losses, norms = [], []
    for epoch in range(EPOCHS):
        z = net(x)
        loss = torch.nn.functional.cross_entropy(z, y) if labels else ((z - y) ** 2).mean()
        grads = torch.autograd.grad(loss, params)
        norm = math.sqrt(sum(float((g * g).sum()) for g in grads))
        losses.append(float(loss))
        norms.append(norm)
        rate = 1e-3 * (1 + math.cos(PI * epoch / EPOCHS)) / 2
        with torch.no_grad():
            for p, g, mv in zip(params, grads, moments):
                g = g * min(1, 1 / (norm + 1e-6))
                mv[0] = 0.9 * mv[0] + 0.1 * g
                mv[1] = 0.999 * mv[1] + 0.001 * g * g
                p -= rate * (mv[0] / (1 - 0.9 ** (epoch + 1))) / (torch.sqrt(mv[1] / (1 - 0.999 ** (epoch + 1))) + 1e-8)
    print(f"{key}.losses=" + " ".join(map(repr, losses)))
    print(f"{key}.norms=" + " ".join(map(repr, norms)))
    sys.stdout.flush()


if __name__ == "__main__":
    print(f"# Made by networks/src/test/reference/neurons.py, Python {sys.version.split()[0]}, NumPy {np.__version__}, PyTorch {torch.__version__}.")
    print("# Width nearest to the budget, count, digest of the initial numbers, outputs of 5 training rows, loss and gradient norm of 50 epochs.")
    for neuron in ["vanilla", *NEURONS]:
        run(neuron, "nested")
    for problem in ("complex", "hifreq", "memorize", "spiral", "checker", "ood", "freqgen", "mixfreq"):
        for neuron in ("vanilla", "singlu+bias", "v15") if problem in ("memorize", "checker") else ("singlu+bias",):
            run(neuron, problem)
