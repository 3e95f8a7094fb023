"""Trains a small network on the chequerboard in PyTorch and saves its state dict: python3 train.py checker.pt"""
import sys
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 48), nn.ReLU(), nn.Linear(48, 48), nn.ReLU(), nn.Linear(48, 2))
adam = torch.optim.Adam(model.parameters(), 3e-3)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(adam, 3000)
for step in range(3000):
    x = torch.rand(256, 2) * 2 - 1
    label = ((3 * x).floor().sum(1) % 2).long()
    loss = nn.functional.cross_entropy(model(x), label)
    adam.zero_grad()
    loss.backward()
    adam.step()
    schedule.step()
print("last loss %.4f" % loss.item())
torch.save(model.state_dict(), sys.argv[1])
