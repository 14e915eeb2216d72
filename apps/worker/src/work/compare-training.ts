import {
  type DifferingTrial,
  type FoldsMetrics,
  type MetricName,
  type Metrics,
  metricNames,
  parseRunId,
  pathOfMetric,
  type SweepSpec,
  type Trial,
  toDigestOrNull,
} from '@sweepq/contract';
import { planRun } from '@sweepq/plan';
import { decodeColumns } from '@sweepq/store/curves';
import { sha256 } from '../hash/sha256.ts';
import { metricsOf } from '../run/outcomes.ts';
import { compareValues } from './checks.ts';
import { type Trained, trainAgain } from './train-again.ts';
import type { WorkDeps } from './work-deps.ts';

/** Trains a trial again from iteration 0, and returns what differs. */
export async function compareTraining(
  deps: Pick<WorkDeps, 'store' | 'pool' | 'cache'>,
  spec: SweepSpec,
  { trial, index, signal }: { trial: Trial; index: number; signal: AbortSignal },
): Promise<DifferingTrial['differences']> {
  const run = parseRunId(trial.runId)?.index ?? index;
  const { hyperparameters, readings } = planRun(spec, run);
  const isPruned = trial.status === 'pruned';
  const asked = trial.params.iterations;
  const iterations = isPruned ? (trial.stoppedAt ?? asked) : asked;
  const trained = await trainAgain(deps, spec, { hyperparameters, iterations, signal });
  const isLast = readings.at(-1)?.trial === index;
  const stored = isLast ? await readCurveDigests(deps, spec, run) : {};
  const { bias, modelSha256, stoppedAt } = trial;
  return compareValues(
    {
      ...{ status: isPruned ? 'completed' : trial.status, ...namedMetrics(trial.metrics) },
      ...{ bias, modelDigest: toDigestOrNull(modelSha256) },
      stoppedIteration: isPruned ? null : stoppedAt,
      ...stored,
    },
    {
      ...resultOf(trained, iterations),
      ...(stored.curveDigest !== undefined && {
        curveDigest: toDigestOrNull(trained.end.curveSha256),
      }),
      ...(stored.costs !== undefined && { costs: digestOfCosts(trained.curve) }),
    },
  );
}

/** Returns the digest of the cost curve of an ended run. A pruned run has only the stored curve. */
async function readCurveDigests(
  { store }: Pick<WorkDeps, 'store'>,
  { id: sweepId }: SweepSpec,
  run: number,
): Promise<{ curveDigest?: string | null; costs?: string | null }> {
  const [state] = await store.readRunStates(sweepId, [run]);
  if (state?.curveSha256 != null) return { curveDigest: toDigestOrNull(state.curveSha256) };
  const [curve] = await store.readStoredCurves({ sweepId, runs: [run] });
  if (curve == null || state?.status !== 'pruned') return {};
  return { costs: digestOfCosts(curve) };
}

/** The digest of the points of a stored curve. Versions differ in how they pack the same costs. */
function digestOfCosts(curve: Uint8Array) {
  const { at, costs } = decodeColumns(
    Buffer.from(curve.buffer, curve.byteOffset, curve.byteLength),
  );
  return toDigestOrNull(sha256(Buffer.concat([bytesOf(at), bytesOf(costs)])));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Float64Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);

function resultOf({ end, reading }: Trained, asked: number) {
  if (end.status === 'diverged' || reading === undefined) {
    // A trial that ended with a fold has no model.
    const isOfFold = end.foldDivergences.length > 0;
    const { bias, modelSha256 } = isOfFold ? { bias: null, modelSha256: null } : end;
    return { status: end.status, bias, modelDigest: toDigestOrNull(modelSha256) };
  }
  return {
    ...{ status: 'completed', bias: reading.bias, ...namedMetrics(metricsOf(reading)) },
    modelDigest: toDigestOrNull(reading.modelSha256),
    stoppedIteration: reading.iterations < asked ? reading.iterations : null,
  };
}

const namedMetrics = (metrics: Metrics | null): Record<string, number> =>
  Object.fromEntries([
    ...namedFolds(metrics?.folds),
    ...metricNames.flatMap((name: MetricName) => {
      const value = metrics?.[name];
      return value === undefined ? [] : [[pathOfMetric(name), value]];
    }),
  ]);

function namedFolds(folds: FoldsMetrics | undefined): [string, number][] {
  return (folds?.each ?? []).flatMap(({ values }, fold) =>
    Object.entries(values).flatMap(([measure, value]): [string, number][] =>
      value === null ? [] : [[`metrics.validation.folds.${fold}.${measure}`, value]],
    ),
  );
}
