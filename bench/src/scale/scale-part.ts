import type { Client } from '@sweepq/client';
import type { Redis } from 'ioredis';
import { type Measurement, percentile, summarise, type Unit } from '../measure/measurement.ts';
import type { Goal } from '../report/goal.ts';
import { assess, type Row } from '../report/row.ts';
import type { Service, ServiceDeps } from '../sweeps/start-service.ts';

/** The input of every part of the suite. */
export type ScaleDeps = ServiceDeps & {
  /** Receives the version of the started Redis. */
  noteRedis: (version: string) => void;
};

export type ScalePartResult = { rows: Row[]; measurements: Measurement[] };

/** A running service with one worker, and how to ask it. */
export type RunningService = {
  service: Service;
  client: Client;
  redis: Redis;
  signal: AbortSignal;
};

export const largeTrials = 100_000;

/** The service on which large sweeps are measured. */
export type LargeService = RunningService & {
  /** The longest pause of the api's event loop since the previous call, in ms. */
  readPause(): Promise<number>;
};

/** Collects the rows of a part, in the order in which they are printed. */
export function createRows() {
  const rows: Row[] = [];
  const measurements: Measurement[] = [];
  const ratio = 'ours/theirs' as const;
  const add = (what: string, value: number, unit: Unit, goal?: Goal) => {
    const ours = summarise(`sweepq: ${what.trim()}`, unit, [value]);
    rows.push(assess({ what, ours, theirs: undefined, ratio, ...(goal && { goal }) }));
  };
  return {
    rows,
    measurements,
    add,
    /** Adds a value, and the value with which it is compared. */
    addBeside(what: string, value: number, unit: Unit, beside: { name: string; value: number }) {
      const ours = summarise(`sweepq: ${what.trim()}`, unit, [value]);
      const theirs = summarise(beside.name, unit, [beside.value]);
      rows.push(assess({ what, ours, theirs, ratio }));
    },
    /** Adds the 99th percentile of times in ms. The measurement has all of them. */
    addTimes(what: string, samples: readonly number[], goal?: Goal): void {
      measurements.push(summarise(`sweepq: ${what.trim()}`, 'ms', samples));
      add(`${what}, p99`, percentile(samples, 0.99), 'ms', goal);
    },
  };
}
