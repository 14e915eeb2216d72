// Short runs that become ready at the same time share one task of a thread. To give a run of 0.1 ms to a thread, and to take its result, takes
// longer than to train it.

/** A run that waits for a thread, or that a thread has got in a group. */
export type Member<Run, Result> = {
  run: Run;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

type GroupRules<Run, Result> = {
  /** The number of threads. */
  threads: number;
  /** The maximum number of runs in a group. */
  maxRuns: number;
  /** Whether a run can be in one group with these runs, of which there is at least one. */
  fits: (run: Run, group: readonly Run[]) => boolean;
  /** Lends a thread until the promise has settled. */
  lend: (use: (slot: number) => Promise<void>) => Promise<void>;
  /** Trains a group. Settles each of its members, or returns those that must wait for another thread. */
  train: (
    slot: number,
    group: readonly Member<Run, Result>[],
  ) => Promise<readonly Member<Run, Result>[]>;
};

export type RunGroups<Run, Result> = {
  /** Trains a run. Rejects with the reason of its signal if the signal is aborted before the run gets a thread. */
  train(run: Run): Promise<Result>;
};

export function createRunGroups<Run extends { signal: AbortSignal }, Result>({
  threads,
  maxRuns,
  fits,
  lend,
  train,
}: GroupRules<Run, Result>): RunGroups<Run, Result> {
  let waiting: Member<Run, Result>[] = [];
  /** The threads that are lent or asked for, and those of them that have no group yet. */
  let lent = 0;
  let asked = 0;
  let isPlanned = false;

  // All runs that become ready in one turn of the event loop can be in the same group.
  function plan() {
    if (isPlanned) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      while (lent < threads && asked * maxRuns < waiting.length) void trainNext();
    });
  }

  async function trainNext() {
    lent += 1;
    asked += 1;
    await lend(async (slot) => {
      asked -= 1;
      const group = takeGroup();
      // Runs that do not fit in this group may have another thread.
      if (waiting.length > 0) plan();
      if (group.length === 0) return;
      for (const member of await train(slot, group)) {
        if (member.run.signal.aborted) member.reject(member.run.signal.reason);
        else waiting.unshift(member);
      }
    });
    lent -= 1;
    if (waiting.length > 0) plan();
  }

  function takeGroup() {
    const group: Member<Run, Result>[] = [];
    const left: Member<Run, Result>[] = [];
    for (const member of waiting) {
      const isFirst = group.length === 0;
      if (isFirst || (group.length < maxRuns && fits(member.run, group.map(runOf)))) {
        group.push(member);
      } else left.push(member);
    }
    waiting = left;
    return group;
  }

  return {
    async train(run) {
      const { signal } = run;
      signal.throwIfAborted();
      let leave: () => void = () => undefined;
      try {
        return await new Promise<Result>((resolve, reject) => {
          const member = { run, resolve, reject };
          leave = () => {
            if (!waiting.includes(member)) return;
            waiting = waiting.filter((other) => other !== member);
            reject(signal.reason);
          };
          signal.addEventListener('abort', leave);
          waiting.push(member);
          plan();
        });
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
  };
}

const runOf = <Run>({ run }: { run: Run }) => run;
