"""The bodies of a prediction: pictures as files or bytes, or pixels."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Union

# The pixels of an image have one dimension (flat) or three. With two or four, they are those of several images.
_IMAGE_DEPTHS = (1, 3)
# A path, the bytes of a picture, or the pixels of an image: an array or lists (height, width, channels) or flat.
Image = Union[str, "os.PathLike[str]", bytes, Any]


def encode(images: Image | Sequence[Image]) -> tuple[bytes, str]:
    """Returns the body and the content type for one or more images: all pictures, or all pixels."""
    listed = _list(images)
    if all(_is_picture(image) for image in listed):
        return _encode_form([_read(image) for image in listed])
    if any(_is_picture(image) for image in listed):
        raise ValueError("Expected either pictures or pixels, got both.")
    pixels = [image.tolist() if hasattr(image, "tolist") else image for image in listed]
    return json.dumps({"images": pixels}).encode(), "application/json"


def _list(images: Any) -> list[Any]:
    if _is_picture(images):
        return [images]
    shape = getattr(images, "shape", None)
    if shape is not None:
        return [images] if len(shape) in _IMAGE_DEPTHS else list(images)
    listed = list(images)
    return [listed] if _depth(listed) in _IMAGE_DEPTHS else listed


def _depth(value: Any) -> int:
    """The number of levels of nested lists of numbers. Other values have no level."""
    depth = 0
    while isinstance(value, (list, tuple)) and value:
        value = value[0]
        depth += 1
    return depth if isinstance(value, (int, float)) else 0


def _is_picture(image: Any) -> bool:
    return isinstance(image, (str, os.PathLike, bytes, bytearray))


def _read(image: Any) -> bytes:
    return bytes(image) if isinstance(image, (bytes, bytearray)) else Path(image).read_bytes()


def _encode_form(pictures: list[bytes]) -> tuple[bytes, str]:
    boundary = uuid.uuid4().hex
    parts = []
    for k, picture in enumerate(pictures):
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="image"; filename="{k}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        parts += [head.encode(), picture, b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"
