// An extension of a sweep, added after the submit. The spec of a sweep never changes: extensions are a list beside it.
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
      'Either `iterations`, to which all hyperparameters of the sweep are trained further, or another `space` to search.',
  });

export const extension = z
  .union([
    z.strictObject({ iterations }),
    z.strictObject({ space, search, planVersion: planVersion.optional() }),
  ])
  .meta({
    id: 'Extension',
    description:
      'One more iteration count for all earlier hyperparameters, or one more space. Trials that the sweep already has are left out.',
  });
export type Extension = z.infer<typeof extension>;
