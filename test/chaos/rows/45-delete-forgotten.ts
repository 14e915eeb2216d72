import { deleting } from '../moments/deleting.ts';
import { forgetMoments } from '../moments/forget.ts';

import type { Row } from '../row.ts';

/** Redis goes back to before a sweep was deleted, while a worker removes what is left of it. */
export const row: Row = {
  number: 45,
  fault: 'Redis forgets that a sweep was deleted',
  quick: false,
  run: (context) => {
    const times = context.pick({ full: 16, quick: 2 });
    return forgetMoments(context, { moments: [deleting], times, by: 'rollback' });
  },
};
