"""A causal Transformer and a residual MLP by PyTorch's own modules, float64: logits, loss, gradients, 20 steps of training.

Python 3.11, PyTorch 1.13, NumPy 1.24:
python3 transformer.py > ../resources/mho/networks/train/transformer.properties
"""
import math
import torch
from torch import nn
from torch.nn import functional as F
from tasks import Stream

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
WIDTH, HEADS, FEED, CONTEXT, BLOCKS, BATCH, STEPS, RATE = 8, 2, 12, 6, 2, 4, 20, 1e-2
KEEP = 1 / 1.045
SYMBOLS = "abcde"


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.n1 = nn.LayerNorm(WIDTH)
        self.attention = nn.MultiheadAttention(WIDTH, HEADS, batch_first=True)
        self.n2 = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, FEED)
        self.down = nn.Linear(FEED, WIDTH)

    def forward(self, x, mask):
        n = self.n1(x)
        x = x + self.attention(n, n, n, attn_mask=mask, need_weights=False)[0]
        return KEEP * x + self.down(F.relu(self.up(self.n2(x))))


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Linear(len(SYMBOLS), WIDTH)
        self.position = nn.Parameter(torch.zeros(CONTEXT, WIDTH))
        self.blocks = nn.ModuleList([Block() for _ in range(BLOCKS)])
        self.norm = nn.LayerNorm(WIDTH)
        self.head = nn.Linear(WIDTH, len(SYMBOLS))

    def forward(self, x):
        mask = torch.triu(torch.ones(CONTEXT, CONTEXT, dtype=torch.bool), 1)
        x = self.embed(x) + self.position
        for block in self.blocks:
            x = block(x, mask)
        return self.head(self.norm(x))

    def tensors(self):
        """Tensors in the simulator's order, inputs x outputs: (owner, slice of its rows, whether transposed)."""
        linear = lambda m: [(m.weight, None, True), (m.bias, None, False)]
        norm = lambda m: [(m.weight, None, False), (m.bias, None, False)]
        found = linear(self.embed) + [(self.position, None, False)]
        for block in self.blocks:
            found += norm(block.n1)
            for k in range(3):
                part = slice(k * WIDTH, (k + 1) * WIDTH)
                found += [(block.attention.in_proj_weight, part, True), (block.attention.in_proj_bias, part, False)]
            found += linear(block.attention.out_proj)
            found += norm(block.n2) + linear(block.up) + linear(block.down)
        return found + norm(self.norm) + linear(self.head)


def fill(tensors, seed):
    """Numbers uniform in +-0.7, row by row, as NetworkSamples.scrambled."""
    stream = Stream(seed)
    with torch.no_grad():
        for owner, part, transposed in tensors:
            view = owner if part is None else owner[part]
            view = view.T if transposed else view
            shape = view.shape if view.dim() == 2 else (1, view.shape[0])
            view.copy_(torch.tensor(stream.uniform(-0.7, 0.7, *shape)).reshape(view.shape))


def gradients(name, tensors):
    for k, (owner, part, transposed) in enumerate(tensors):
        g = owner.grad if part is None else owner.grad[part]
        g = (g.T if transposed else g).reshape(-1)
        ramp = torch.arange(1, g.numel() + 1, dtype=torch.float64)
        print(f"{name}.gradient.{k}.sum={float((g * ramp).sum())!r}")
        print(f"{name}.gradient.{k}.squares={float((g * g).sum())!r}")


def train(name, model, tensors, loss_of_step):
    adam = torch.optim.Adam(model.parameters(), lr=RATE)
    for step in range(STEPS):
        for group in adam.param_groups:
            group["lr"] = RATE * (1 + math.cos(math.pi * step / STEPS)) / 2
        adam.zero_grad()
        loss = loss_of_step(step)
        loss.backward()
        if step == 0:
            gradients(name, tensors)
        norm = torch.sqrt(sum((p.grad ** 2).sum() for p in model.parameters()))
        print(f"{name}.loss.{step}={float(loss)!r}")
        print(f"{name}.norm.{step}={float(norm)!r}")
        factor = min(1.0, 1 / (float(norm) + 1e-6))
        for p in model.parameters():
            p.grad.mul_(factor)
        adam.step()


def transformer():
    letters = Stream(91).uniform(0, 1, 400)
    text = [int(5 * u) for u in letters][:360]
    windows = Stream(92)
    model = Transformer()
    fill(model.tensors(), 6)

    def loss(step):
        begins = [int(u * (len(text) - CONTEXT)) for u in windows.uniform(0, 1, BATCH)]
        x = torch.stack([F.one_hot(torch.tensor(text[b:b + CONTEXT]), 5).double() for b in begins])
        y = torch.tensor([text[b + 1:b + 1 + CONTEXT] for b in begins])
        logits = model(x)
        if step == 0:
            for k, value in enumerate(logits[1].reshape(-1).tolist()):
                print(f"transformer.logit.{k}={value!r}")
        return F.cross_entropy(logits.reshape(-1, 5), y.reshape(-1))

    train("transformer", model, model.tensors(), loss)


class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(2, WIDTH)
        self.norms = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in range(BLOCKS)])
        self.ups = nn.ModuleList([nn.Linear(WIDTH, WIDTH) for _ in range(BLOCKS)])
        self.downs = nn.ModuleList([nn.Linear(WIDTH, WIDTH) for _ in range(BLOCKS)])
        self.head = nn.Linear(WIDTH, 1)

    def forward(self, x):
        x = self.first(x)
        for norm, up, down in zip(self.norms, self.ups, self.downs):
            x = KEEP * x + down(F.relu(up(norm(x))))
        return self.head(x)

    def tensors(self):
        found = [(self.first.weight, None, True), (self.first.bias, None, False)]
        for norm, up, down in zip(self.norms, self.ups, self.downs):
            found += [(norm.weight, None, False), (norm.bias, None, False)]
            for m in (up, down):
                found += [(m.weight, None, True), (m.bias, None, False)]
        return found + [(self.head.weight, None, True), (self.head.bias, None, False)]


def deep():
    x = torch.tensor(Stream(93).uniform(-1, 1, 10, 2))
    y = torch.tensor(Stream(94).uniform(-1, 1, 10, 1))
    model = Deep()
    fill(model.tensors(), 6)
    train("deep", model, model.tensors(), lambda step: F.mse_loss(model(x), y))


print(f"# Made by networks/src/test/reference/transformer.py, PyTorch {torch.__version__}, float64.")
transformer()
deep()
