import { divideWorkerCpu, type ProcessCpu, readProcessCpu } from '../measure/process-cpu.ts';
import type { Service } from '../sweeps/start-service.ts';

export const partsOfService = [
  'training threads',
  'main thread of the worker',
  'other threads of the worker',
  'Redis',
  'api',
] as const;
type PartOfService = (typeof partsOfService)[number];

/** The processor time of all processes of a service. Undefined on systems other than Linux. */
type ServiceCpu =
  | { workerPid: number; worker: ProcessCpu; redis: ProcessCpu; api: ProcessCpu }
  | undefined;

/** Samples of the processor time of a run, in ms: by part, and of all parts except the training threads. */
export type RunCpu = { parts: Record<PartOfService, number[]>; outside: number[] };

/** Measures the processor time that the parts of a service with one worker use for a run. */
export function createCpuOfRuns(threads: number) {
  const samples: Record<PartOfService, number>[] = [];
  return {
    async read({ stack }: Service): Promise<ServiceCpu> {
      const [workerPid = -1] = stack.workers.map(({ pid }) => pid);
      const [worker, redis, api] = await Promise.all(
        [workerPid, stack.redis.pid ?? -1, stack.api.pid].map(readProcessCpu),
      );
      return worker && redis && api && { workerPid, worker, redis, api };
    },
    /** Adds a sample: the time between two measurements, divided by the number of runs. */
    add(before: ServiceCpu, after: ServiceCpu, runs: number): void {
      if (before === undefined || after === undefined) return;
      const span = [before.worker, after.worker] as const;
      const { training, main, other } = divideWorkerCpu(after.workerPid, threads, span);
      const ofRun = (seconds: number) => (1e3 * seconds) / runs;
      samples.push({
        'training threads': ofRun(training),
        'main thread of the worker': ofRun(main),
        'other threads of the worker': ofRun(other),
        Redis: ofRun(after.redis.total - before.redis.total),
        api: ofRun(after.api.total - before.api.total),
      });
    },
    /** Undefined if nothing could be measured. */
    samples(): RunCpu | undefined {
      if (samples.length === 0) return undefined;
      const parts = Object.fromEntries(
        partsOfService.map((part) => [part, samples.map((sample) => sample[part])]),
      ) as RunCpu['parts'];
      const [, ...others] = partsOfService;
      const outside = samples.map((sample) => others.reduce((sum, part) => sum + sample[part], 0));
      return { parts, outside };
    },
  };
}
