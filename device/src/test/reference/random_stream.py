# Golden numbers of RandomStreamTest: python3 random_stream.py (any Python 3; written from the published algorithms,
# SplitMix64: doi:10.1145/2660193.2660195, xoroshiro128++: Blackman & Vigna, prng.di.unimi.it).
MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15
NAMES = 0xD1342543DE82EF95


def mix(v):
    z = ((v ^ (v >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def named(key, name):
    h = NAMES
    for c in name:
        h = mix(h ^ ord(c))
    return mix(key ^ h)


def numbered(key, index):
    return mix(key ^ mix((index + GAMMA) & MASK))


def split_mix(state):
    while True:
        state = (state + GAMMA) & MASK
        yield mix(state)


def rotate(x, r):
    return ((x << r) | (x >> (64 - r))) & MASK


def xoroshiro(s0, s1):
    while True:
        yield (rotate((s0 + s1) & MASK, 17) + s0) & MASK
        t = s1 ^ s0
        s0, s1 = rotate(s0, 49) ^ t ^ ((t << 21) & MASK), rotate(t, 28)


def uniforms(source, n):
    return [(next(source) >> 11) * 2.0**-53 for _ in range(n)]


key = named(numbered(named(numbered(named(mix(42), "chip"), 3), "tile"), 0), "programming")
print("key", hex(key))
print("indexed 4711", uniforms(split_mix(numbered(key, 4711)), 3))
seeds = split_mix(key)
print("draws", uniforms(xoroshiro(next(seeds), next(seeds)), 3))
