import { forgetMoments } from '../moments/forget.ts';
import { webhookMoments } from '../moments/webhooks.ts';
import type { Row } from '../row.ts';
import { startReceiver } from '../world/receiver.ts';

/** Rolls Redis back while webhook messages about the end of a sweep are sent. */
export const row: Row = {
  number: 46,
  fault: 'Redis loses webhook messages',
  quick: false,
  async run(context) {
    const receiver = await startReceiver(context);
    const times = context.pick({ full: 8, quick: 1 });
    const moments = webhookMoments(receiver);
    return forgetMoments(context, { moments, times, by: 'rollback', env: receiver.env });
  },
};
