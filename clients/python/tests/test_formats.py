"""What needs no service: the formats that the client reads and writes."""

import json
import struct
import unittest

from sweepq import SweepqError
from sweepq.curves import parse
from sweepq.images import encode
from sweepq.progress import describe
from sweepq.trials import _columns_of, _flatten


def page(*curves):
    body = b"swqc" + struct.pack("<III", 1, len(curves), 0)
    for index, costs in curves:
        body += struct.pack("<IIII", index, len(costs), len(costs), 0)
        body += struct.pack(f"<{len(costs)}d{len(costs)}I", *costs, *range(len(costs)))
        body += bytes(4 * (len(costs) % 2))
    return body


class Curves(unittest.TestCase):
    def test_a_page_has_the_points_of_each_curve(self):
        read = list(parse(page((3, [0.5, 0.25, 0.125]), (7, []), (8, [1.0, 2.0]))))
        self.assertEqual([(one.trial, one.points) for one in read], [(3, 3), (7, 0), (8, 2)])
        self.assertEqual([*read[0].costs.cast("d")], [0.5, 0.25, 0.125])
        self.assertEqual([*read[2].at.cast("I")], [0, 1])

    def test_a_page_that_is_cut_anywhere_is_refused(self):
        whole = page((0, [0.5, 0.25, 0.125]), (1, [1.0]))
        for length in range(len(whole)):
            with self.assertRaises(SweepqError):
                list(parse(whole[:length]))


class Images(unittest.TestCase):
    def pixels(self, images):
        body, content_type = encode(images)
        self.assertEqual(content_type, "application/json")
        return json.loads(body)["images"]

    def test_one_image_and_several_images_as_lists(self):
        flat, nested = [1, 2, 3], [[[1, 2, 3]]]
        self.assertEqual(self.pixels(flat), [flat])
        self.assertEqual(self.pixels([flat, flat]), [flat, flat])
        self.assertEqual(self.pixels(nested), [nested])
        self.assertEqual(self.pixels([nested, nested]), [nested, nested])

    def test_pictures_are_the_fields_of_a_form(self):
        body, content_type = encode([b"one", b"two"])
        self.assertEqual(content_type.split(";")[0], "multipart/form-data")
        self.assertEqual(body.count(b'name="image"'), 2)
        self.assertEqual(encode(b"one")[0].count(b'name="image"'), 1)

    def test_pictures_and_pixels_together_are_refused(self):
        with self.assertRaisesRegex(ValueError, "either pictures or pixels"):
            encode([b"one", [1, 2]])


class Trials(unittest.TestCase):
    def test_a_column_is_a_path_also_if_the_first_trial_has_no_metrics(self):
        trials = [
            {"id": "a", "params": {"layers": []}, "metrics": None},
            {"id": "b", "params": {"layers": [20, 7]}, "metrics": {"test": {"cost": 1.5}}},
        ]
        rows = [dict(_flatten(trial)) for trial in trials]
        self.assertEqual(_columns_of(rows), ["id", "params.layers", "metrics.test.cost"])
        self.assertEqual([row["params.layers"] for row in rows], ["none", "20-7"])


class Progress(unittest.TestCase):
    def test_the_bar_counts_the_trials_that_have_ended(self):
        counts = {"total": 4, "queued": 1, "running": 1, "completed": 2}
        sweep = {"status": "running", "plannedTrials": 4, "counts": counts, "best": None}
        self.assertEqual(describe(sweep), f"[{'#' * 12}{'.' * 12}] 2/4 trials, running")


if __name__ == "__main__":
    unittest.main()
