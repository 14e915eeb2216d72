"""Minimises the benchmark functions with the TPE of Optuna, and prints the results as JSON.

Each study begins with the 10 points with which sweepq begins: first-points.json has shares of the axes in [0, 1),
by number of axes and seed. The result of a study is [[trial, value], ...]: each trial that improved the best value,
with 12 digits.

Usage: python3 optuna-results.py first-points.json [NAME,...] > results.json
Made with Optuna 3.1.0 (Debian's python3-optuna) in 40 minutes of processor time.
"""

import json
import math
import sys

import optuna

TRIALS = 200
optuna.logging.set_verbosity(optuna.logging.ERROR)


def floats(count, low, high):
    return [{"name": f"x{k}", "low": low, "high": high} for k in range(count)]


def branin(x):
    a, b = x
    return ((b - 5.1 / (4 * math.pi**2) * a**2 + 5 / math.pi * a - 6) ** 2
            + 10 * (1 - 1 / (8 * math.pi)) * math.cos(a) + 10)


HARTMANN_A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
HARTMANN_P = [[1312, 1696, 5569, 124, 8283, 5886], [2329, 4135, 8307, 3736, 1004, 9991],
              [2348, 1451, 3522, 2883, 3047, 6650], [4047, 8828, 8732, 5743, 1091, 381]]
HARTMANN_ALPHA = [1, 1.2, 3, 3.2]


def hartmann6(x):
    return -sum(alpha * math.exp(-sum(a * (v - p / 10000) ** 2 for a, p, v in zip(row, points, x)))
                for alpha, row, points in zip(HARTMANN_ALPHA, HARTMANN_A, HARTMANN_P))


def sphere(x):
    return sum(v * v for v in x)


def rosenbrock(x):
    return sum(100 * (b - a * a) ** 2 + (1 - a) ** 2 for a, b in zip(x, x[1:]))


def ackley(x):
    n = len(x)
    return (-20 * math.exp(-0.2 * math.sqrt(sum(v * v for v in x) / n))
            - math.exp(sum(math.cos(2 * math.pi * v) for v in x) / n) + 20 + math.e)


def rastrigin(x):
    return 10 * len(x) + sum(v * v - 10 * math.cos(2 * math.pi * v) for v in x)


def styblinski_tang(x):
    return sum(v**4 - 16 * v * v + 5 * v for v in x) / 2


KINDS = ["zero", "normal", "uniform"]


def mixed(x):
    """A log axis (rate), a linear one (momentum), whole numbers (width) and a list (kind)."""
    rate, momentum, width, kind = x
    shift = {"zero": 0.6, "normal": 0.0, "uniform": 0.25}[kind]
    centre = {"zero": -3.2, "normal": -2.3, "uniform": -1.4}[kind]
    return ((math.log10(rate) - centre) ** 2 + 4 * (momentum - 0.8) ** 2 + ((width - 48) / 32) ** 2 + shift)


FUNCTIONS = {
    "branin": (branin, [{"name": "x0", "low": -5, "high": 10}, {"name": "x1", "low": 0, "high": 15}]),
    "hartmann6": (hartmann6, floats(6, 0, 1)),
    "sphere5": (sphere, floats(5, -2.56, 7.68)),
    "sphere10": (sphere, floats(10, -2.56, 7.68)),
    "rosenbrock2": (rosenbrock, floats(2, -5, 10)),
    "rosenbrock10": (rosenbrock, floats(10, -5, 10)),
    "ackley5": (ackley, floats(5, -15, 30)),
    "rastrigin5": (rastrigin, floats(5, -2.56, 5.12)),
    "styblinski-tang5": (styblinski_tang, floats(5, -5, 5)),
    "mixed": (mixed, [{"name": "rate", "low": 1e-5, "high": 1, "log": True}, {"name": "momentum", "low": 0, "high": 1},
                      {"name": "width", "low": 1, "high": 128, "int": True}, {"name": "kind", "choices": KINDS}]),
}


def distribution(axis):
    if "choices" in axis:
        return optuna.distributions.CategoricalDistribution(axis["choices"])
    if axis.get("int"):
        return optuna.distributions.IntDistribution(axis["low"], axis["high"])
    return optuna.distributions.FloatDistribution(axis["low"], axis["high"], log=axis.get("log", False))


def at_share(axis, share):
    if "choices" in axis:
        return axis["choices"][int(share * len(axis["choices"]))]
    if axis.get("int"):
        return axis["low"] + int(share * (axis["high"] - axis["low"] + 1))
    if axis.get("log"):
        return axis["low"] * (axis["high"] / axis["low"]) ** share
    return axis["low"] + share * (axis["high"] - axis["low"])


def study_of(name, multivariate, seed, first):
    evaluate, axes = FUNCTIONS[name]
    space = {axis["name"]: distribution(axis) for axis in axes}
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed, multivariate=multivariate))
    for shares in first:
        study.enqueue_trial({axis["name"]: at_share(axis, share) for axis, share in zip(axes, shares)})
    best = math.inf
    improvements = []
    for number in range(TRIALS):
        trial = study.ask(space)
        value = evaluate([trial.params[axis["name"]] for axis in axes])
        study.tell(trial, value)
        if value < best:
            best = value
            improvements.append([number, float(f"{value:.12g}")])
    return improvements


def main():
    import warnings
    warnings.filterwarnings("ignore")
    first = json.load(open(sys.argv[1]))
    names = sys.argv[2].split(",") if len(sys.argv) > 2 else list(FUNCTIONS)
    results = {}
    for name in names:
        for mode, multivariate in (("default", False), ("multivariate", True)):
            studies = []
            for seed, points in enumerate(first[str(len(FUNCTIONS[name][1]))]):
                studies.append(study_of(name, multivariate, seed + 1, points))
                print(name, mode, seed, studies[-1][-1], file=sys.stderr, flush=True)
            results.setdefault(name, {})[mode] = studies
    json.dump({"optuna": optuna.__version__, "trials": TRIALS, "results": results}, sys.stdout, separators=(",", ":"))


main()
