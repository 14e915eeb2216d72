// An extension of a sweep. The submitted spec of a sweep never changes. The record of a sweep has a list of its extensions.
import { z } from 'zod';
import { planVersion } from './plan-version.ts';
import { expected, iterations } from './rules.ts';
import { maxAdaptiveTrials, search, searchRequest } from './search.ts';
import { rangesOfSpaces, spaces, spacesRequest } from './space.ts';

const aCount = expected(`a whole number from 1 to ${maxAdaptiveTrials}`);
const addedTrials = z.number(aCount).int(aCount).min(1, aCount).max(maxAdaptiveTrials, aCount);

/** The body of `POST /v1/sweeps/:id/extend`. */
export const extensionRequest = z
  .strictObject(
    {
      iterations: iterations.nullish(),
      trials: addedTrials.nullish(),
      space: spacesRequest.nullish(),
      search: searchRequest.nullish(),
    },
    expected('an object with `iterations`, `trials` or `space`'),
  )
  .superRefine(({ iterations, trials, space, search }, context) => {
    const refuse = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (iterations == null && trials == null && space == null) {
      refuse([], 'to have `iterations`, `trials` or `space`');
    }
    if (iterations != null && space != null) {
      refuse(['space'], 'to be left out beside `iterations`');
    }
    if (trials != null) {
      if (iterations != null) refuse(['iterations'], 'to be left out beside `trials`');
      if (space != null) refuse(['space'], 'to be left out beside `trials`');
    }
    if (space == null && search != null) {
      refuse(['search'], 'to be left out without `space`');
    }
  })
  .meta({
    if: { properties: { iterations: { type: 'integer' } }, required: ['iterations'] },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: { properties: { space: { type: 'null' }, search: { type: 'null' } } },
    else: {
      anyOf: [
        { properties: { space: { not: { type: 'null' } } }, required: ['space'] },
        { properties: { trials: { type: 'integer' } }, required: ['trials'] },
      ],
    },
    id: 'ExtensionRequest',
    description:
      'One of three: `iterations`, up to which every combination of the sweep is trained; another `space` to search, or a list of spaces; or `trials`, the number of trials that an adaptive search chooses in addition. A sweep with an adaptive search takes only `trials`, and only such a sweep takes it. `search` needs `space`. Null means the same as a member that is left out.',
  });

/** Another iteration count for every combination of the sweep, more trials of an adaptive search, or another space (or several). */
export const extension = z.union([
  z.strictObject({ iterations }),
  z.strictObject({ trials: addedTrials }),
  z.strictObject({
    space: spaces,
    ranges: rangesOfSpaces.optional(),
    search,
    planVersion: planVersion.optional(),
  }),
]);
export type Extension = z.infer<typeof extension>;
