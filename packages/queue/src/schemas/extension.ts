// What a sweep is extended by after it was submitted. Its spec never changes; extensions are a list beside it.
import { z } from 'zod';
import { newestPlanVersion } from '../plan/version.ts';
import { planVersion } from './plan-version.ts';
import { expected, iterations } from './rules.ts';
import { defaultSearch, parseSearch, search, searchRequest } from './search.ts';
import { assertSearchable } from './searchable.ts';
import { parseSpace, space, spaceRequest } from './space.ts';

/** The body of `POST /v1/sweeps/:id/extend`. */
export const extensionRequest = z
  .strictObject(
    {
      iterations: iterations.optional(),
      space: spaceRequest.optional(),
      search: searchRequest.optional(),
    },
    expected('an object with `iterations` or `space`'),
  )
  .superRefine(({ iterations, space, search }, context) => {
    const refuse = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (iterations === undefined && space === undefined) {
      refuse([], 'to have `iterations` or `space`');
    }
    if (iterations !== undefined && space !== undefined) {
      refuse(['space'], 'to be left out beside `iterations`');
    }
    if (space === undefined && search !== undefined) {
      refuse(['search'], 'to be left out without `space`');
    }
    if (space !== undefined) assertSearchable({ space, search }, context);
  })
  .meta({
    id: 'ExtensionRequest',
    description:
      'Either `iterations`, to go on to with all hyperparameters that the sweep has, or a `space` to search besides.',
  });
/** As a client writes it, and as it is once it has passed. */
export type ExtensionRequest = z.input<typeof extensionRequest>;
export type ParsedExtensionRequest = z.output<typeof extensionRequest>;

export const extension = z
  .union([
    z.strictObject({ iterations }),
    z.strictObject({ space, search, planVersion: planVersion.optional() }),
  ])
  .meta({
    id: 'Extension',
    description:
      'All hyperparameters before it at one more iteration count, or one more space. What the sweep has already is left out.',
  });
export type Extension = z.infer<typeof extension>;

/** An extension from a body that passed `extensionRequest`. */
export function parseExtension(request: ParsedExtensionRequest): Extension {
  const { iterations, space, search } = request;
  if (space !== undefined) {
    return {
      space: parseSpace(space),
      search: search ? parseSearch(search) : defaultSearch,
      planVersion: newestPlanVersion,
    };
  }
  // The schema has seen to it that there is one of the two.
  return { iterations: iterations as number };
}
