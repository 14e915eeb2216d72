"""Gradient descent on many examples of few features: `tall.py <file> <m> <n> <iterations> <rate>`.

The file contains m·n bytes of pixels, image after image, and m bytes of labels. Each line on stdin names a variant of
the computation. The program does one run with it, and prints a line of JSON: the mean seconds of an iteration
without the first one, and the cost, bias and weight norm at the end.
"""

import json
import sys
import time

import numpy as np

path, m, n, iterations, rate = sys.argv[1], *map(int, sys.argv[2:5]), float(sys.argv[5])
bytes_read = np.fromfile(path, dtype=np.uint8)
X = bytes_read[: m * n].reshape(m, n).T / 255.0
Y = bytes_read[m * n :].reshape(1, m)
np.random.seed(0)
w0 = np.random.randn(n, 1) * 0.01


def forward(Z, Y):
    A = 1 / (1 + np.exp(-Z))
    return A - Y, -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def whole(w, b):
    """Two products with the whole matrix, as in the article."""
    R, cost = forward(np.dot(w.T, X) + b, Y)
    return np.dot(X, R.T), np.sum(R), cost


def in_blocks(length):
    """Forward and backward for a block of examples at a time, so that the block stays in the cache of the processor."""

    def run(w, b):
        dw, db, cost = np.zeros((n, 1)), 0.0, 0.0
        for at in range(0, m, length):
            block = X[:, at : at + length]
            R, block_cost = forward(np.dot(w.T, block) + b, Y[:, at : at + length])
            dw += np.dot(block, R.T)
            db += np.sum(R)
            cost += block_cost
        return dw, db, cost

    return run


ways = {"whole": whole, "blocks of 256": in_blocks(256), "blocks of 512": in_blocks(512)}

for line in sys.stdin:
    gradient = ways[line.strip()]
    w, b, cost, began = w0, 0.0, 0.0, 0.0
    for iteration in range(iterations):
        if iteration == 1:
            began = time.perf_counter()
        dw, db, cost = gradient(w, b)
        w = w - rate * (dw / m)
        b = b - rate * (db / m)
    seconds = (time.perf_counter() - began) / (iterations - 1)
    end = {"cost": float(cost) / m, "bias": float(b), "weightNorm": float(np.linalg.norm(w))}
    print(json.dumps({"seconds": seconds, **end}), flush=True)
