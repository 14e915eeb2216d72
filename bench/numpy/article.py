"""The article's network in NumPy, with the code of the article. The benchmarks compare sweepq with it."""

import glob
import os

import h5py
import numpy as np


def load(folder, split):
    """X (n, m), pixels divided by 255, and Y (1, m)."""
    (path,) = glob.glob(os.path.join(folder, f"{split}_*.h5"))
    with h5py.File(path, "r") as file:
        x = np.array(file[f"{split}_set_x"])
        y = np.array(file[f"{split}_set_y"])
    return x.reshape(x.shape[0], -1).T / 255.0, y.reshape(1, -1)


def start(n):
    """The starting weights of seed 0, (n, 1)."""
    np.random.seed(0)
    return np.random.randn(n, 1) * 0.01


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def descend(X, Y, iterations, rate):
    """Full-batch gradient descent. Returns the last cost, the bias and the weights."""
    m = X.shape[1]
    w, b, cost = start(X.shape[0]), 0.0, 0.0
    for _ in range(iterations):
        A = sigmoid(np.dot(w.T, X) + b)
        cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
        dw = np.dot(X, (A - Y).T) / m
        db = np.sum(A - Y) / m
        w = w - rate * dw
        b = b - rate * db
    return cost, b, w


def accuracy(w, b, X, Y):
    """The fraction of correct predictions."""
    predictions = sigmoid(np.dot(w.T, X) + b) > 0.5
    return float(np.mean(predictions == (Y == 1)))


def describe_end(cost, b, w):
    return {"cost": float(cost), "bias": float(b), "weightNorm": float(np.linalg.norm(w))}
