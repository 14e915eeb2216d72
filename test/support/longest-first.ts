import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where the time goes: what is begun last is what all wait for. */
const longest = [
  '/test/chaos',
  '/test/cli-docs',
  '/test/poison',
  '/test/delete-memory',
  '/test/kill',
  '/test/cli-keep',
  '/test/cli',
  '/test/redis-away',
  '/test/steer',
  '/test/events',
  '/test/cli-errors',
  '/test/login',
  '/test/cli-watch',
  '/test/webhooks-kill',
  '/test/cancel',
  '/descend/parity-synthetic',
  '/test/worker-without-redis',
  '/test/delete-killed',
  '/test/recovery',
  '/test/reference-table',
  '/test/event-readers',
  '/test/backup',
  '/test/retry',
  '/test/training-pool',
  '/descend/parity-article',
];

/** Begins with the files that take longest: vitest knows how long a file took only where it has run before. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
      if (place !== -1) return place;
      // Those of one package start no process.
      return longest.length + (moduleId.includes('/src/') ? 1 : 0);
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
