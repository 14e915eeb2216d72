// From the files to the test accuracy, in a new process each time. The parent process measures the time.
import { join } from 'node:path';
import { articleArgs } from '../article/article-spec.ts';
import { omitEnv } from '../env.ts';
import { type End, type Measured, measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { fastestOf } from '../measure/measurement.ts';
import { timeProcess } from '../measure/time-process.ts';
import { scriptPath } from '../numpy/script-path.ts';
import { compare } from '../report/row.ts';
import { compareEnds } from './compare-ends.ts';
import { goals } from './goals.ts';
import type { EngineDeps, PartResult } from './part.ts';

const programPath = join(import.meta.dirname, 'cold.js');

export async function measureColdStart(deps: EngineDeps): Promise<PartResult> {
  const { article, numpy } = deps;
  const { trainPath, testPath } = article.files;
  // Without this variable: Node 20 would parse a bundle of certificates at every start, which this program does not use.
  const env = omitEnv(deps.env, (name) => name === 'NODE_EXTRA_CA_CERTS');
  const script = [scriptPath('cold'), article.folder, ...articleArgs];
  const theirTurns = (numpy?.environments ?? []).map((environment) =>
    turnOf(`${environment.name}: new process`, numpy?.executable ?? '', script, environment.env),
  );
  const program = [programPath, trainPath, testPath];
  const ourTurn = turnOf('sweepq: new process', process.execPath, program, env);
  const measured = await measureInTurns([...theirTurns, { ...ourTurn, times: 3 }], deps);
  const theirs = fastestOf(measured.slice(0, -1));
  const ours = measured.at(-1) as Measured;
  const what = 'files to test accuracy, new process';
  return {
    rows: [compare({ what, ours, theirs, ratio: 'theirs/ours', goal: goals.cold })],
    measurements: measured,
    differences: compareEnds(measured.slice(0, -1), [ours]),
    notes: [],
  };
}

/** The first start of each side is a warm-up, because it loads the files into the cache of the system. */
function turnOf(
  name: string,
  command: string,
  args: readonly string[],
  env: EngineDeps['env'],
): Turn {
  return {
    ...{ name, unit: 'ms', warmUps: 1 },
    async take() {
      const { ms, stdout } = await timeProcess(command, args, env);
      return { value: ms, end: JSON.parse(stdout) as End };
    },
  };
}
