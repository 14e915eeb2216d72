import { deleting } from '../moments/deleting.ts';
import { forgetMoments } from '../moments/forget.ts';
import type { Row } from '../row.ts';

/** Rolls Redis back to a time before a deletion, while a worker removes the data of the sweep. */
export const row: Row = {
  number: 45,
  fault: 'Redis loses a deletion',
  quick: false,
  run: (context) => {
    const times = context.pick({ full: 16, quick: 2 });
    return forgetMoments(context, { moments: [deleting], times, by: 'rollback' });
  },
};
