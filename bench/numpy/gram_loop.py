"""The same iterates in the Gram form: `gram_loop.py <dataset folder> <iterations> <rate>`.

For each line on stdin the program prints a line of JSON. For `multiply` it has the seconds of K = Xᵀ X. For `descend`
it has the seconds of the loop, and the cost, bias and weight norm at the end.
"""

import json
import sys
import time

import numpy as np
from article import describe_end, load, start

folder, iterations, rate = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
X, Y = load(folder, "train")
n, m = X.shape
y = Y.ravel().astype(float)
K = np.dot(X.T, X)
w0 = start(n)
z0 = np.dot(X.T, w0).ravel()


def descend():
    z, s, b, cost = z0, np.zeros(m), 0.0, 0.0
    for _ in range(iterations):
        a = 1 / (1 + np.exp(-z))
        cost = -np.sum(y * np.log(a) + (1 - y) * np.log(1 - a)) / m
        r = (rate / m) * (a - y)
        total = np.sum(r)
        z = z - np.dot(K, r) - total
        s = s + r
        b = b - total
    return cost, b, s


for line in sys.stdin:
    end = {}
    began = time.perf_counter()
    if line.strip() == "multiply":
        np.dot(X.T, X)
        seconds = time.perf_counter() - began
    else:
        cost, b, s = descend()
        seconds = time.perf_counter() - began
        end = describe_end(cost, b, w0 - np.dot(X, s.reshape(m, 1)))
    print(json.dumps({"seconds": seconds, **end}), flush=True)
