import { forgetMoments } from '../moments/forget.ts';
import { pausing, resuming } from '../moments/halting.ts';
import type { Row } from '../row.ts';

/** Rolls Redis back to a time before a pause or a resume. The api has acknowledged it, and workers have seen it. */
export const row: Row = {
  number: 42,
  fault: 'Redis loses a pause or a resume',
  quick: false,
  run: (context) => {
    const times = context.pick({ full: 6, quick: 1 });
    return forgetMoments(context, { moments: [...pausing, ...resuming], times, by: 'rollback' });
  },
};
