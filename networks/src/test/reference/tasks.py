"""Reference values of the generated tasks, from the definitions, with NumPy arrays instead of a running generator.

python3 tasks.py > ../resources/mho/networks/data/tasks.properties
"""
import sys
import numpy as np


class Stream:
    """Draw n of a SplitMix64 sequence depends on seed and n only: whole arrays at once."""

    def __init__(self, seed):
        self.seed, self.drawn = np.uint64(seed), 0

    def bits(self, count):
        n = np.arange(self.drawn + 1, self.drawn + count + 1, dtype=np.uint64)
        self.drawn += count
        with np.errstate(over="ignore"):
            z = self.seed + n * np.uint64(0x9E3779B97F4A7C15)
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            return z ^ (z >> np.uint64(31))

    def uniform(self, low, high, *shape):
        u = (self.bits(int(np.prod(shape))) >> np.uint64(11)).astype(float) * 2.0**-53
        return (low + (high - low) * u).reshape(shape)

    def normal(self, *shape):
        u = self.uniform(0, 1, int(np.prod(shape)), 2)
        return (np.sqrt(-2 * np.log(1 - u[:, 0])) * np.cos(2 * np.pi * u[:, 1])).reshape(shape)


def put(name, x, y):
    """First, middle and last number, and sums that no two orders of the same numbers share."""
    flat, y = x.ravel(), np.asarray(y, float).ravel()
    print(f"{name}.first={flat[0]!r}\n{name}.middle={flat[flat.size // 2]!r}\n{name}.last={flat[-1]!r}".replace("np.float64(", "").replace(")", ""))
    print(f"{name}.sum={float(np.sum(flat))!r}\n{name}.ordered={float(np.dot(flat, np.arange(flat.size) % 101))!r}")
    print(f"{name}.targets={float(np.sum(y))!r}\n{name}.targets.ordered={float(np.dot(y, np.arange(y.size) % 101))!r}")


def halves(name, x, y):
    put(name + ".train", x[:1000], y[:1000])
    put(name + ".test", x[1000:], y[1000:])


def nested(seed):
    x = Stream(2000 + seed).uniform(-1, 1, 2000, 2)
    halves(f"nested.{seed}", x, np.sin(np.pi * (x**2).sum(1)) * np.cos(3 * np.pi * x[:, 0] * x[:, 1]))


def checker(seed):
    x = Stream(6000 + seed).uniform(-1, 1, 2000, 2)
    halves(f"checker.{seed}", x, np.floor(3 * x).sum(1) % 2)


def spiral(seed):
    stream = Stream(5000 + seed)
    t = np.sqrt(stream.uniform(0.01, 1, 2000))
    c = np.arange(2000) % 2
    angle = 2 * np.pi * 1.5 * t + np.pi * c
    halves(f"spiral.{seed}", t[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1) + 0.02 * stream.normal(2000, 2), c)


def complex_pairs(seed):
    x = Stream(1000 + seed).uniform(-1, 1, 2000, 4)
    halves(f"complex.{seed}", x, np.exp(np.sin((x[:, :2] ** 2).sum(1)) + np.sin((x[:, 2:] ** 2).sum(1))))


def hifreq(seed):
    x = Stream(3000 + seed).uniform(-1, 1, 2000, 1)
    halves(f"hifreq.{seed}", x, np.sin(20 * x) + np.sin(50 * x) + np.sin(100 * x) / 2)


def memorize(seed):
    stream = Stream(4000 + seed)
    x = stream.normal(200, 8)
    put(f"memorize.{seed}.train", x, stream.normal(200, 4))


def ood(seed):
    stream = Stream(7000 + seed)
    x, far = stream.uniform(-1, 1, 2000, 2), stream.uniform(1, 2, 1000, 2)
    law = lambda p: np.sin(3 * np.pi * p[:, 0]) * np.cos(3 * np.pi * p[:, 1]) + p[:, 0] * p[:, 1]
    halves(f"ood.{seed}", x, law(x))
    put(f"ood.{seed}.probe", far, law(far))


def tones(name, stream, seed, seen, unseen):
    x = Stream(stream + seed).uniform(-1, 1, 2000, 1)
    law = lambda tones: sum(np.sin(tone * np.pi * x) for tone in tones)
    halves(f"{name}.{seed}", x, law(seen))
    put(f"{name}.{seed}.probe", x[1000:], law(unseen)[1000:])


def keyword_set(stream, knots, n):
    u = stream.uniform(0, 1, n, 7)
    word = np.floor(10 * u[:, 0]).astype(int)
    shift, speed, offset = -3 + 6 * u[:, 1], 0.75 + 0.5 * u[:, 2], -6 + 12 * u[:, 3]
    amplitude = 0.6 + 0.4 * u[:, 4:7]
    x = 0.35 * stream.normal(n, 49, 40)
    for i in range(n):
        warped = (np.arange(49) - 24 - offset[i]) * speed[i]
        s = np.clip(warped / 36 + 0.5, 0, 1) * 3
        for f in range(3):
            position = np.interp(s, np.arange(4), knots[word[i], f])
            profile = np.exp(-(((np.arange(40)[None, :] - position[:, None] - shift[i]) / 1.6) ** 2))
            x[i] += amplitude[i, f] * np.exp(-((warped / 20) ** 4))[:, None] * profile
    return x, word


def keywords(train, test, seed):
    knots = Stream(99).uniform(3, 36, 10, 3, 4)
    for part, stream, n in (("train", Stream(5600 + seed), train), ("test", Stream(900006), test)):
        put(f"keywords.{seed}.{part}", *keyword_set(stream, knots, n))


if __name__ == "__main__":
    print(f"# Made by networks/src/test/reference/tasks.py, Python {sys.version.split()[0]}, NumPy {np.__version__}, 2026-11-22.")
    print("# x row by row: first, element size/2, last, sum, sum of x[i]*(i mod 101); the same two sums of the targets.")
    for seed in (0, 2):
        nested(seed)
        checker(seed)
        spiral(seed)
        complex_pairs(seed)
        hifreq(seed)
        memorize(seed)
        ood(seed)
        tones("freqgen", 8000, seed, (2,), (10,))
        tones("mixfreq", 9000, seed, (2, 4), (2, 20))
    keywords(3000, 1000, 0)
    keywords(60, 20, 1)
