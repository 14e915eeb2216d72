import { Counter, Gauge, type Registry } from 'prom-client';
import type { PlacesOptions, RefusedAnswer } from '../heavy/places.ts';

type Present = { waiting: number; running: number };

const reasons: readonly RefusedAnswer[] = ['full', 'gave-way', 'late'];
const states = ['waiting', 'running'] as const;

/** Shows how many heavy answers wait and are computed, and counts those that are not given. */
export function measureHeavy(
  registry: Registry,
  read: () => Present,
): Pick<PlacesOptions, 'onRefused' | 'onDropped'> {
  const registers = [registry];
  new Gauge({
    name: 'sweepq_heavy_answers_waiting',
    help: 'Heavy answers (pictures, large tables, dry runs, importances) that wait for a thread.',
    registers,
    collect() {
      this.set(read().waiting);
    },
  });
  new Gauge({
    name: 'sweepq_heavy_answers_running',
    help: 'Heavy answers that are being made.',
    registers,
    collect() {
      this.set(read().running);
    },
  });
  const refused = new Counter({
    name: 'sweepq_heavy_answers_refused_total',
    help: 'Heavy answers that were refused as busy, by reason: full, gave-way (to another caller), late.',
    labelNames: ['reason'],
    registers,
  });
  const dropped = new Counter({
    name: 'sweepq_heavy_answers_dropped_total',
    help: 'Heavy answers whose client went away, by what they were doing: waiting or running.',
    labelNames: ['state'],
    registers,
  });
  for (const reason of reasons) refused.inc({ reason }, 0);
  for (const state of states) dropped.inc({ state }, 0);
  return {
    onRefused: (reason) => refused.inc({ reason }),
    onDropped: (state) => dropped.inc({ state }),
  };
}
