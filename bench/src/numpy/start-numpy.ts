import { type Side, startSide } from '../measure/start-side.ts';
import type { NumPy } from './find-numpy.ts';
import { scriptPath } from './script-path.ts';

/** Starts a script once in each environment. Returns an empty list without NumPy. */
export function startNumPy(numpy: NumPy | undefined, script: string, args: readonly string[]) {
  const environments = numpy?.environments ?? [];
  return environments.map(({ name, env }): Side => {
    const command = numpy?.executable ?? '';
    return startSide({ name, command, args: [scriptPath(script), ...args], env });
  });
}
