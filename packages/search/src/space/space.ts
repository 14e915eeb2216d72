// The space that a strategy searches. It has one or more parts, as in scikit-learn's ParameterGrid: each configuration belongs to one
// part and has the axes of that part only.

export type Value = number | string | boolean;

export type Axis =
  | { name: string; kind: 'float'; min: number; max: number; log?: boolean; step?: number }
  | { name: string; kind: 'int'; min: number; max: number; log?: boolean; step?: number }
  | { name: string; kind: 'list'; values: readonly Value[] }
  | { name: string; kind: 'constant'; value: Value };

/** The axes of one part, in the order of the values of a configuration. */
export type Part = readonly Axis[];
export type Space = readonly Part[];

/** One value for each axis of a part. `part` is the index of the part in the space. */
export type Configuration = { part: number; values: readonly Value[] };

/** Returns the values of a configuration by the names of their axes. */
export function valuesByName(space: Space, { part, values }: Configuration): Record<string, Value> {
  const axes = space[part] ?? [];
  return Object.fromEntries(axes.map(({ name }, k) => [name, values[k] as Value]));
}
