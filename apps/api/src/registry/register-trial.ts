import { createHash } from 'node:crypto';
import {
  mostModelBytes,
  mostModelVersions,
  type StoredModelVersion,
  type SweepSpec,
  type Trial,
} from '@sweepq/contract';
import type { DatasetLibrary } from '@sweepq/datasets';
import { type ExportedModel, encodeSafetensors } from '@sweepq/exports';
import type { FoundVersion } from '@sweepq/store';
import { ApiProblem } from '../problems/problem.ts';
import type { SteerDeps } from '../steer/on-record.ts';
import { steerOnce } from '../steer/steer-once.ts';
import { findTrial } from '../views/find-trial.ts';
import { readModel } from '../views/read-model.ts';

type Asked = { name: string; trialId: string; note: string | null; key: string | undefined };

/**
 * Copies the model of a trial into the registry, as the next version of a model. The copy has everything needed to predict, so it needs neither
 * the sweep nor the dataset. A later request with the same idempotency key gets the same version.
 */
export async function registerTrial(
  deps: SteerDeps & { library: DatasetLibrary },
  { name, trialId, note, key }: Asked,
): Promise<FoundVersion & { replayed: boolean }> {
  const { store } = deps;
  const asked = { operationId: 'registerModelVersion', key, body: { trialId, note } };
  const { replayed, claimId } = await steerOnce(
    deps,
    { id: name, generation: 0 },
    asked,
    async (change) => {
      const found = await findTrial(deps, trialId);
      const model = await readModel(deps, found);
      const file = encodeSafetensors(model);
      if (file.length > mostModelBytes) throw tooLarge(file.length);
      const now = deps.now();
      const record = toRecord({ ...found, model, file, note, createdAt: now.toISOString() });
      const own = { name, record, file, claimId: change.claimId };
      const [state] = await store.addModelVersion(own, { now });
      if (state === 'full') throw tooMany(name);
    },
  );
  const version = await store.findClaimedVersion(name, claimId);
  const found = version && (await store.findModelVersion({ name, version }));
  if (typeof found === 'object') return { ...found, replayed };
  const detail = `The version of \`${name}\` of this Idempotency-Key was deleted. Use a new key.`;
  throw new ApiProblem('idempotency-key-used', { detail });
}

type Registered = {
  spec: SweepSpec;
  trial: Trial;
  model: ExportedModel;
  file: Uint8Array;
  note: string | null;
  createdAt: string;
};

const toRecord = ({
  spec,
  trial,
  model,
  file,
  note,
  createdAt,
}: Registered): StoredModelVersion => ({
  ...{ trialId: trial.id, sweepId: trial.sweepId, trialStatus: trial.status },
  ...{ params: trial.params, metrics: trial.metrics, objective: spec.objective },
  dataset: spec.dataset,
  ...{ engine: trial.engine, modelSha256: trial.modelSha256 },
  fileSha256: createHash('sha256').update(file).digest('hex'),
  fileBytes: file.length,
  ...{ inputShape: [...model.inputShape], classes: [...model.classes], note, createdAt },
});

const tooLarge = (bytes: number) =>
  new ApiProblem('model-too-large', {
    detail: `Expected a model of at most ${mostModelBytes} bytes, got one of ${bytes}.`,
  });

const tooMany = (name: string) =>
  new ApiProblem('conflict', {
    detail: `Expected \`${name}\` to have fewer than ${mostModelVersions} versions. Delete old ones first.`,
  });
