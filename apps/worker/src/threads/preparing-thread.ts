// The program of the thread that reads and prepares datasets. Training threads do not prepare datasets, because HDF5 takes more memory than
// a run. The pool ends this thread after an idle time, and so frees this memory.
import { prepareDataset, prepareFolds } from '@sweepq/core';
import { createDatasetLibrary, readDataset } from '@sweepq/datasets';
import { collectGarbage } from './collect-garbage.ts';
import type { PreparedDataset, PrepareTask } from './messages.ts';
import { monotonicMs } from './monotonic-ms.ts';
import { sendErrors } from './thread-error.ts';

export const prepare = (task: PrepareTask) => sendErrors(() => prepareIn(task));

async function prepareIn(task: PrepareTask): Promise<PreparedDataset> {
  // This thread needs no reference to the datasets that it prepared before.
  collectGarbage();
  const { roots, files, name, preprocessing, validation, division, known, isRead } = task;
  const askedAt = monotonicMs();
  const dataset = files
    ? await readDataset(files)
    : await createDatasetLibrary({ roots }).load(name);
  Atomics.store(isRead, 0, 1);
  const loadedAt = monotonicMs();
  const { form, slots, budgetBytes: budget } = task;
  const options = { preprocessing, form, slots, budget };
  const { whole: data, parts } = division
    ? prepareFolds(dataset, division, { ...options, known })
    : { whole: prepareDataset(dataset, { ...options, validation }), parts: [] };
  const took = { loadedMs: loadedAt - askedAt, preparedMs: monotonicMs() - loadedAt };
  return { sha256: dataset.sha256, data, parts, took };
}
