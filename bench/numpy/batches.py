"""A network of one hidden layer with mini-batches: `batches.py <file> <m> <n> <iterations> <rate> <hidden units> <batch size>`.

The file contains m·n bytes of pixels, image after image, and m bytes of labels. Each line on stdin names a layout of the
matrix. The program does one run with it, and prints a line of JSON: the mean seconds of an iteration without the first one,
and the cost of the last batch and the norms of both weights at the end.
"""

import json
import sys
import time

import numpy as np

path, m, n, iterations = sys.argv[1], *map(int, sys.argv[2:5])
rate, hidden, size = float(sys.argv[5]), int(sys.argv[6]), int(sys.argv[7])
bytes_read = np.fromfile(path, dtype=np.uint8)
pixels, labels = bytes_read[: m * n].reshape(m, n), bytes_read[m * n :].astype(float)

by_rows = pixels / 255.0
by_columns = np.ascontiguousarray(by_rows.T)
# Each function returns the features of a batch, (n, batch size).
ways = {
    # The layout of the article and of the course.
    "columns": lambda batch: by_columns[:, batch],
    "rows": lambda batch: by_rows[batch].T,
    "rows of bytes": lambda batch: pixels[batch].T / 255.0,
}


def draw_batches():
    random = np.random.RandomState(1)
    while True:
        order = random.permutation(m)
        for start in range(0, m, size):
            yield order[start : start + size]


for line in sys.stdin:
    take = ways[line.strip()]
    np.random.seed(1)
    w1 = np.random.randn(hidden, n) / np.sqrt(n)
    w2 = np.random.randn(1, hidden) / np.sqrt(hidden)
    b1, b2, cost, began = np.zeros((hidden, 1)), np.zeros((1, 1)), 0.0, 0.0
    batches = draw_batches()
    for iteration in range(iterations):
        if iteration == 1:
            began = time.perf_counter()
        batch = next(batches)
        X, Y = take(batch), labels[batch]
        hidden_layer = np.maximum(0, np.dot(w1, X) + b1)
        A = 1 / (1 + np.exp(-(np.dot(w2, hidden_layer) + b2)))
        cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
        delta = (A - Y) / len(batch)
        delta1 = np.dot(w2.T, delta) * (hidden_layer > 0)
        w2 = w2 - rate * np.dot(delta, hidden_layer.T)
        b2 = b2 - rate * np.sum(delta, axis=1, keepdims=True)
        w1 = w1 - rate * np.dot(delta1, X.T)
        b1 = b1 - rate * np.sum(delta1, axis=1, keepdims=True)
    seconds = (time.perf_counter() - began) / (iterations - 1)
    norms = {f"norm{k}": float(np.linalg.norm(w)) for k, w in enumerate((w1, w2))}
    print(json.dumps({"seconds": seconds, "cost": float(cost), **norms}), flush=True)
