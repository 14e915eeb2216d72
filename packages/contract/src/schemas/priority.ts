import { z } from 'zod';
import { expected } from './rules.ts';

/** From the highest priority to the lowest. */
export const priorities = ['high', 'normal', 'low'] as const;

export const priority = z
  .enum(
    priorities,
    expected(
      priorities
        .map((name) => `"${name}"`)
        .join(', ')
        .replace(/, (?=[^,]*$)/, ' or '),
    ),
  )
  .meta({
    id: 'Priority',
    description:
      'Runs of sweeps with a higher priority are trained first. Sweeps with the same priority take turns.',
  });
export type Priority = z.infer<typeof priority>;
