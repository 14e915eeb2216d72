import type { Filter, SortKey } from '@sweepq/contract';
import { isIndex } from '../paging/cursor.ts';
import { readerOfPrediction } from '../paging/predictions-query.ts';
import { createMatcher, readValues, takeEntries } from '../paging/sort-items.ts';
import type { Prediction } from '../views/prediction-view.ts';

export type PredictionList = {
  /** What is listed, for the cursor. */
  of: readonly string[];
  sort: readonly SortKey[];
  filter: Filter | undefined;
  limit: number;
  /** A valid cursor. */
  cursor: string | undefined;
};

/** Returns a page of predictions, sorted and filtered. */
export function selectPredictions(
  predictions: readonly Prediction[],
  { of, sort, filter, limit, cursor }: PredictionList,
) {
  const valuesOf = readValues(sort, readerOfPrediction);
  const entries = predictions
    .filter(createMatcher(filter, readerOfPrediction))
    .map((prediction) => ({ values: valuesOf(prediction), id: prediction.index, prediction }));
  const asked = { of, sort, filter, limit, cursor, isId: isIndex };
  const { page, nextCursor } = takeEntries(entries, asked);
  return { page: page.map(({ prediction }) => prediction), nextCursor };
}
