import { z } from 'zod';
import type { ModelAlias, NumberedVersion, RegisteredModel } from '../schemas/registered-model.ts';
import { timestamp } from '../schemas/rules.ts';
import { engineVersion, trialStatuses } from '../schemas/trial.ts';
import { datasetIdentityView, viewDatasetIdentity } from './dataset.ts';
import { digest, toDigest, toDigestOrNull } from './digest.ts';
import { metricsView, viewMetrics } from './metrics.ts';
import { openEnum } from './open-enum.ts';
import { objectiveView, viewObjective } from './spec.ts';
import { paramsView, viewParams } from './trial.ts';

const count = z.number().int().min(0);
const version = z.number().int().min(1);

export const modelVersionView = z
  .object({
    name: z.string().meta({ description: 'The name of the model.' }),
    version: version.meta({
      description: 'Versions count from 1. The number of a deleted version is not used again.',
    }),
    aliases: z.array(z.string()).meta({ description: 'The aliases that point to this version.' }),
    trialId: z.string(),
    sweepId: z.string().meta({ description: 'The sweep of the trial. It may be deleted by now.' }),
    trialStatus: openEnum(trialStatuses).meta({
      description: 'The status that the trial had when the version was made.',
    }),
    params: paramsView,
    metrics: metricsView.nullable(),
    objective: objectiveView,
    dataset: z.object(datasetIdentityView).meta({
      id: 'ModelDataset',
      description: 'The dataset on which the model was trained, with the content that it had.',
    }),
    engine: engineVersion.nullable(),
    modelDigest: digest
      .nullable()
      .meta({ description: 'The `modelDigest` of the trial. Null if the trial had none.' }),
    digest: digest.meta({
      description: 'The digest of the stored copy of the model: its file `model.safetensors`.',
    }),
    sizeBytes: count.meta({ description: 'The size of this copy.' }),
    inputShape: z
      .array(count)
      .length(3)
      .meta({ description: 'Height, width, channels of an image.' }),
    classes: z
      .array(z.object({ name: z.string() }))
      .meta({ description: 'The classes, by label from 0.' }),
    note: z.string().nullable(),
    createdAt: timestamp,
  })
  .meta({
    id: 'ModelVersion',
    description:
      'A copy of the model of a trial, with its lineage. It never changes, and does not need its sweep or its dataset.',
  });
export type ModelVersionView = z.infer<typeof modelVersionView>;

export const registeredModelView = z
  .object({
    name: z.string(),
    tags: z.array(z.string()),
    note: z.string().nullable(),
    aliases: z
      .array(
        z
          .object({
            name: z.string(),
            version,
            movedAt: timestamp.meta({ description: 'The time of its last move.' }),
          })
          .meta({ id: 'ModelAlias', description: 'A name for a version, which can be moved.' }),
      )
      .meta({ description: 'Sorted by name.' }),
    versionCount: count,
    newest: modelVersionView.nullable().meta({
      description:
        'The newest version: the one that the name alone means. Null if all versions are deleted.',
    }),
    createdAt: timestamp,
    updatedAt: timestamp.meta({ description: 'The time of the last change.' }),
  })
  .meta({
    id: 'RegisteredModel',
    description: 'A name with versions, which never change, and aliases, which can be moved.',
  });
type RegisteredModelView = z.infer<typeof registeredModelView>;

/** Returns the answer for a version. `aliases`: all aliases of its model. */
export const viewModelVersion = (
  name: string,
  version: NumberedVersion,
  aliases: readonly ModelAlias[],
): ModelVersionView => ({
  name,
  version: version.version,
  aliases: aliases.filter((alias) => alias.version === version.version).map((each) => each.name),
  trialId: version.trialId,
  sweepId: version.sweepId,
  trialStatus: version.trialStatus,
  params: viewParams(version.params),
  metrics: version.metrics && viewMetrics(version.metrics),
  objective: viewObjective(version.objective),
  dataset: viewDatasetIdentity(version.dataset),
  engine: version.engine,
  modelDigest: toDigestOrNull(version.modelSha256),
  digest: toDigest(version.fileSha256),
  sizeBytes: version.fileBytes,
  inputShape: version.inputShape,
  classes: version.classes.map((each) => ({ name: each })),
  note: version.note,
  createdAt: version.createdAt,
});

/** Returns the answer for a registered model. */
export const viewRegisteredModel = ({
  revision: _,
  newest,
  ...model
}: RegisteredModel): RegisteredModelView => ({
  ...model,
  newest: newest && viewModelVersion(model.name, newest, model.aliases),
});
