import { type Extension, isAdaptive } from '@sweepq/contract';
import { countAdded, countTrials, type Searched } from './plan.ts';

/** Returns the number of trials of a sweep itself, and of each of its extensions. An adaptive search counts those that it will choose. */
export function trialsOfParts({ extensions = [], ...own }: Searched): number[] {
  const { search } = own;
  if (isAdaptive(search)) return [search.trials, ...extensions.map(trialsOf)];
  const added = extensions.map((extension, k) =>
    countAdded({ ...own, extensions: extensions.slice(0, k) }, extension),
  );
  return [countTrials(own), ...added];
}

const trialsOf = (extension: Extension) => ('trials' in extension ? extension.trials : 0);
