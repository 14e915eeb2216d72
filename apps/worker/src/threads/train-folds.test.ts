import { MessageChannel } from 'node:worker_threads';
import { type Dataset, prepareFolds } from '@sweepq/core';
import { afterEach, expect, test, vi } from 'vitest';
import { createCostSender, createSavedCosts, noteAnswer } from './cost-sender.ts';
import type { TrainingMessage } from './messages.ts';
import { trainFolds } from './train-folds.ts';

const spec = {
  ...{ learningRate: 0.01, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
  readings: [3],
};
const division = { folds: 2, seed: 0 };
const shared = (values: number[]) =>
  Uint8Array.from(
    new Uint8Array(new SharedArrayBuffer(values.length)).map((_, k) => values[k] ?? 0),
  );

/** Six images of two features, three of each class. */
function smallDataset(): Dataset {
  const split = {
    ...{ images: shared([0, 9, 200, 7, 30, 1, 255, 90, 8, 70, 120, 60]) },
    ...{ labels: shared([0, 1, 0, 1, 0, 1]), count: 6 },
  };
  return {
    ...{ sha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) }, imageShape: [1, 2, 1] },
    ...{ classes: ['0', '1'], train: split, test: split },
  };
}

const { whole, parts } = prepareFolds(smallDataset(), division);

/** Trains both folds, and returns the result with all messages. `states`: the stored state of a fold. */
function trainBoth(
  states: readonly (Uint8Array | undefined)[] = [],
  changed: Partial<Parameters<typeof trainFolds>[1]> = {},
) {
  const messages: TrainingMessage[] = [];
  const folds = parts.map((data, k) => {
    const state = states[k];
    const checkpoint = state && { state, costs: Float64Array.of(0.5) };
    const saved = checkpoint && { readings: [], divergedAt: null, checkpoint };
    return { data, start: undefined, saved };
  });
  const { port1: port } = new MessageChannel();
  const task: Parameters<typeof trainFolds>[1] = {
    ...{ data: whole, slot: 0, start: undefined, spec, port, forgotten: 0 },
    ...{ stopFlag: new Int32Array(new SharedArrayBuffer(4)), costs: undefined },
    ...changed,
  };
  const trained = trainFolds(folds, task, (message) => void messages.push(message));
  port.close();
  return { trained, messages };
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes every message due. */
function hurry() {
  let seconds = 0n;
  vi.spyOn(process.hrtime, 'bigint').mockImplementation(() => {
    seconds += 1n;
    return seconds * 1_000_000_000n;
  });
}

test('sends no costs of a fold in training while Redis has not answered the costs before', () => {
  const savePace = { firstMs: 1, longestMs: 1, share: 1 };
  /** The number of saves of each fold while it is in training. `isAway`: Redis does not answer. */
  const savesOf = (isAway: boolean) => {
    hurry();
    const savedCosts = createSavedCosts();
    const costs = createCostSender(savedCosts);
    const answering = isAway ? costs : { ...costs, isAnswered: () => noteAll() };
    let taken = 0;
    const noteAll = () => {
      for (; taken > 0; taken--) noteAnswer(savedCosts);
      return costs.isAnswered();
    };
    const counting = {
      ...answering,
      take: (curve: Float64Array) => {
        taken += 1;
        return costs.take(curve);
      },
    };
    const long = { ...spec, readings: [1_000] };
    const { messages } = trainBoth([], { spec: long, savePace, costs: counting });
    return messages
      .flatMap(({ folds }) => folds?.saved ?? [])
      .filter(({ progress }) => 'part' in progress).length;
  };
  expect(savesOf(true)).toBe(1);
  expect(savesOf(false)).toBeGreaterThan(1);
});

test('reports no progress of a fold beyond the last one, and saves the last fold', () => {
  hurry();
  const { messages } = trainBoth();
  const sent = messages.flatMap(({ folds }) => folds ?? []);
  const reported = sent.filter(({ isReport }) => isReport).map(({ fold }) => fold);
  expect(new Set(reported)).toEqual(new Set([0, 1]));
  const ended = sent.flatMap(({ saved }) => saved.map(({ fold, state }) => [fold, state.status]));
  expect(ended).toEqual([
    [0, 'completed'],
    [1, 'completed'],
  ]);
});

test('names each fold that cannot resume from its checkpoint, and trains it from iteration 0', () => {
  const { trained, messages } = trainBoth([undefined, Uint8Array.of(1, 2, 3)]);
  expect(trained.refusals).toEqual([
    'In fold 1: Expected the bytes of a checkpoint, got other bytes.',
  ]);
  const digests = (all: readonly TrainingMessage[]) =>
    all.flatMap(({ folds }) => folds?.saved.map(({ state }) => state.curveSha256) ?? []);
  expect(digests(messages)).toEqual(digests(trainBoth().messages));
  expect(trainBoth().trained.refusals).toEqual([]);
});
