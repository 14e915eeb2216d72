import { forgetMoments } from '../moments/forget.ts';
import { committing, reading } from '../moments/training.ts';

import type { Row } from '../row.ts';

/** Redis goes back to before a reading or the end of a run, which a worker that lives on believes to be committed. */
export const row: Row = {
  number: 41,
  fault: 'Redis forgets readings and ends of runs',
  quick: true,
  run: (context) => {
    const times = context.pick({ full: 10, quick: 1 });
    return forgetMoments(context, { moments: [reading, committing], times, by: 'rollback' });
  },
};
