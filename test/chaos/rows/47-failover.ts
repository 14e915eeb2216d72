import { deleting } from '../moments/deleting.ts';
import { forgetMoments } from '../moments/forget.ts';
import { cancelling, pausing, resuming } from '../moments/halting.ts';
import { extending, planning, submitting } from '../moments/planning.ts';
import { committing, reading } from '../moments/training.ts';
import { webhookMoments } from '../moments/webhooks.ts';
import type { Row } from '../row.ts';
import { startReceiver } from '../world/receiver.ts';

/** The master is killed, and Sentinel promotes a replica that lacks the last acknowledged writes. */
export const row: Row = {
  number: 47,
  fault: 'failover to a replica that lags behind',
  quick: false,
  async run(context) {
    const receiver = await startReceiver(context);
    const training = [reading, committing];
    const others = [
      ...[...pausing, ...resuming, ...cancelling],
      ...[submitting, planning, extending, deleting],
      ...webhookMoments(receiver),
    ];
    const moments = context.pick({ full: [...training, ...others], quick: training });
    const times = context.pick({ full: 2, quick: 1 });
    return forgetMoments(context, { moments, times, by: 'failover', env: receiver.env });
  },
};
