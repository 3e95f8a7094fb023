"""Bits per character of an LSTM on Tiny Shakespeare, trained as docs/examples/tiny-shakespeare.json says, by PyTorch.

OPENBLAS_CORETYPE=SkylakeX /usr/bin/python3 text_lstm.py ../../../../../shared/data/tinyshakespeare/input.txt.gz UPDATES

PyTorch 1.13, NumPy 1.24, float32, one thread. To compare with; no figure of it is kept with the tests. Windows
are those of the task, drawn from the same stream; initial weights are PyTorch's own.
"""
import gzip
import sys
import time

import numpy as np
import torch


class SplitMix:
    """java.util.SplittableRandom."""

    def __init__(self, seed):
        self.state = seed

    def below(self, count):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        z = self.state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        z = z ^ (z >> 31)
        return int((z >> 11) * 2.0**-53 * count)


torch.set_num_threads(1)
torch.manual_seed(0)
text = gzip.open(sys.argv[1]).read().decode("utf-8")
updates = int(sys.argv[2])
window, batch, streams = 64, 16, 16
train, test = text[: int(len(text) * 0.9)], text[int(len(text) * 0.95) :]
alphabet = sorted(set(train))
code = {c: k for k, c in enumerate(alphabet)}
symbols = torch.tensor([code[c] for c in train])
size = len(alphabet)

lstm = torch.nn.LSTM(size, 128, batch_first=True)
head = torch.nn.Linear(128, size)
parameters = list(lstm.parameters()) + list(head.parameters())
with torch.no_grad():
    lstm.bias_ih_l0[128:256] += 1  # the forget gate, as in mho
optimizer = torch.optim.Adam(parameters, lr=4e-3)
schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=updates)
loss_of = torch.nn.CrossEntropyLoss()
stream = SplitMix(7_300_000)
begun = time.process_time()
for update in range(updates):
    begins = [stream.below(len(train) - window) for _ in range(batch)]
    pieces = torch.stack([symbols[b : b + window + 1] for b in begins])
    inputs = torch.nn.functional.one_hot(pieces[:, :-1], size).float()
    answers = head(lstm(inputs)[0])
    loss = loss_of(answers.reshape(-1, size), pieces[:, 1:].reshape(-1))
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    optimizer.step()
    schedule.step()
    if update % 100 == 99:
        print(update + 1, loss.item() / np.log(2), time.process_time() - begun, flush=True)

codes = torch.tensor([code[c] for c in test])
steps = len(codes) - 1
bits = 0.0
with torch.no_grad():
    for k in range(streams):
        begin, end = k * steps // streams, (k + 1) * steps // streams
        inputs = torch.nn.functional.one_hot(codes[begin:end], size).float()[None]
        answers = head(lstm(inputs)[0])[0]
        bits += torch.nn.functional.cross_entropy(answers, codes[begin + 1 : end + 1], reduction="sum").item()
print("test", bits / steps / np.log(2), "bits per character of", steps)
