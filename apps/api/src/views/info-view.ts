import {
  filterLimits,
  maxItemsPerPage,
  maxIterations,
  maxTrials,
  newestPlanVersion,
  openEnum,
} from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import type { Response } from 'express';
import { z } from 'zod';
import { readCaller, scopesOf } from '../access/caller.ts';
import { scopes } from '../access/scopes.ts';
import type { ApiDeps } from '../api-deps.ts';
import { maxBodyBytes } from '../http/json-body.ts';

const count = z.number().int().min(0);

export const infoView = z
  .object({
    version: z.string().meta({ description: 'The version of the service.' }),
    engine: count.meta({ description: 'The version of the training engine of this api.' }),
    planVersion: count.meta({
      description: 'The version of the rules by which new sweeps are planned.',
    }),
    limits: z
      .object({
        bodyBytes: count,
        trialsPerSweep: count,
        iterations: count,
        itemsPerPage: count,
        filterCharacters: count,
        requestsPerMinute: count
          .nullable()
          .meta({ description: 'Of one caller. Null without a limit.' }),
      })
      .meta({ id: 'Limits', description: 'The highest values that the api accepts.' }),
    caller: z
      .object({
        token: z
          .string()
          .nullable()
          .meta({ description: 'The name of the token. Null for a service without tokens.' }),
        scopes: z.array(openEnum(scopes)).meta({ description: 'What the caller may do.' }),
      })
      .meta({ id: 'InfoCaller', description: 'The caller of this request.' }),
  })
  .meta({ id: 'Info', description: 'The service, its limits, and what the caller may do.' });

export function viewInfo(
  { version, rateLimit }: Pick<ApiDeps, 'version' | 'rateLimit'>,
  response: Response,
): z.infer<typeof infoView> {
  const caller = readCaller(response);
  return {
    ...{ version, engine: engineVersion, planVersion: newestPlanVersion },
    limits: {
      ...{ bodyBytes: maxBodyBytes, trialsPerSweep: maxTrials, iterations: maxIterations },
      ...{ itemsPerPage: maxItemsPerPage, filterCharacters: filterLimits.characters },
      requestsPerMinute: rateLimit === 0 ? null : rateLimit,
    },
    caller: { token: caller.is === 'holder' ? caller.token.name : null, scopes: scopesOf(caller) },
  };
}
