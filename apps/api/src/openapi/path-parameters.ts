// The schemas of the ids in paths.
import { z } from 'zod';

const sweep = 'swp_01m8m7a1c7v2q0x4n9j5d3k8ze';

/** An example and the pattern of the id of each kind, by the part of the path before the id. */
const ids: Readonly<Record<string, { example: string; pattern: string }>> = {
  sweeps: { example: sweep, pattern: '^swp_[0-9a-hjkmnp-tv-z]{26}$' },
  trials: { example: `${sweep}-t0`, pattern: '^swp_[0-9a-hjkmnp-tv-z]{26}-t(0|[1-9][0-9]{0,5})$' },
  runs: { example: `${sweep}-r0`, pattern: '^swp_[0-9a-hjkmnp-tv-z]{26}-r(0|[1-9][0-9]{0,5})$' },
  operations: {
    example: 'op_01m8m7a1c7v2q0x4n9j5d3k8ze',
    pattern: '^op_[0-9a-hjkmnp-tv-z]{26}$',
  },
};

/** Returns the schema of a parameter of a path, such as `id` in `/v1/runs/{id}`. */
export function pathParameter(path: string, name: string): z.ZodType {
  const id = name === 'id' ? ids[path.split('/')[2] ?? ''] : undefined;
  return id === undefined
    ? z.string()
    : z.string().meta({ pattern: id.pattern, examples: [id.example] });
}
