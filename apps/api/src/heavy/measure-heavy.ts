import { Counter, Gauge, type Registry } from 'prom-client';
import type { RefusedAnswer, SlotsOptions } from './slots.ts';

/** What makes an answer: a thread, or the event loop. */
export const makers = ['thread', 'loop'] as const;
export type Maker = (typeof makers)[number];

type Present = Record<Maker, { waiting: number; running: number }>;

const reasons: readonly RefusedAnswer[] = ['full', 'gave-way', 'late'];
const states = ['waiting', 'running'] as const;

/** Adds the metrics of heavy answers: waiting, running, rejected and dropped ones. */
export function measureHeavy(
  registry: Registry,
  read: () => Present,
): (by: Maker) => Pick<SlotsOptions, 'onRefused' | 'onDropped'> {
  const registers = [registry];
  new Gauge({
    name: 'sweepq_heavy_answers_waiting',
    help: 'Heavy answers (pictures, large tables, dry runs, importances) that wait for a slot, by what makes them: thread or loop.',
    labelNames: ['by'],
    registers,
    collect() {
      for (const by of makers) this.set({ by }, read()[by].waiting);
    },
  });
  new Gauge({
    name: 'sweepq_heavy_answers_running',
    help: 'Heavy answers that are being computed, by what makes them: thread or loop.',
    labelNames: ['by'],
    registers,
    collect() {
      for (const by of makers) this.set({ by }, read()[by].running);
    },
  });
  const refused = new Counter({
    name: 'sweepq_heavy_answers_refused_total',
    help: 'Heavy answers rejected as busy, by reason: full (limit reached), gave-way (limit reached, a caller with fewer answers was accepted), late (waited too long).',
    labelNames: ['by', 'reason'],
    registers,
  });
  const dropped = new Counter({
    name: 'sweepq_heavy_answers_dropped_total',
    help: 'Heavy answers whose client disconnected before the end, by state: waiting or running.',
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
