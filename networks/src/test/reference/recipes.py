"""Schedules and a short AdamW training by PyTorch 1.13 in float64.

python3 recipes.py > ../resources/mho/networks/train/recipes.properties
"""
import sys
import warnings
import torch
import numpy as np
from tasks import Stream

warnings.simplefilter("ignore")
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def put(key, value):
    print("%s=%s" % (key, repr(float(value))))


def one_cycle(steps, **more):
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.004, total_steps=steps, **more)
    rates = []
    for _ in range(steps):
        rates.append((optimizer.param_groups[0]["lr"], optimizer.param_groups[0]["betas"][0]))
        optimizer.step()
        if len(rates) < steps:
            schedule.step()
    return rates


def train():
    """One layer, tanh, one layer; AdamW, one cycle, clipped gradients, full batch."""
    stream = Stream(77)
    x = torch.tensor(stream.uniform(-1, 1, 12, 3))
    y = torch.tensor(stream.uniform(-1, 1, 12, 2))
    tensors = [torch.tensor(stream.uniform(-1, 1, *shape)) for shape in [(3, 5), (1, 5), (5, 2), (1, 2)]]
    for tensor in tensors:
        tensor.requires_grad_(True)
    w1, b1, w2, b2 = tensors
    optimizer = torch.optim.AdamW(tensors, lr=1, weight_decay=0.3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.05, total_steps=40)
    for step in range(40):
        optimizer.zero_grad()
        loss = ((torch.tanh(x @ w1 + b1) @ w2 + b2 - y) ** 2).mean()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(tensors, 0.2)
        put("training.loss.%d" % step, loss)
        put("training.norm.%d" % step, norm)
        optimizer.step()
        if step < 39:
            schedule.step()
    for name, tensor in zip(["w1", "b1", "w2", "b2"], tensors):
        put("training.end." + name, tensor.detach().flatten()[-1])


print("# recipes.py with Python %s, PyTorch %s" % (sys.version.split()[0], torch.__version__))
for steps in [1, 2, 7, 100]:
    for step, (rate, momentum) in enumerate(one_cycle(steps)):
        put("default.%d.rate.%d" % (steps, step), rate)
        put("default.%d.momentum.%d" % (steps, step), momentum)
for step, (rate, momentum) in enumerate(
        one_cycle(30, pct_start=0.5, div_factor=10, final_div_factor=50, base_momentum=0.7, max_momentum=0.9)):
    put("other.30.rate.%d" % step, rate)
    put("other.30.momentum.%d" % step, momentum)
train()
