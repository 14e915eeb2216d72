"""Prints one line of JSON with the versions of Python, NumPy and h5py, and the BLAS that NumPy calls. Fails if a
package is missing."""

import ctypes
import json
import platform
import re
import sys

import h5py
import numpy as np


def loaded_libraries():
    """The shared libraries of this process with the name of a BLAS. Works only on Linux."""
    np.dot(np.ones((8, 8)), np.ones((8, 8)))
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split()[-1] for line in maps if "/" in line}
    except OSError:
        return []
    return sorted(path for path in paths if re.search(r"blas|mkl_rt|blis", path.split("/")[-1]))


def openblas_config(path):
    """The configuration that OpenBLAS reports. It contains the processor for which OpenBLAS has selected its kernels."""
    library = ctypes.CDLL(path)
    for prefix in ("", "scipy_"):
        for suffix in ("", "64_"):
            try:
                get_config = getattr(library, f"{prefix}openblas_get_config{suffix}")
            except AttributeError:
                continue
            get_config.restype = ctypes.c_char_p
            return get_config().decode().strip()
    return None


def describe_blas():
    paths = loaded_libraries()
    configs = [config for config in map(openblas_config, paths) if config]
    if configs:
        return configs[0]
    try:
        blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
        return f"{blas['name']} {blas['version']}"
    except (TypeError, KeyError):
        return ", ".join(path.split("/")[-1] for path in paths) or "unknown"


versions = {"python": platform.python_version(), "numpy": np.__version__, "h5py": h5py.__version__}
print(json.dumps({"executable": sys.executable, **versions, "blas": describe_blas()}))
