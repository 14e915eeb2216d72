import { forgetMoments } from '../moments/forget.ts';
import { extending, planning, submitting } from '../moments/planning.ts';
import type { Row } from '../row.ts';

/** Rolls Redis back while a sweep is submitted, planned or extended. */
export const row: Row = {
  number: 44,
  fault: 'Redis loses a submit, a plan or an extension',
  quick: false,
  run: (context) => {
    const times = context.pick({ full: 8, quick: 1 });
    return forgetMoments(context, {
      moments: [submitting, planning, extending],
      times,
      by: 'rollback',
    });
  },
};
