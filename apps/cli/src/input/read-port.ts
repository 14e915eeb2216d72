import type { Env } from '../world.ts';
import { refuse } from './usage-error.ts';

/** Reads a port from an environment variable. */
export function readPort(env: Env, name: string, otherwise: number): number {
  const text = env[name] || String(otherwise);
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw refuse(`the environment variable ${name}`, 'a port from 0 to 65535', text);
}
