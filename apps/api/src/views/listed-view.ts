import { type SweepView, sweepView } from '@sweepq/contract';
import { type StoredSweep, type UnreadableSweep, unreadableReason } from '@sweepq/store';
import { z } from 'zod';
import { pageOf } from './page.ts';
import { type SweepSource, viewWithBest } from './sweep-view.ts';

const unreadableSweep = z.object({ id: z.string(), reason: z.string() }).meta({
  id: 'UnreadableSweep',
  description: 'A sweep whose record cannot be read by this version, with the reason.',
});

export const sweepPage = pageOf(sweepView, 'SweepPage', {
  unreadable: z.array(unreadableSweep).meta({
    description:
      'The sweeps of this page whose record cannot be read. Filters do not apply to them.',
  }),
});

type Listed = { sweeps: readonly StoredSweep[]; unreadable: readonly UnreadableSweep[] };

/** Returns the answer for a page of sweeps. A sweep whose best trial cannot be read is listed as unreadable. */
export async function viewListed(source: Pick<SweepSource, 'store'>, listed: Listed) {
  const unreadable = [...listed.unreadable];
  const views = await Promise.all(
    listed.sweeps.map((sweep) =>
      viewWithBest(source, sweep).catch((error: unknown): undefined => {
        const reason = unreadableReason(error);
        if (reason === undefined) throw error;
        unreadable.push({ id: sweep.spec.id, reason });
      }),
    ),
  );
  const items = views.filter((view): view is SweepView => view !== undefined);
  return { items, unreadable: unreadable.sort((a, b) => (a.id < b.id ? 1 : -1)) };
}
