import { Counter, Gauge, type Registry } from 'prom-client';
import type { PlacesOptions, RefusedAnswer } from './places.ts';

/** Who makes an answer: a thread, or the event loop itself. */
export const makers = ['thread', 'loop'] as const;
export type Maker = (typeof makers)[number];

type Present = Record<Maker, { waiting: number; running: number }>;

const reasons: readonly RefusedAnswer[] = ['full', 'gave-way', 'late'];
const states = ['waiting', 'running'] as const;

/** Shows how many heavy answers wait and are made, and counts those that are not given. */
export function measureHeavy(
  registry: Registry,
  read: () => Present,
): (by: Maker) => Pick<PlacesOptions, 'onRefused' | 'onDropped'> {
  const registers = [registry];
  new Gauge({
    name: 'sweepq_heavy_answers_waiting',
    help: 'Heavy answers (pictures, large tables, dry runs, importances) that wait, by what makes them: thread or loop.',
    labelNames: ['by'],
    registers,
    collect() {
      for (const by of makers) this.set({ by }, read()[by].waiting);
    },
  });
  new Gauge({
    name: 'sweepq_heavy_answers_running',
    help: 'Heavy answers that are being made, by what makes them: thread or loop.',
    labelNames: ['by'],
    registers,
    collect() {
      for (const by of makers) this.set({ by }, read()[by].running);
    },
  });
  const refused = new Counter({
    name: 'sweepq_heavy_answers_refused_total',
    help: 'Heavy answers that were refused as busy, by reason: full, gave-way (to another caller), late.',
    labelNames: ['by', 'reason'],
    registers,
  });
  const dropped = new Counter({
    name: 'sweepq_heavy_answers_dropped_total',
    help: 'Heavy answers whose client disconnected, by state: waiting or running.',
    labelNames: ['by', 'state'],
    registers,
  });
  for (const by of makers) {
    for (const reason of reasons) refused.inc({ by, reason }, 0);
    for (const state of states) dropped.inc({ by, state }, 0);
  }
  return (by) => ({
    onRefused: (reason) => refused.inc({ by, reason }),
    onDropped: (state) => dropped.inc({ by, state }),
  });
}
