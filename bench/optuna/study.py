"""Optuna studies in Redis whose objective does nothing: python3 study.py [<Redis URL>].

Without an argument the program prints its versions. With a URL it does one study for each line "<trials> <jobs at a
time>" on stdin, and prints the seconds as JSON.
"""
import json
import platform
import sys
import time
import warnings

warnings.simplefilter("ignore")  # the storage warns that it is experimental
import optuna
import redis  # noqa: F401  fails here if it is missing: Optuna imports it later

if len(sys.argv) < 2:
    print(json.dumps({"python": platform.python_version(), "optuna": optuna.__version__}))
    sys.exit()

optuna.logging.set_verbosity(optuna.logging.ERROR)


def do_nothing(trial):
    return trial.suggest_float("learning_rate", 1e-4, 1e-1, log=True)


def study(trials, jobs, prefix):
    backend = optuna.storages.JournalRedisStorage(sys.argv[1], prefix=prefix)
    storage = optuna.storages.JournalStorage(backend)
    sampler = optuna.samplers.RandomSampler(seed=0)
    began = time.perf_counter()
    optuna.create_study(storage=storage, sampler=sampler).optimize(
        do_nothing, n_trials=trials, n_jobs=jobs
    )
    return time.perf_counter() - began


for number, line in enumerate(sys.stdin):
    trials, jobs = map(int, line.split())
    seconds = study(trials, jobs, f"optuna-{number}-")
    print(json.dumps({"seconds": seconds}), flush=True)
