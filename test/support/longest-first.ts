import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where the time goes: what is begun last is what all wait for. */
const longest = [
  ...[
    'chaos',
    'cli-docs',
    'poison',
    'delete-memory',
    'kill',
    'cli-keep',
    'cli',
    'redis-away',
    'steer',
  ],
  ...['events', 'cli-errors', 'login', 'cli-watch', 'webhooks-kill', 'cancel', 'parity-synthetic'],
  ...[
    'worker-without-redis',
    'delete-killed',
    'recovery',
    'reference-table',
    'event-readers',
    'backup',
  ],
  ...['retry', 'training-pool', 'parity-article'],
];

/** Begins with the files that take longest: vitest knows how long a file took only where it has run before. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      if (place !== -1) return place;
      // Those of one package start no process.
      return longest.length + (moduleId.includes('/src/') ? 1 : 0);
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
