"""The article's loop: `article_loop.py <dataset folder> <iterations> <rate>`.

For each line on stdin the program does one run, and prints a line of JSON: the seconds of the loop, and the cost,
bias and weight norm at the end.
"""

import json
import sys
import time

from article import describe_end, descend, load

folder, iterations, rate = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
X, Y = load(folder, "train")

for _ in sys.stdin:
    began = time.perf_counter()
    cost, b, w = descend(X, Y, iterations, rate)
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, **describe_end(cost, b, w)}), flush=True)
