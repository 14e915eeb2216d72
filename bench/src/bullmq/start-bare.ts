import { join } from 'node:path';
import { type Side, startSide } from '../measure/start-side.ts';
import type { ServiceBenchDeps } from '../service/part.ts';
import type { Service } from '../sweeps/start-service.ts';

/** Starts the program that measures BullMQ alone, with the Redis of the measured service. */
export function startBareQueue({ env }: ServiceBenchDeps, { stack, prefix }: Service): Side {
  const program = join(import.meta.dirname, 'bare.js');
  const args = [program, stack.redis.url, `${prefix}-bare`];
  return startSide({ name: 'BullMQ alone', command: process.execPath, args, env });
}
