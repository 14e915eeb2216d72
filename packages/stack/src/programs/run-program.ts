import { pathToFileURL } from 'node:url';
import { apiMainPath, workerMainPath } from './main-paths.ts';

export type ProgramName = 'api' | 'worker';

const mainPaths: Readonly<Record<ProgramName, string>> = {
  api: apiMainPath,
  worker: workerMainPath,
};

/**
 * Runs the api or a worker in this process, so that a container has one process, which gets the signals and sets the exit code.
 * Resolves when the program is ready. The program ends the process.
 */
export async function runProgram(name: ProgramName): Promise<void> {
  await import(pathToFileURL(mainPaths[name]).href);
}
