// Parses the body of `POST /v1/sweeps`: checks it against the limits of a plan, and creates the spec of the sweep.

import {
  defaultObjective,
  defaultSearch,
  listSpaces,
  parseEarlyStopping,
  parseObjective,
  parsePruning,
  parseSearch,
  parseStopRules,
  parseValidation,
  parseWebhooks,
  planVersionOf,
  type Space,
  type Spaces,
  type SweepSpec,
  sweepRequest,
  type Warning,
} from '@sweepq/contract';
import type { z } from 'zod';
import { isRange } from '../axis-values.ts';
import { assertAffordable } from './assert-affordable.ts';
import { assertPrunable } from './assert-prunable.ts';
import { assertSearchable } from './assert-searchable.ts';
import { expandSpaces, keepRanges, parseSpaces } from './expand-space.ts';

/** The schema of the body. Its output has lists in place of ranges with a step or a count. */
export const plannedSweepRequest = sweepRequest
  .superRefine(assertSearchable)
  .superRefine(assertPrunable)
  .superRefine(assertAffordable)
  .transform(({ space, ...request }) => ({
    ...request,
    space: expandSpaces(space),
    ...keepRanges(space),
  }));
export type ParsedSweepRequest = z.output<typeof plannedSweepRequest>;

/** The fields of a spec that the service sets, not the user. */
export type SweepIdentity = {
  id: string;
  createdAt: string;
  datasetSha256: SweepSpec['dataset']['sha256'];
  /** The number of the version, if the dataset was uploaded. */
  datasetVersion?: number | undefined;
  datasetWarnings?: readonly Warning[] | undefined;
};

/** Returns the spec of a new sweep from a body that passed `plannedSweepRequest`. */
export function createSweepSpec(request: ParsedSweepRequest, identity: SweepIdentity): SweepSpec {
  const { datasetWarnings = [], datasetVersion } = identity;
  const validation = parseValidation(request.validation);
  const search = request.search ? parseSearch(request.search) : defaultSearch;
  const space = parseSpaces(request.space);
  const { iterations } = listSpaces(space)[0] as Space;
  const [count = 0] = isRange(iterations) ? [iterations.max] : iterations;
  const pruning = parsePruning(request.pruning, count);
  const stop = parseStopRules(request.stop);
  return {
    id: identity.id,
    name: request.name ?? null,
    tags: request.tags ?? [],
    note: request.note ?? null,
    dataset: {
      ...{ name: nameOfDataset(request), sha256: identity.datasetSha256 },
      ...(datasetVersion !== undefined && { version: datasetVersion }),
    },
    ...(datasetWarnings.length > 0 && { datasetWarnings: [...datasetWarnings] }),
    space,
    ...(request.ranges !== undefined && { ranges: request.ranges }),
    search,
    pruning,
    planVersion: planVersionOf({ space, search, pruning, stop, validation }),
    validation,
    earlyStopping: parseEarlyStopping(request.earlyStopping),
    objective: request.objective
      ? parseObjective(request.objective)
      : defaultObjective({ validation }),
    reuse: request.reuse ?? true,
    priority: request.priority ?? 'normal',
    stop,
    webhooks: parseWebhooks(request.webhooks),
    createdAt: identity.createdAt,
  };
}

/** Returns the spaces of a request as they are planned. */
export const plannedSpaces = ({ space }: Pick<ParsedSweepRequest, 'space'>): Spaces =>
  parseSpaces(space);

/** Returns the name of the dataset of a request. */
export const nameOfDataset = ({ dataset }: Pick<ParsedSweepRequest, 'dataset'>): string =>
  typeof dataset === 'string' ? dataset : dataset.name;
