import { forgetMoments } from '../moments/forget.ts';
import { committing, reading } from '../moments/training.ts';
import type { Row } from '../row.ts';

/** Rolls Redis back to a time before it stored a reading or the end of a run. The worker survives, and has the acknowledgement. */
export const row: Row = {
  number: 41,
  fault: 'Redis loses readings and ends of runs',
  quick: true,
  run: (context) => {
    const times = context.pick({ full: 10, quick: 1 });
    return forgetMoments(context, { moments: [reading, committing], times, by: 'rollback' });
  },
};
