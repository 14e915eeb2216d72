// An extension of a sweep. The submitted spec of a sweep never changes. The record of a sweep has a list of its extensions.
import { z } from 'zod';
import { planVersion } from './plan-version.ts';
import { expected, iterations } from './rules.ts';
import { search, searchRequest } from './search.ts';
import { space, spaceRequest } from './space.ts';

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
  })
  .meta({
    id: 'ExtensionRequest',
    description:
      'Either `iterations`, up to which every combination of the sweep is trained, or another `space` to search.',
  });

export const extension = z
  .union([
    z.strictObject({ iterations }),
    z.strictObject({ space, search, planVersion: planVersion.optional() }),
  ])
  .meta({
    id: 'Extension',
    description:
      'Another iteration count for every combination of the sweep, or another space. Trials that the sweep already has are not added again.',
  });
export type Extension = z.infer<typeof extension>;
