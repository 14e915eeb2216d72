import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BenchError } from '../bench-error.ts';
import type { Env } from '../env.ts';
import type { Compiler, EngineDeps } from './part.ts';

const flags = ['-O3', '-mavx2', '-mfma'];

/** Finds the C compiler of this machine. Undefined if there is none. */
export function findCompiler(env: Env): Compiler | undefined {
  const { status, stdout } = spawnSync('cc', ['--version'], { env, encoding: 'utf8' });
  if (status !== 0) return undefined;
  return { command: 'cc', version: `${stdout.split('\n')[0]}, ${flags.join(' ')}` };
}

/**
 * Compiles bench/c/<name>.c into the scratch folder, and returns the path of the program. Throws a BenchError `no-tool` if there is no
 * compiler, or if the program does not compile.
 */
export function compileC(
  { compiler, env, scratchDir }: EngineDeps,
  name: string,
  libraries: readonly string[],
): string {
  if (compiler === undefined) {
    throw new BenchError(
      'no-tool',
      'C is not measured: there is no cc (Debian: apt-get install gcc).',
    );
  }
  const source = join(import.meta.dirname, '../../c', `${name}.c`);
  const program = join(scratchDir, name);
  const args = [...flags, source, '-o', program, ...libraries];
  const { status, stderr } = spawnSync(compiler.command, args, { env, encoding: 'utf8' });
  if (status === 0) return program;
  const reason = stderr.trim().split('\n').at(-1);
  throw new BenchError(
    'no-tool',
    `C is not measured: ${name}.c does not compile on this machine: ${reason}`,
  );
}
