// The query parameters of a picture of several cost curves.
import { wholeNumber } from './query-values.ts';
import { selectionQuery, trialsParameter } from './trials-query.ts';

/** The most curves that can be distinguished in a picture: 6 colours, each with a solid and a dashed line. */
const mostCurves = 12;

export const curvePictureQuery = selectionQuery.extend({
  trials: trialsParameter,
  limit: wholeNumber(1, mostCurves)
    .default(6)
    .meta({ description: `The maximum number of curves, up to ${mostCurves}.` }),
});
