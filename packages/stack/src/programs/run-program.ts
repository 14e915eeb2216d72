import { pathToFileURL } from 'node:url';
import type { Env } from '../env.ts';
import { findMain, type ProgramName } from './main-paths.ts';

/**
 * Runs the api or a worker in this process, so that a container has one process, which gets the signals and sets the exit code.
 * Resolves when the program is ready. The program ends the process.
 */
export async function runProgram(name: ProgramName, env: Env): Promise<void> {
  await import(pathToFileURL(findMain(name, env)).href);
}
