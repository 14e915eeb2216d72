"""The calls, against a real service at $SWEEPQ_URL with a worker and the dataset `synthetic-cats`."""

import contextlib
import io
import math
import os
import tempfile
import unittest

from sweepq import Client, SweepqError
from sweepq.optional import find

pandas = find("pandas")
pyarrow = find("pyarrow")

RATES = [0.004, 0.002]
ITERATIONS = [5, 120]


def rows_of(table):
    """The rows of a DataFrame as dictionaries; a list of rows as it is."""
    return table if pandas is None else table.to_dict("records")


class Service(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = Client()
        space = {"learningRate": RATES, "iterations": ITERATIONS}
        submitted = cls.client.submit(space, dataset="synthetic-cats", name="from Python")
        shown = io.StringIO()
        with contextlib.redirect_stderr(shown):
            cls.sweep = cls.client.wait(submitted, progress=True, timeout=120)
        cls.shown = shown.getvalue()

    def test_wait_returns_the_ended_sweep_and_shows_a_bar(self):
        self.assertEqual(self.sweep["status"], "completed")
        self.assertRegex(self.shown, r"#{24}\] 4/4 trials, completed, test\.accuracy 0\.\d{4}\n$")
        self.assertIn(self.sweep["id"], [sweep["id"] for sweep in self.client.sweeps()])

    def test_wait_ends_with_a_timeout(self):
        with self.assertRaises(TimeoutError):
            space = {"learningRate": 0.005, "iterations": 1_000_000}
            endless = self.client.submit(space, dataset="synthetic-cats", priority="low")
            try:
                self.client.wait(endless, progress=False, timeout=0.2)
            finally:
                self.assertEqual(self.client.cancel(endless)["status"], "cancelled")

    def test_trials_has_all_trials_in_the_order_of_the_plan(self):
        table = self.client.trials(self.sweep)
        self.assertEqual(len(table), self.sweep["counts"]["total"])
        found = [(row["params.learningRate"], row["params.iterations"]) for row in rows_of(table)]
        self.assertEqual(found, [(rate, count) for rate in RATES for count in ITERATIONS])
        if pandas is not None:
            self.assertEqual(str(table["metrics.test.accuracy"].dtype), "float64")
            self.assertRegex(str(table["finishedAt"].dtype), r"^datetime64\[[mun]s, UTC\]$")
        some = self.client.trials(self.sweep["id"], filter="params.iterations = 120", sort="-index")
        self.assertEqual([row["index"] for row in rows_of(some)], [3, 1])

    def test_curves_has_every_point_with_the_bits_of_the_service(self):
        rows = rows_of(self.client.curves(self.sweep))
        self.assertEqual(len(rows), len(RATES) * sum(ITERATIONS))
        expected = self.client._http.json(f"/v1/trials/{self.sweep['id']}-t3/cost-curve")["points"]
        found = [(row["iteration"], row["cost"]) for row in rows if row["index"] == 3]
        self.assertEqual(found, [(point["iteration"], point["cost"]) for point in expected])
        every = rows_of(self.client.curves(self.sweep, every=50))
        self.assertEqual(every, [row for row in rows if row["iteration"] % 50 == 0])

    def test_best_is_the_first_trial_by_the_objective(self):
        best = self.client.best(self.sweep)
        [first, *_] = rows_of(self.client.trials(self.sweep, sort="objective"))
        self.assertEqual(best["id"], first["id"])

    def test_predict_takes_bytes_paths_and_pixels(self):
        best = self.client.best(self.sweep)
        picture = self.client.image("synthetic-cats", "test", 0)
        [one] = self.client.predict(best, picture, picture=True)
        self.assertTrue(one["picture"].startswith("data:image/png;base64,"))
        self.assertAlmostEqual(math.fsum(one["probabilities"]), 1)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "photo.png")
            with open(path, "wb") as file:
                file.write(picture)
            two = self.client.predict(best["id"], [path, picture])
        self.assertEqual([each["probabilities"] for each in two], [one["probabilities"]] * 2)
        size = self.client.model(best).metadata["inputShape"] if find("numpy") else [64, 64, 3]
        [black] = self.client.predict(best, [0] * math.prod(size))
        self.assertEqual(len(black["probabilities"]), 2)

    @unittest.skipIf(find("numpy") is None, "needs NumPy")
    def test_model_predicts_as_the_service_does(self):
        import numpy

        best = self.client.best(self.sweep)
        model = self.client.model(best)
        self.assertEqual(model.arrays["W1"].dtype, "float64")
        images = numpy.random.default_rng(1).integers(
            0, 256, (3, *model.metadata["inputShape"]), "uint8"
        )
        found = model.predict(images)
        expected = [each["probabilities"] for each in self.client.predict(best, images)]
        self.assertLess(abs(found - numpy.array(expected)).max(), 1e-12)
        self.assertEqual(model.classes, [each["name"] for each in self.classes()])

    def classes(self):
        return self.client.dataset("synthetic-cats")["classes"]

    @unittest.skipIf(find("numpy") is not None, "needs a Python without NumPy")
    def test_model_says_that_it_needs_numpy(self):
        with self.assertRaisesRegex(ImportError, "pip install numpy"):
            self.client.model(self.client.best(self.sweep))

    def test_save_writes_the_tables_as_files(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "curves.parquet")
            self.client.save(self.sweep, "cost-curves.parquet", path)
            with open(path, "rb") as file:
                bytes = file.read()
            self.assertEqual(
                (bytes[:4], bytes[-4:], os.listdir(folder)), (b"PAR1", b"PAR1", ["curves.parquet"])
            )
            if pandas is not None and pyarrow is not None:
                mine = self.client.curves(self.sweep)
                self.assertTrue(
                    pandas.read_parquet(path)
                    .sort_values(["index", "iteration"])
                    .reset_index()[list(mine)]
                    .equals(mine)
                )

    @unittest.skipIf(pyarrow is None, "needs pyarrow")
    def test_arrow_has_all_trials(self):
        self.assertEqual(self.client.arrow(self.sweep).num_rows, 4)

    def test_a_problem_of_the_service_is_an_error_with_its_code(self):
        with self.assertRaises(SweepqError) as raised:
            self.client.submit({"learningRate": -1, "iterations": 5}, dataset="synthetic-cats")
        self.assertEqual((raised.exception.status, raised.exception.code), (400, "validation"))
        with self.assertRaises(SweepqError) as raised:
            Client("http://127.0.0.1:9", timeout=1)._http.post(
                "/v1/sweeps", b"{}", "application/json"
            )
        self.assertEqual(raised.exception.status, 0)


if __name__ == "__main__":
    unittest.main()
