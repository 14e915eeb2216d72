import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log/create-log.ts';

/** One step of the shutdown. After `timeoutMs`, the next phase starts. */
export type Phase = { name: string; timeoutMs: number; stop: () => Promise<void> | void };

export type Shutdown = {
  /** Runs all phases once, in order. Returns true if every phase succeeded. Later calls return the same promise. */
  run(reason: string): Promise<boolean>;
};

/** Creates the shutdown of a process. If a phase fails or hangs, the later phases still run. */
export function createShutdown({ log, phases }: { log: Log; phases: readonly Phase[] }): Shutdown {
  let ending: Promise<boolean> | undefined;
  const runAll = async (reason: string) => {
    log.info({ reason }, 'shutting down');
    let clean = true;
    for (const phase of phases) clean = (await runPhase(phase, log)) && clean;
    log.info({ clean }, 'shut down');
    return clean;
  };
  return {
    run(reason) {
      ending ??= runAll(reason);
      return ending;
    },
  };
}

async function runPhase({ name, timeoutMs, stop }: Phase, log: Log): Promise<boolean> {
  const timer = new AbortController();
  const timeout = delay(timeoutMs, 'timeout' as const, { signal: timer.signal }).catch(
    () => undefined,
  );
  try {
    const outcome = await Promise.race([Promise.resolve(stop()), timeout]);
    if (outcome !== 'timeout') return true;
    log.error({ phase: name, timeoutMs }, 'a phase of the shutdown took too long');
  } catch (error) {
    log.error({ phase: name, err: error }, 'a phase of the shutdown failed');
  } finally {
    timer.abort();
  }
  return false;
}
