import { BenchError } from './bench-error.ts';

/** The parts that `only` names, separated by commas, in the order of the suite; all parts if it is undefined. */
export function choosePartNames<Name extends string>(
  parts: Readonly<Record<Name, unknown>>,
  only: string | undefined,
): Name[] {
  const all = Object.keys(parts) as Name[];
  const asked = only?.split(',') ?? all;
  const unknown = asked.find((name) => !(name in parts));
  if (unknown === undefined) return all.filter((name) => asked.includes(name));
  throw new BenchError(
    'bad-argument',
    `Expected --only to name some of ${all.join(', ')}, got \`${unknown}\`.`,
  );
}
