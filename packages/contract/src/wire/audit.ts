// The result of an audit.
import { z } from 'zod';
import { mostNamed } from './verification.ts';

const count = z.number().int().min(0);

const auditedTrial = z
  .object({ trialId: z.string(), value: z.number() })
  .meta({ id: 'AuditedTrial', description: 'A trial with its objective at the iteration count.' });
export type AuditedTrial = z.infer<typeof auditedTrial>;

export const audit = z
  .object({
    prunedTrials: count.meta({ description: 'The number of pruned trials of the sweep.' }),
    audited: count.meta({ description: 'The number of them that were trained to the end.' }),
    diverged: count.meta({ description: 'How many of these diverged.' }),
    skipped: count.meta({
      description: 'Trials of another version of the engine, which cannot be trained on.',
    }),
    beatingBest: count.meta({
      description: 'How many of the audited trials are better than the best trial of the sweep.',
    }),
    beatingWorst: count.meta({
      description: 'How many of the audited trials are better than the worst completed trial.',
    }),
    best: auditedTrial.nullable().meta({ description: 'The best completed trial of the sweep.' }),
    worst: auditedTrial.nullable().meta({ description: 'The worst completed trial of the sweep.' }),
    bestAudited: auditedTrial.nullable().meta({ description: 'The best of the audited trials.' }),
    regret: z.number().min(0).nullable().meta({
      description:
        'How much better the best audited trial is than the best trial of the sweep. 0 if none is better; null if there is nothing to compare.',
    }),
    savedIterations: count.meta({
      description: 'The iterations that the rule has saved in the whole sweep.',
    }),
    trainedIterations: count.meta({ description: 'The iterations that the audit has trained.' }),
    wrong: z.array(auditedTrial).meta({
      description: `The first ${mostNamed} audited trials that are better than the best trial of the sweep, the best first.`,
    }),
  })
  .meta({ id: 'Audit', description: 'The result of an operation `sweep.audit`.' });
export type Audit = z.infer<typeof audit>;
