"""Reference values of the generated tasks for recurrent networks, written from their definitions.

python3 recurrent_tasks.py > ../resources/mho/networks/data/recurrent-tasks.properties
"""
import sys
import numpy as np
from tasks import Stream


def show(number):
    return repr(float(number))


def put(name, numbers):
    """First, middle and last number, and sums that no two orders of the same numbers share."""
    flat = np.asarray(numbers, float).ravel()
    print(f"{name}.first={show(flat[0])}\n{name}.middle={show(flat[flat.size // 2])}\n{name}.last={show(flat[-1])}")
    print(f"{name}.sum={show(flat.sum())}\n{name}.ordered={show(flat @ (np.arange(flat.size) % 101))}")


def adding(stream, n, length):
    u = stream.uniform(0, 1, n, length)
    pairs = stream.uniform(0, 1, n, 2)
    half = length // 2
    first = (pairs[:, 0] * half).astype(int)
    second = half + (pairs[:, 1] * (length - half)).astype(int)
    marks = np.zeros((n, length))
    rows = np.arange(n)
    marks[rows, first] = marks[rows, second] = 1
    return np.stack([u, marks], 2), (u * marks).sum(1)


def parity(stream, n, length):
    bits = stream.uniform(0, 1, n, length) < 0.5
    return 2.0 * bits - 1, np.cumsum(bits, 1) % 2


def onehot(symbols, alphabet):
    return np.eye(alphabet)[np.asarray(symbols)]


def recall(stream, n, length):
    c = (8 * stream.uniform(0, 1, n)).astype(int)
    noise = 8 + (8 * stream.uniform(0, 1, n, length - 2)).astype(int)
    return onehot(np.concatenate([c[:, None], noise, np.full((n, 1), 16)], 1), 17), c


def mackey_glass():
    x, path = 1.2, [1.2] * 171
    for _ in range(45000):
        d = path[-171]
        d2 = d * d
        d4 = d2 * d2
        x = x + 0.1 * (0.2 * d / (1 + d4 * d4 * d2) - 0.1 * x)
        path.append(x)
    samples = np.array(path[171:])[9::10][500:]
    return (samples - samples[:3000].mean()) / samples[:3000].std()


class Blocks:
    def __init__(self, stream):
        self.stream, self.rest = stream, []

    def next(self):
        if not self.rest:
            self.rest = list(self.stream.uniform(0, 1, 4096))
        return self.rest.pop(0)


ARCS = {0: "T1P2", 1: "S1X3", 2: "T2V4", 3: "X2S5", 4: "P3V5"}


def reber(u):
    while True:
        outer = "T" if u.next() < 0.5 else "P"
        text, options, node = "B" + outer + "B", ["TP", "B"], 0
        while node != 5:
            arcs = ARCS[node]
            options.append(arcs[0] + arcs[2])
            choice = arcs[:2] if u.next() < 0.5 else arcs[2:]
            text, node = text + choice[0], int(choice[1])
        options += ["E", outer, "E"]
        text += "E" + outer + "E"
        if len(text) <= 24:
            return text, options


def grammar(seed, length):
    stream, text, information = Stream(seed), "", []

    def below(n):
        information.append(np.log2(n))
        return int(n * stream.uniform(0, 1, 1)[0])

    def chance(p):
        yes = stream.uniform(0, 1, 1)[0] < p
        information.append(-np.log2(p if yes else 1 - p))
        return yes

    def word(line):
        words = line.split()
        return words[below(len(words))]

    def phrase():
        many = chance(0.5)
        parts = [word("the some these two" if many else "the a this one")]
        if chance(0.5):
            parts.append(word("red old quick small dense cold"))
        parts.append(word("cat dog bird fox cell word node gate") + ("s" if many else ""))
        return " ".join(parts), many

    def verb(many):
        return word("see like move drive" if many else "sees likes moves drives")

    while len(text) < length:
        subject, many = phrase()
        if chance(0.25):
            subject += " that " + verb(many)
            subject += " " + phrase()[0]
        text += subject + " " + verb(many)
        text += " " + phrase()[0] + ". "
    return text[:length], sum(information) / len(text)


