"""A trained model as NumPy arrays."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import Any

from .optional import need


@dataclass(frozen=True)
class Model:
    """The layers and the preprocessing of a model.

    `arrays` has `W1` (outputs, inputs), `b1`, `W2` …, and `mean` and `deviation`, or `scale`, all float64.
    `classes` has the name of each label. `metadata` has the activations, the held-out indices and the rest of `model.json`.
    """

    arrays: dict[str, Any]
    classes: list[str]
    metadata: dict[str, Any]

    def predict(self, images: Any) -> Any:
        """Returns the probability of each class for each image, from uint8 pixels (m, height, width, channels).

        The probabilities differ by at most 1e-12 from those of the service.
        """
        np = need("numpy", "A model")
        a = np.asarray(images, dtype="float64").reshape(len(images), -1)
        if "scale" in self.arrays:
            a = a / self.arrays["scale"]
        else:
            mean, deviation = self.arrays["mean"], self.arrays["deviation"]
            a = np.where(deviation > 0, a - mean, 0) / np.where(deviation > 0, deviation, 1)
        for layer, name in enumerate(self.metadata["activations"], 1):
            a = _activate(np, name, a @ self.arrays[f"W{layer}"].T + self.arrays[f"b{layer}"])
        return np.hstack([1 - a, a]) if a.shape[1] == 1 else a


def parse(npz: bytes) -> Model:
    """Reads the bytes of `model.npz`, without pickle."""
    np = need("numpy", "A model")
    with np.load(io.BytesIO(npz), allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    metadata = json.loads(str(arrays.pop("metadata")))
    classes = arrays.pop("classes").tolist()
    return Model(arrays, classes, metadata)


def _activate(np: Any, name: str, z: Any) -> Any:
    if name == "relu":
        return np.maximum(z, 0)
    if name == "tanh":
        return np.tanh(z)
    if name == "sigmoid":
        return 0.5 * (1 + np.tanh(z / 2))
    if name == "softmax":
        return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))
    raise ValueError(f"Expected a known activation, got `{name}`.")
