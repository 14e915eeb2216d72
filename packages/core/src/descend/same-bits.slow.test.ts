// Compares hashes of all bits of some runs with recorded hashes, which are the same on every machine, in every slot and
// under every load. fixtures/print-same-bits.mjs records the hashes.
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { hashOf, train } from '../../fixtures/train.ts';
import { engineVersion } from '../engine-version.ts';
import type { Dataset } from '../load/dataset.ts';
import { loadDataset } from '../load/load-dataset.ts';
import type { DescentParams } from '../models/descent-params.ts';
import { type FormName, formNames } from '../preprocess/choose-form.ts';
import { type Preprocessing, preprocessings } from '../preprocess/feature-scale.ts';
import type { Fold } from '../preprocess/find-folds.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { type FoldOptions, prepareFolds } from '../preprocess/prepare-folds.ts';
import type { PreparedData } from '../preprocess/prepared-data.ts';
import { synthesiseDataset } from '../synthesise/synthesise-dataset.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import type { RunSpec } from './run-spec.ts';

type RecordedRun = DescentParams & {
  form: FormName;
  preprocessing: Preprocessing;
  iterations: number;
  /** The fold that is held out. Default: the run trains on all of train. */
  fold?: Fold | undefined;
  /** The number of classes of the synthetic dataset. Default: 2. */
  classes?: number | undefined;
  sha256: string;
};

const path = new URL('../../fixtures/same-bits.json', import.meta.url);
const recorded = JSON.parse(readFileSync(path, 'utf8')) as {
  engineVersion: number;
  runs: RecordedRun[];
};
const threadCount = 8;
const bitsChanged =
  'The bits of a run differ from the recorded bits. If the change is intended, increase `engineVersion` and record the bits again.';

test('the recorded bits belong to this version of the engine', () => {
  expect(
    recorded.engineVersion,
    'The version of the engine has changed. Record its bits with print-same-bits.mjs --write.',
  ).toBe(engineVersion);
  expect(recorded.runs).toHaveLength(28);
});

const datasets = new Map<number, Dataset>();
for (const classes of [2, 6]) {
  datasets.set(classes, await loadDataset(await synthesiseDataset({ classes })));
}
const threads = Array.from({ length: threadCount }, () => {
  return new Worker(new URL('../../fixtures/hash-run.mjs', import.meta.url));
});
afterAll(() => Promise.all(threads.map((thread) => thread.terminate())));

describe.each(formNames)('the %s form', (form) => {
  describe.each(preprocessings)('with %s', (preprocessing) => {
    const dataOf = prepareOnce({ form, preprocessing, slots: threadCount });
    const runs = recorded.runs.filter(
      (run) => run.form === form && run.preprocessing === preprocessing,
    );

    test('gives the recorded bits', () => {
      const hashes = runs.map((run) => hashOf(train(dataOf(run), specOf(run)).result));
      expect(hashes, bitsChanged).toEqual(runs.map((run) => run.sha256));
    });

    test('gives the recorded bits if a run resumes from a checkpoint in another slot', () => {
      const hashes = runs.map((run) => {
        const data = dataOf(run);
        const { result } = train(data, { ...specOf(run), readings: [113] }, { slot: 1 });
        const from = decodeCheckpoint(encodeCheckpoint(result.checkpoint));
        return hashOf(train(data, specOf(run), { slot: 2, from }).result);
      });
      expect(hashes, bitsChanged).toEqual(runs.map((run) => run.sha256));
    });

    test('gives the recorded bits in 8 threads that train on one shared memory at the same time', async () => {
      const jobs = threads.map((thread, slot) => {
        const run = runs[slot % runs.length] as RecordedRun;
        const data = dataOf(run);
        return { hash: runOn(thread, { data, run, slot }), expected: run.sha256 };
      });
      const hashes = await Promise.all(jobs.map((job) => job.hash));
      expect(hashes, bitsChanged).toEqual(jobs.map((job) => job.expected));
    });
  });
});

/** Returns a function that finds the data of a run. All runs on a dataset without a fold share one memory, and those of the folds of a division. */
function prepareOnce(options: FoldOptions): (run: RecordedRun) => PreparedData {
  const divisions = new Map<string, readonly PreparedData[]>();
  return ({ fold, classes = 2 }) => {
    const dataset = datasets.get(classes) as Dataset;
    const key = fold ? `${classes} in ${fold.folds} by ${fold.seed}` : String(classes);
    const prepare = () =>
      fold ? prepareFolds(dataset, fold, options).parts : [prepareDataset(dataset, options)];
    const parts = divisions.get(key) ?? prepare();
    divisions.set(key, parts);
    return parts[fold?.fold ?? 0] as PreparedData;
  };
}

function specOf(run: RecordedRun): RunSpec {
  const { form: _form, preprocessing: _preprocessing, sha256: _hash, ...ofRun } = run;
  const { fold: _fold, classes: _classes, iterations, ...of } = ofRun;
  return { ...of, readings: [iterations] };
}

/** Sends a job to a thread, and waits for the hash. */
function runOn(thread: Worker, job: object): Promise<string> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.postMessage(job);
  });
}
