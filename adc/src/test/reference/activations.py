"""Values and derivatives of the catalogue of activations, with 50 digits.

    python3 activations.py > ../resources/mho/adc/activation/values.csv      (mpmath 1.3.0)

Arguments and parameters are doubles, taken exactly; results are rounded once.
"""

from mpmath import mp, mpf, cos, diff, erfc, exp, log, pi, sin, sqrt, tanh

mp.dps = 50
LAMBDA, ALPHA = mpf(1.0507009873554805), mpf(1.6732632423543772)
THIRD = mpf(1.0 / 3)


def sigmoid(x):
    return 1 / (1 + exp(-x))


def clip(x, low, high):
    return min(max(x, mpf(low)), mpf(high))


def distribution(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def elu(x, alpha):
    return x if x > 0 else alpha * (exp(x) - 1)


FUNCTIONS = {
    "identity": lambda x: x,
    "relu": lambda x: max(x, mpf(0)),
    "clipped-relu": lambda x: clip(x, 0, 6),
    "leaky-relu": lambda x: x if x > 0 else mpf(0.01) * x,
    "sigmoid": sigmoid,
    "hard-sigmoid": lambda x: clip(x / 6 + mpf(1) / 2, 0, 1),
    "tanh": tanh,
    "hard-tanh": lambda x: clip(x, -1, 1),
    "softplus": lambda x: log(1 + exp(x)),
    "softsign": lambda x: x / (1 + abs(x)),
    "elu": lambda x: elu(x, mpf(1)),
    "celu": lambda x: elu(x, mpf(1)),
    "selu": lambda x: LAMBDA * elu(x, ALPHA),
    "gelu": lambda x: x * distribution(x),
    "gelu-tanh": lambda x: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + mpf(0.044715) * x**3))),
    "swish": lambda x: x * sigmoid(x),
    "mish": lambda x: x * tanh(log(1 + exp(x))),
    "hard-swish": lambda x: x * clip(x + 3, 0, 6) / 6,
    "adaptive-swish": lambda x: x * sigmoid(2 * (x - mpf(0.5))),
    "crrelu": lambda x: max(x, mpf(0)) + mpf(0.01) * x * exp(-x * x / 2),
    "poly-relu": lambda x: THIRD * sum(max(x, mpf(0)) ** k for k in (1, 2, 3)),
    "exp": exp,
    "sin": sin,
    "cos": cos,
    "gaussian": lambda x: exp(-x * x),
    "square": lambda x: x * x,
}
ARGUMENTS = [-30.5, -9.25, -4.0, -2.5, -1.2784645, -0.75, -0.03125, 1e-9, 0.125, 0.9, 2.75, 5.5, 17.0]

print("# " + __doc__.strip().split("\n")[0])
print("# src/test/reference/activations.py, mpmath 1.3.0, 2026-11")
print("name,x,value,derivative")
for name, function in FUNCTIONS.items():
    for x in ARGUMENTS:
        # tanh of far arguments and 1 + e^x need many digits
        mp.dps = 1200 if name == "gelu-tanh" else 100
        slope = diff(function, mpf(x), h=mpf(10) ** (-mp.dps // 3))
        print(f"{name},{x!r},{float(function(mpf(x)))!r},{float(slope)!r}")
