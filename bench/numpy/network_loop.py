"""The loop of the course that follows the article: `network_loop.py <dataset folder> <iterations> <learning rate> <sizes> <classes>`.

`sizes` has the hidden layers, such as 20,7,5, or is empty. With more than two classes the label of the image at index i is
(i * i + label) mod classes, and the last layer is a softmax. For each line on stdin the program does one run, and
prints a line of JSON: the seconds of the loop, and the cost and both accuracies at the end.
"""

import json
import sys
import time

import numpy as np
from article import load, sigmoid

folder, iterations, rate = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
hidden, classes = [int(size) for size in sys.argv[4].split(",") if size], int(sys.argv[5])


def read_labels(Y):
    labels = Y.ravel().astype(int)
    if classes == 2:
        return labels
    index = np.arange(len(labels))
    return (index * index + labels) % classes


X, Y = load(folder, "train")
X_test, Y_test = load(folder, "test")
labels, test_labels = read_labels(Y), read_labels(Y_test)
outputs = classes if classes > 2 else 1
sizes = [X.shape[0], *hidden, outputs]
m = X.shape[1]
examples = np.arange(m)


def forward(weights, biases, X):
    activations = [X]
    for number, (w, b) in enumerate(zip(weights, biases)):
        z = np.dot(w, activations[-1]) + b
        is_last = number == len(weights) - 1
        activations.append(z if is_last else np.maximum(0, z))
    return activations


def cross_entropy(logits):
    """The cost, and its derivatives with respect to the logits."""
    if outputs == 1:
        a = sigmoid(logits)
        cost = -np.sum(labels * np.log(a) + (1 - labels) * np.log(1 - a)) / m
        return cost, (a - labels) / m
    powers = np.exp(logits - logits.max(axis=0))
    p = powers / powers.sum(axis=0)
    cost = -np.sum(np.log(p[labels, examples])) / m
    p[labels, examples] -= 1
    return cost, p / m


def accuracy(weights, biases, X, expected):
    logits = forward(weights, biases, X)[-1]
    predicted = (sigmoid(logits) > 0.5).ravel() if outputs == 1 else logits.argmax(axis=0)
    return float(np.mean(predicted == expected))


def descend():
    np.random.seed(1)
    weights = [np.random.randn(o, i) / np.sqrt(i) for i, o in zip(sizes, sizes[1:])]
    biases = [np.zeros((o, 1)) for o in sizes[1:]]
    cost = 0.0
    began = time.perf_counter()
    for _ in range(iterations):
        activations = forward(weights, biases, X)
        cost, delta = cross_entropy(activations[-1])
        for number in range(len(weights) - 1, -1, -1):
            by_weights = np.dot(delta, activations[number].T)
            by_biases = np.sum(delta, axis=1, keepdims=True)
            if number > 0:
                delta = np.dot(weights[number].T, delta) * (activations[number] > 0)
            weights[number] = weights[number] - rate * by_weights
            biases[number] = biases[number] - rate * by_biases
    return time.perf_counter() - began, cost, weights, biases


for _ in sys.stdin:
    seconds, cost, weights, biases = descend()
    end = {
        "cost": float(cost),
        "trainAccuracy": accuracy(weights, biases, X, labels),
        "testAccuracy": accuracy(weights, biases, X_test, test_labels),
    }
    print(json.dumps({"seconds": seconds, **end}), flush=True)
