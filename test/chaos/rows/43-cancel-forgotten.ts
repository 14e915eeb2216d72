import { forgetMoments } from '../moments/forget.ts';
import { cancelling } from '../moments/halting.ts';
import type { Row } from '../row.ts';

/** Rolls Redis back to a time before a cancel. The api has acknowledged it, and workers have seen it. */
export const row: Row = {
  number: 43,
  fault: 'Redis loses a cancel',
  quick: false,
  run: (context) => {
    const times = context.pick({ full: 10, quick: 1 });
    return forgetMoments(context, { moments: cancelling, times, by: 'rollback' });
  },
};
