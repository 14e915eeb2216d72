"""From the files to the test accuracy: `cold.py <dataset folder> <iterations> <rate>`. The parent
process measures the time."""

import json
import sys

from article import accuracy, descend, load

folder, iterations, rate = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
X, Y = load(folder, "train")
X_test, Y_test = load(folder, "test")
cost, b, w = descend(X, Y, iterations, rate)
testAccuracy = accuracy(w, b, X_test, Y_test)
print(json.dumps({"cost": float(cost), "bias": float(b), "testAccuracy": testAccuracy}))
