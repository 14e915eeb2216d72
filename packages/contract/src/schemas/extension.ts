// An extension of a sweep. The submitted spec of a sweep never changes. The record of a sweep has a list of its extensions.
import { z } from 'zod';
import { planVersion } from './plan-version.ts';
import { expected, iterations } from './rules.ts';
import { search, searchRequest } from './search.ts';
import { listedRanges, space, spaceRequest } from './space.ts';

/** The body of `POST /v1/sweeps/:id/extend`. */
export const extensionRequest = z
  .strictObject(
    {
      iterations: iterations.nullish(),
      space: spaceRequest.nullish(),
      search: searchRequest.nullish(),
    },
    expected('an object with `iterations` or `space`'),
  )
  .superRefine(({ iterations, space, search }, context) => {
    const refuse = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (iterations == null && space == null) {
      refuse([], 'to have `iterations` or `space`');
    }
    if (iterations != null && space != null) {
      refuse(['space'], 'to be left out beside `iterations`');
    }
    if (space == null && search != null) {
      refuse(['search'], 'to be left out without `space`');
    }
  })
  .meta({
    if: { properties: { iterations: { type: 'integer' } }, required: ['iterations'] },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: { properties: { space: { type: 'null' }, search: { type: 'null' } } },
    else: { properties: { space: { type: 'object' } }, required: ['space'] },
    id: 'ExtensionRequest',
    description:
      'Either `iterations`, up to which every combination of the sweep is trained, or another `space` to search, but not both. `search` needs `space`. Null means the same as a member that is left out.',
  });

/** Another iteration count for every combination of the sweep, or another space. */
export const extension = z.union([
  z.strictObject({ iterations }),
  z.strictObject({
    space,
    ranges: listedRanges.optional(),
    search,
    planVersion: planVersion.optional(),
  }),
]);
export type Extension = z.infer<typeof extension>;
