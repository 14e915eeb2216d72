// The body of `POST /v1/sweeps/:id/extend`, checked against the limits of a plan, and the extension that it becomes.

import {
  defaultSearch,
  type Extension,
  extensionRequest,
  maxTrials,
  newestPlanVersion,
  parseSearch,
} from '@sweepq/contract';
import type { z } from 'zod';
import { countPartTrials } from '../part.ts';
import { countTrials, type Searched } from '../plan.ts';
import { assertSearchable } from './searchable.ts';
import { listRanges, parseSpace } from './space.ts';

/** The body as it is planned: ranges with a step or a count have become lists. */
export const plannedExtensionRequest = extensionRequest
  .superRefine(({ space, search }, context) => {
    if (space !== undefined) assertSearchable({ space, search }, context);
  })
  .transform(({ space, ...request }) => ({
    ...request,
    ...(space !== undefined && { space: listRanges(space) }),
  }));
export type ParsedExtensionRequest = z.output<typeof plannedExtensionRequest>;

/** Every reader of a sweep reads all its extensions. */
const maxExtensions = 1000;

/** The body of a request to extend this sweep. It must add at least one trial, and not more than fit. */
export const extensionRequestTo = (searched: Searched) =>
  plannedExtensionRequest.superRefine((request, context) =>
    assertExtendable(searched, request, context),
  );

function assertExtendable(
  searched: Searched,
  request: ParsedExtensionRequest,
  context: z.RefinementCtx,
): void {
  // An invalid body cannot be planned.
  if (context.issues.length > 0) return;
  const { extensions = [] } = searched;
  const extension = parseExtension(request);
  const path = 'space' in extension ? ['space'] : ['iterations'];
  const refuse = (message: string, got: string) =>
    context.addIssue({ code: 'custom', path, message, params: { got } });
  if (extensions.length >= maxExtensions) {
    refuse(`to be among the first ${maxExtensions} extensions of the sweep`, 'one more');
    return;
  }
  // Combinations that are left out have to be planned, too.
  const asked = countAsked(searched, [...extensions, extension]);
  if (asked > maxTrials) {
    refuse(
      `to have at most ${maxTrials} trials together with all spaces before, those in common counted twice`,
      `${asked}`,
    );
    return;
  }
  const trials = countTrials({ ...searched, extensions: [...extensions, extension] });
  if (trials > maxTrials) {
    refuse(`to leave the sweep with at most ${maxTrials} trials`, `${trials}`);
    return;
  }
  if (trials > countTrials(searched)) return;
  if ('space' in extension) {
    refuse('to have a combination that the sweep does not have yet', 'none');
    return;
  }
  const { iterations } = extension;
  refuse('to be a count at which a combination of the sweep has no trial yet', `\`${iterations}\``);
}

/** Counts the trials of all spaces, including those that are left out of later ones. */
function countAsked(searched: Searched, extensions: readonly Extension[]): number {
  return extensions
    .filter((extension) => 'space' in extension)
    .reduce((sum, part) => sum + countPartTrials(part), countPartTrials(searched));
}

/** Returns the extension of a body that passed `plannedExtensionRequest`. */
export function parseExtension(request: ParsedExtensionRequest): Extension {
  const { iterations, space, search } = request;
  if (space !== undefined) {
    return {
      space: parseSpace(space),
      search: search ? parseSearch(search) : defaultSearch,
      planVersion: newestPlanVersion,
    };
  }
  // The schema guarantees one of the two.
  return { iterations: iterations as number };
}
