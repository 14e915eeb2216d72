import { forgetMoments } from '../moments/forget.ts';
import { pausing, resuming } from '../moments/halting.ts';
import type { Row } from '../row.ts';

/** Rolls Redis back to before a pause or a resume that the api has acknowledged and workers have seen. */
export const row: Row = {
  number: 42,
  fault: 'Redis forgets a pause or a resume',
  quick: false,
  run: (context) => {
    const times = context.pick({ full: 6, quick: 1 });
    return forgetMoments(context, { moments: [...pausing, ...resuming], times, by: 'rollback' });
  },
};
