"""24 blocks in sequence: a second implementation of `mho reproduce residuals --arch deep`, and the scatter of its numbers.

PyTorch 1.13.1, numpy 1.24.2:  OPENBLAS_CORETYPE=SkylakeX python3 deep_blocks.py [own | scatter | train FORM RATE SEED]

own      gradient of the first block and growth before training from mho's own initial weights (ResidualStudyTest)
scatter  the same of 32 other draws: mean and standard deviation (tolerances of ResidualStudy)
train    losses and norms after 400 steps; RATE is constant, or cosine (then with a gradient norm of at most 1)
"""
import math
import sys

import numpy as np
import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
BLOCKS, WIDTH, STEPS, SEED = 24, 24, 400, 7000003
FORMS = dict(residual=(1, True), unnormalised=(1, False), bare=(0, True), neither=(0, False), rescaled=(1 / 1.045, True))
MASK = (1 << 64) - 1


def uniform(seed, count):
    """SplitMix64, the upper 53 bits of each number."""
    numbers, state = np.empty(count), seed
    for k in range(count):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        numbers[k] = ((z ^ (z >> 31)) >> 11) * 2.0**-53
    return torch.from_numpy(numbers)


class Net(torch.nn.Module):
    def __init__(self, keep, normalised):
        super().__init__()
        self.keep = keep
        self.first = torch.nn.Linear(2, WIDTH)
        self.blocks = torch.nn.ModuleList(
            torch.nn.Sequential(
                torch.nn.LayerNorm(WIDTH) if normalised else torch.nn.Identity(),
                torch.nn.Linear(WIDTH, WIDTH),
                torch.nn.ReLU(),
                torch.nn.Linear(WIDTH, WIDTH),
            )
            for _ in range(BLOCKS)
        )
        self.head = torch.nn.Linear(WIDTH, 1)

    def forward(self, x, norms=None):
        x = self.first(x)
        norms = [] if norms is None else norms
        norms.append(x.norm(dim=1).mean().item())
        for block in self.blocks:
            x = self.keep * x + block(x)
            norms.append(x.norm(dim=1).mean().item())
        return self.head(x)

    def take_own(self):
        """Initial weights as mho draws them: layer by layer, the weights before the biases."""
        layers = [m for m in self.modules() if isinstance(m, torch.nn.Linear)]
        layers = [self.first] + [m for m in layers if m not in (self.first, self.head)] + [self.head]
        drawn = uniform(SEED, sum(p.numel() for m in layers for p in m.parameters()))
        at = 0
        for m in layers:
            for p in (m.weight, m.bias):
                p.data = ((2 * drawn[at : at + p.numel()] - 1) / math.sqrt(m.in_features)).reshape(p.shape)
                at += p.numel()


def growth(norms):
    return math.exp(np.polyfit(np.arange(len(norms)), np.log(norms), 1)[0])


X = (2 * uniform(2000, 4000) - 1).reshape(2000, 2)
Y = (torch.sin(math.pi * (X**2).sum(1)) * torch.cos(3 * math.pi * X[:, 0] * X[:, 1]))[:, None]


def loss(net, rows, norms=None):
    return ((net(X[rows], norms) - Y[rows]) ** 2).mean()


def before_training(net):
    norms = []
    loss(net, slice(0, 1000), norms).backward()
    return sum(p.grad.abs().sum().item() for p in net.blocks[0].parameters()), growth(norms)


def train(name, rate, seed):
    torch.manual_seed(seed)
    net = Net(*FORMS[name])
    adam = torch.optim.Adam(net.parameters(), 1e-3)
    for step in range(STEPS):
        if rate == "cosine":
            adam.param_groups[0]["lr"] = 1e-3 * (1 + math.cos(math.pi * step / STEPS)) / 2
        adam.zero_grad()
        loss(net, slice(0, 1000)).backward()
        if rate == "cosine":
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        adam.step()
    norms = []
    with torch.no_grad():
        trained, test = loss(net, slice(0, 1000), norms).item(), loss(net, slice(1000, 2000)).item()
    print(f"{name} {rate} {seed}: {trained:.5f} {test:.5f} growth {growth(norms):.3f}", *("%.1f" % n for n in norms[::4]))


if __name__ == "__main__":
    if sys.argv[1] == "train":
        train(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    for name, form in FORMS.items():
        if sys.argv[1] == "own":
            net = Net(*form)
            net.take_own()
            print(name, "gradient %.6g growth %.5f" % before_training(net))
        if sys.argv[1] == "scatter":
            found = []
            for seed in range(32):
                torch.manual_seed(seed)
                gradient, rise = before_training(Net(*form))
                found.append((math.log10(gradient), rise))
            (g, r), (dg, dr) = np.mean(found, 0), np.std(found, 0, ddof=1)
            print(f"{name}: log10 of the gradient {g:.2f} +- {dg:.2f}, growth {r:.4f} +- {dr:.4f}")
