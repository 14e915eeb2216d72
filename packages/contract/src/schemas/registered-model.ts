// The registry of models: names with versions, which never change, and aliases, which move.
import { z } from 'zod';
import type { TrialParams } from './hyperparameters.ts';
import { note, tags } from './labels.ts';
import type { Objective } from './objective.ts';
import { expected, newDatasetName } from './rules.ts';
import type { DatasetIdentity } from './run.ts';
import type { Metrics, trialStatuses } from './trial.ts';

/** The most versions and aliases of a model. */
export const mostModelVersions = 1_000;
export const mostAliases = 100;
/** The most bytes of the file of a version: Redis holds it in memory. */
export const mostModelBytes = 64 * 1024 * 1024;

const aModelName = expected(
  'the name of a model: letters, digits, ".", "_" and "-", at most 64, without a suffix of a format such as ".csv"',
);
/** The name of a model has the rules of the name of a dataset. */
export const modelName = z
  .string(aModelName)
  .refine((name) => newDatasetName.safeParse(name).success, aModelName)
  .meta({
    description:
      'Letters, digits, `.`, `_` and `-`, at most 64. It does not end in a suffix of a format, such as `.onnx`.',
    examples: ['cats'],
  });

const anAlias = expected(
  'an alias: a letter, then letters, digits, ".", "_" and "-", at most 64 in total',
);
/** An alias begins with a letter, so that `name@3` is a version. */
export const aliasName = z
  .string(anAlias)
  .regex(/^[A-Za-z][A-Za-z0-9._-]{0,63}$/, anAlias)
  .meta({ examples: ['champion'] });

const aVersion = expected('a whole number from 1');
const modelVersionNumber = z.int(aVersion).min(1, aVersion);

/** The body of `POST /v1/models/:name/versions`. */
export const modelVersionRequest = z
  .strictObject(
    {
      trialId: z.string(expected('the id of a trial')).meta({
        description: 'The trial whose model is copied. It must have a model.',
        examples: ['swp_01m8m7a1c7v2q0x4n9j5d3k8ze-t0'],
      }),
      note: note.nullish().meta({ description: 'A text about this version. It never changes.' }),
    },
    expected('an object with `trialId`'),
  )
  .meta({ id: 'ModelVersionRequest', description: 'The trial whose model becomes a version.' });

/** The body of `PUT /v1/models/:name/aliases/:alias`. */
export const aliasRequest = z
  .strictObject({ version: modelVersionNumber }, expected('an object with `version`'))
  .meta({ id: 'AliasRequest', description: 'The version to which the alias points from now on.' });

const something = expected('an object with `tags` or `note`');

/** The body of `PATCH /v1/models/:name`. */
export const registeredModelEdit = z
  .strictObject(
    {
      tags: tags.nullable().optional().meta({
        description: 'Labels for finding the model. A tag that occurs twice is rejected.',
      }),
      note: note.nullable().optional(),
    },
    something,
  )
  .refine((edit) => Object.values(edit).some((value) => value !== undefined), something)
  .meta({
    id: 'RegisteredModelEdit',
    minProperties: 1,
    description:
      'A JSON merge patch (RFC 7396): the fields to change. Null removes the note or all tags.',
  });
export type RegisteredModelEdit = z.infer<typeof registeredModelEdit>;

/** The record of a version, as it is stored. It has what the trial had, so that it outlives its sweep. */
export type StoredModelVersion = {
  trialId: string;
  sweepId: string;
  trialStatus: (typeof trialStatuses)[number];
  params: TrialParams;
  metrics: Metrics | null;
  objective: Objective;
  dataset: DatasetIdentity;
  engine: number | null;
  modelSha256: string | null;
  /** The hash and the length of the file: the model as .safetensors. */
  fileSha256: string;
  fileBytes: number;
  inputShape: [height: number, width: number, channels: number];
  classes: string[];
  note: string | null;
  createdAt: string;
};

export type ModelAlias = { name: string; version: number; movedAt: string };

/** A version with its number. */
export type NumberedVersion = StoredModelVersion & { version: number };

export type RegisteredModel = {
  name: string;
  tags: string[];
  note: string | null;
  createdAt: string;
  updatedAt: string;
  /** Starts at the time of creation in ms, and grows by 1 with each change. */
  revision: number;
  versionCount: number;
  /** Sorted by name. */
  aliases: ModelAlias[];
  /** The version with the highest number. Null if all versions are deleted. */
  newest: NumberedVersion | null;
};
