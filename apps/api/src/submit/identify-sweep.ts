import { createSweepId, isAllowedTarget } from '@sweepq/contract';
import { countHeldOut } from '@sweepq/core';
import { DatasetError, type DatasetLibrary, type DatasetSummary } from '@sweepq/datasets';
import type { ParsedSweepRequest, SweepIdentity } from '@sweepq/plan';
import { refuse } from '../http/parse-request.ts';
import { ApiProblem } from '../problems/problem.ts';

export type IdentifyDeps = {
  library: DatasetLibrary;
  webhookTargets: readonly string[];
  now: () => Date;
};

/**
 * The identity of a new sweep, with the present content of its dataset. Throws a problem if the sweep cannot be trained, or if one of
 * its webhooks is not allowed.
 */
export async function identifySweep(
  { library, webhookTargets, now }: IdentifyDeps,
  request: ParsedSweepRequest,
): Promise<SweepIdentity> {
  assertWebhooksAllowed(webhookTargets, request);
  const dataset = await describeDataset(library, request.dataset);
  assertHoldsOut(dataset, request);
  const createdAt = now();
  const id = createSweepId(createdAt.getTime());
  return {
    ...{ id, createdAt: createdAt.toISOString() },
    ...{ datasetSha256: dataset.sha256, datasetWarnings: dataset.warnings },
  };
}

async function describeDataset(library: DatasetLibrary, name: string): Promise<DatasetSummary> {
  try {
    return await library.describe(name);
  } catch (error) {
    if (!(error instanceof DatasetError) || error.code !== 'dataset-not-found') throw error;
    throw invalid('/dataset', error.message, error);
  }
}

/** Throws a problem if the held-out part of the training set would be empty or everything. */
function assertHoldsOut(
  { trainCount, classBalance }: DatasetSummary,
  { validation }: ParsedSweepRequest,
) {
  if (validation === undefined) return;
  const { fraction } = validation;
  const heldOut = countHeldOut(classBalance.train, fraction);
  if (heldOut > 0 && heldOut < trainCount) return;
  throw invalid(
    '/validation/fraction',
    `Expected \`validation.fraction\` to leave at least one image of the ${trainCount} in train on both sides, got \`${fraction}\`.`,
  );
}

function invalid(pointer: string, detail: string, cause?: unknown) {
  return new ApiProblem('validation', { detail, errors: [{ pointer, detail }], cause });
}

/** The problem names the setting and not its value, which only the operator should know. */
function assertWebhooksAllowed(
  targets: readonly string[],
  { webhooks = [] }: Pick<ParsedSweepRequest, 'webhooks'>,
): void {
  const none = targets.length === 0 ? ', which names none here' : '';
  const errors = webhooks.flatMap(({ url }, k) => {
    if (isAllowedTarget(targets, url)) return [];
    const got = url.length > 60 ? `${url.slice(0, 57)}…` : url;
    const detail = `Expected \`webhooks[${k}].url\` to lie below an address in the setting SWEEPQ_WEBHOOK_TARGETS${none}, got \`${got}\`.`;
    return [{ pointer: `/webhooks/${k}/url`, detail }];
  });
  if (errors.length > 0) throw refuse(errors);
}
