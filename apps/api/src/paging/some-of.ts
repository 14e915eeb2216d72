import { expected } from '@sweepq/contract';
import { z } from 'zod';

/** Some of these names with commas between, as they are in a query string; they come out in the order of all. */
export function someOf<Name extends string>(names: readonly Name[]) {
  const someNames = expected(`one or more of ${names.join(', ')}, with commas between`);
  const anyName = `(${names.join('|')})`;
  return z
    .string(someNames)
    .regex(new RegExp(`^${anyName}(,${anyName})*$`), someNames)
    .transform((text) => names.filter((name) => text.split(',').includes(name)));
}