def main():
    for seed in (0, 3):
        train = Stream(5000 + seed)
        for batch in range(3):
            x, y = adding(train, 64, 30)
            put(f"adding.{seed}.batch.{batch}", x)
            put(f"adding.{seed}.batch.{batch}.targets", y)
        train = Stream(5100 + seed)
        for batch in range(3):
            x, y = parity(train, 64, 16)
            put(f"parity.{seed}.batch.{batch}", x)
            put(f"parity.{seed}.batch.{batch}.targets", y)
        train = Stream(5300 + seed)
        for batch in range(3):
            x, y = recall(train, 64, 16)
            put(f"recall.{seed}.batch.{batch}", x)
            put(f"recall.{seed}.batch.{batch}.targets", y)
    x, y = adding(Stream(900000), 1000, 30)
    put("adding.test", x), put("adding.test.targets", y)
    test = Stream(900001)
    for name, length in (("parity.test", 16), ("parity.twice", 32)):
        x, y = parity(test, 1000, length)
        put(name, x), put(name + ".targets", y[:, -1])
    x, y = recall(Stream(900003), 1000, 16)
    put("recall.test", x), put("recall.test.targets", y)

    series = mackey_glass()
    put("mackey-glass.test", series[3000:3994]), put("mackey-glass.test.targets", series[3006:4000])
    train = Stream(5400)
    for batch in range(3):
        begins = (train.uniform(0, 1, 64) * (3000 - 64 - 6)).astype(int)
        put(f"mackey-glass.0.batch.{batch}", [series[b : b + 64] for b in begins])
        put(f"mackey-glass.0.batch.{batch}.targets", [series[b + 6 : b + 70] for b in begins])
    for settled in (16, 64):
        wanted, known = series[3006 + settled : 4000], series[3000 + settled : 3994]
        error = np.sqrt(((wanted - known) ** 2).mean()) / wanted.std()
        print(f"mackey-glass.persistence.{settled}={show(error)}")

    letters = "BTPSXVE"
    for name, seed, count in (("reber.0.train", 5200, 3000), ("reber.test", 900002, 500)):
        stream = Stream(seed)
        u = Blocks(stream)
        strings = [reber(u) for _ in range(count)]
        symbols = [[letters.index(c) for c in text] for text, _ in strings]
        put(name, np.concatenate([onehot(s[:-1], 7) for s in symbols]))
        put(name + ".targets", np.concatenate([s[1:] for s in symbols]))
        put(name + ".allowed", [sum(1 << letters.index(c) for c in o) for _, all in strings for o in all])
        print(f"{name}.string={strings[0][0]}")
        if name == "reber.0.train":
            for batch in range(3):
                chosen = (stream.uniform(0, 1, 64) * 3000).astype(int)
                put(f"reber.0.batch.{batch}.targets", np.concatenate([symbols[c][1:] for c in chosen]))

    train, information = grammar(77, 60000)
    test, test_information = grammar(78, 8000)
    alphabet = sorted(set(train))
    print(f"grammar.symbols={len(alphabet)}\ngrammar.bits={show(information)}\ngrammar.test.bits={show(test_information)}")
    print(f"grammar.begin={test[:60].replace(' ', '_')}")
    numbers = np.array([alphabet.index(c) for c in train])
    seen = np.array([alphabet.index(c) for c in test])[: 1 + 64 * ((len(test) - 1) // 64)]
    put("grammar.test.targets", seen[1:])
    stream = Stream(5500)
    for batch in range(3):
        begins = (stream.uniform(0, 1, 64) * (60000 - 65)).astype(int)
        put(f"grammar.0.batch.{batch}", np.concatenate([onehot(numbers[b : b + 64], len(alphabet)) for b in begins]))
        put(f"grammar.0.batch.{batch}.targets", [numbers[b + 1 : b + 65] for b in begins])

    train = Stream(5600)
    train.uniform(0, 1, 3000 * (7 + 2 * 49 * 40))
    for batch in range(3):
        put(f"keywords.0.batch.{batch}", (train.uniform(0, 1, 64) * 3000).astype(int))


if __name__ == "__main__":
    print(f"# Made by networks/src/test/reference/recurrent_tasks.py, Python {sys.version.split()[0]}, "
          f"NumPy {np.__version__}, 2026-11-22.")
    main()
