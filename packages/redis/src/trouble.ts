// The table of the errors of Redis and ioredis, and the reasons that are shown to users. No reason contains a key or an address. Redis 6
// wraps the error of a script in another message, so the patterns match anywhere in a message.
import { QueueError, type QueueErrorCode } from '@sweepq/contract';
import { deniedReason } from './denied-reason.ts';
import { wasLoopSlow } from './loop-watch.ts';
import { denial } from './refusal.ts';
import { tooBusy } from './within-time.ts';

type Reason = string | ((found: string | undefined) => string);

const troubles: readonly [RegExp, QueueErrorCode, Reason][] = [
  [/\bOOM command/, 'redis-full', 'Redis has no memory left: its maxmemory is used up.'],
  [
    /\bMISCONF\b/,
    'redis-full',
    'Redis accepts no writes because it cannot save them: its disk may be full.',
  ],
  [/\bREADONLY\b/, 'redis-unsuitable', 'Redis is a read-only replica, not a master.'],
  [
    /\bNOREPLICAS\b/,
    'redis-unavailable',
    'Redis accepts no writes: too few replicas are connected.',
  ],
  [denial, 'redis-unsuitable', deniedReason],
  [/\b(NOAUTH|WRONGPASS)\b/, 'redis-unsuitable', deniedReason()],
  [
    /\bWRONGTYPE\b/,
    'redis-unsuitable',
    'A key in Redis has an unexpected type: another program has written this key.',
  ],
  [/\bLOADING\b/, 'redis-unavailable', 'Redis is loading its data.'],
  [/\bBUSY\b/, 'redis-unavailable', 'Redis is busy with a script.'],
  [/\bMASTERDOWN\b/, 'redis-unavailable', 'Redis is a replica that has lost its master.'],
  [
    /\bCLUSTERDOWN\b|\bTRYAGAIN\b|Too many Cluster redirections|slots cache/,
    'redis-unavailable',
    'The Redis cluster is incomplete at the moment: a node has failed or is being replaced.',
  ],
  [/Command timed out/, 'redis-unavailable', 'Redis did not answer in time.'],
  [
    /Connection is closed|isn't writeable|isn't ready|max retries per request|Socket timeout|startup nodes|sentinels are unreachable|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH/i,
    'redis-unavailable',
    'Redis cannot be reached at the moment.',
  ],
];

/** Returns the reason of an error of Redis; undefined if the error has another cause. */
export function explainTrouble(error: unknown): QueueError | undefined {
  if (error instanceof QueueError) return error;
  if (!(error instanceof Error)) return undefined;
  // ioredis measures these timeouts by the clock. If the event loop was blocked, Redis may have answered in time.
  if (/Command timed out|Socket timeout/.test(error.message) && wasLoopSlow()) return tooBusy();
  for (const [words, code, reason] of troubles) {
    const found = words.exec(error.message);
    if (found === null) continue;
    const message = typeof reason === 'string' ? reason : reason(found[1]);
    return new QueueError(code, message, { cause: error });
  }
  return undefined;
}
