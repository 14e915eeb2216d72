import {
  createSweepId,
  isAllowedTarget,
  quoteReceived,
  viewDatasetIdentity,
  viewSpec,
} from '@sweepq/contract';
import { CoreError, countHeldOut } from '@sweepq/core';
import { DatasetError, type DatasetLibrary, type DatasetSummary } from '@sweepq/datasets';
import {
  createSweepSpec,
  nameOfDataset,
  type ParsedSweepRequest,
  type SweepIdentity,
} from '@sweepq/plan';
import { maxBodyBytes } from '../http/json-body.ts';
import { refuse } from '../http/parse-request.ts';
import { ApiProblem } from '../problems/problem.ts';

export type IdentifyDeps = {
  library: DatasetLibrary;
  webhookTargets: readonly string[];
  now: () => Date;
};

/**
 * Creates the identity of a new sweep, with the current content of its dataset. Throws a problem if the dataset is missing, has
 * other content than requested, or is too small to hold out a validation split. Also throws a problem if a webhook is not
 * allowed, or if the spec would be too large to be submitted again.
 */
export async function identifySweep(
  { library, webhookTargets, now }: IdentifyDeps,
  request: ParsedSweepRequest,
): Promise<SweepIdentity> {
  assertWebhooksAllowed(webhookTargets, request);
  const name = nameOfDataset(request);
  const dataset = await describeDataset(library, request);
  const { uploaded } = dataset;
  assertContent(request, { name, sha256: dataset.sha256, version: uploaded?.version });
  assertHoldsOut(dataset, request);
  const createdAt = now();
  const id = createSweepId(createdAt.getTime());
  const identity = {
    ...{ id, createdAt: createdAt.toISOString() },
    ...{ datasetSha256: dataset.sha256, datasetWarnings: dataset.warnings },
    ...(uploaded !== undefined && { datasetVersion: uploaded.version }),
  };
  assertFits(request, identity);
  return identity;
}

/** Throws a problem if the spec, which is longer than the request, exceeds the limit of a body. */
function assertFits(request: ParsedSweepRequest, identity: SweepIdentity) {
  const bytes = Buffer.byteLength(JSON.stringify(viewSpec(createSweepSpec(request, identity))));
  if (bytes <= maxBodyBytes) return;
  const detail = `Expected a sweep of at most ${maxBodyBytes} bytes with all defaults filled in and all numbers written out, got ${bytes}. A range takes less space than a list.`;
  throw new ApiProblem('body-too-large', { detail });
}

/** Returns the version that a request names. Undefined for the newest one, and for a dataset that does not exist. */
async function findVersion(
  library: DatasetLibrary,
  { dataset }: ParsedSweepRequest,
): Promise<number | undefined> {
  if (typeof dataset === 'string' || dataset.version == null) return undefined;
  const { name, version } = dataset;
  const versions = await library.listVersions(name);
  if (versions.length === 0 || versions.includes(version)) return version;
  const known =
    versions.length === 1
      ? `${versions[0]}, the only version of \`${name}\``
      : `a version of \`${name}\` (${versions.slice(0, 10).join(', ')}${versions.length > 10 ? ', …' : ''})`;
  throw invalid(
    '/dataset/version',
    `Expected \`dataset.version\` to be ${known}, got \`${version}\`.`,
  );
}

/** Reads the summary of the dataset of a request. Throws a problem with the reason if the dataset does not exist or is damaged. */
async function describeDataset(
  library: DatasetLibrary,
  request: ParsedSweepRequest,
): Promise<DatasetSummary> {
  try {
    return await library.describe(nameOfDataset(request), await findVersion(library, request));
  } catch (cause) {
    const isOfDataset = cause instanceof DatasetError || cause instanceof CoreError;
    if (!isOfDataset || cause.code === 'reader-busy') throw cause;
    const { code, message: detail } = cause;
    const pointer = typeof request.dataset === 'string' ? '/dataset' : '/dataset/name';
    const problem = code === 'dataset-not-found' ? 'validation' : 'dataset-unusable';
    throw new ApiProblem(problem, {
      detail,
      cause,
      errors: [{ in: 'body', pointer, detail, code }],
    });
  }
}

/** Throws a problem if the request wants another version or another content of the dataset than the present one. */
function assertContent(
  { dataset }: ParsedSweepRequest,
  identity: Parameters<typeof viewDatasetIdentity>[0],
) {
  if (typeof dataset === 'string') return;
  const present = viewDatasetIdentity(identity);
  const wanted = [
    ['digest', dataset.digest, present.digest],
    ['files.train', dataset.files?.train, present.files.train],
    ['files.test', dataset.files?.test, present.files.test],
  ] as const;
  for (const [member, digest, current] of wanted) {
    if (digest == null || digest === current) continue;
    const detail = `Expected \`dataset.${member}\` to be that of the present content of \`${present.name}\`, \`${current}\`, got \`${digest}\`.`;
    const pointer = `/dataset/${member.replace('.', '/')}`;
    const fault = { in: 'body', pointer, detail, code: 'dataset-changed' } as const;
    throw new ApiProblem('dataset-unusable', { detail, errors: [fault] });
  }
}

/** Throws a problem if the validation split would have no image or all images of the training set. */
function assertHoldsOut(
  { trainCount, classBalance }: DatasetSummary,
  { validation }: ParsedSweepRequest,
) {
  if (validation?.folds != null) assertFolds(classBalance.train, validation.folds);
  if (validation?.fraction == null) return;
  const { fraction } = validation;
  const heldOut = countHeldOut(classBalance.train, fraction);
  if (heldOut > 0 && heldOut < trainCount) return;
  throw invalid(
    '/validation/fraction',
    `Expected \`validation.fraction\` to leave at least one of the ${trainCount} images of train in both splits, got \`${fraction}\`.`,
  );
}

/** Throws a problem if a fold would be empty, or if the training without a fold would lack a class. */
function assertFolds(classCounts: readonly number[], folds: number) {
  const images = classCounts.reduce((sum, count) => sum + count, 0);
  if (folds > images) {
    throw invalid(
      '/validation/folds',
      `Expected \`validation.folds\` to be at most the ${images} images of train, got \`${folds}\`.`,
    );
  }
  const single = classCounts.indexOf(1);
  if (single === -1) return;
  throw invalid(
    '/validation/folds',
    `Expected each class of train to have at least 2 images for \`validation.folds\`, got 1 image of label ${single}.`,
  );
}

const invalid = (pointer: string, detail: string) => refuse('body', [{ pointer, detail }]);

/**
 * Throws a problem if a webhook is not allowed. The problem does not show the allowed prefixes, which only the operator
 * should know.
 */
function assertWebhooksAllowed(
  targets: readonly string[],
  { webhooks }: Pick<ParsedSweepRequest, 'webhooks'>,
): void {
  const none = targets.length === 0 ? ', which is not set' : '';
  const errors = (webhooks ?? []).flatMap(({ url }, k) => {
    if (isAllowedTarget(targets, url)) return [];
    const detail = `Expected \`webhooks[${k}].url\` to be below a URL in the setting SWEEPQ_WEBHOOK_TARGETS${none}, got ${quoteReceived(url)}.`;
    return [{ pointer: `/webhooks/${k}/url`, detail }];
  });
  if (errors.length > 0) throw refuse('body', errors);
}
