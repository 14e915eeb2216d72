import type { Warning } from '@sweepq/contract';
import { exceptionsOf, type StoredSweep, type SweepException } from '@sweepq/store';

/** Returns a warning for each reason why the trials of a sweep do not follow from its settings alone. */
export const exceptionWarnings = (sweep: StoredSweep): Warning[] => exceptionsOf(sweep).map(warn);

function warn({ reason, trials, from }: SweepException): Warning {
  switch (reason) {
    case 'failed': {
      const after =
        from === null ? '' : ` The trials from ${from} on were chosen after the first failure.`;
      const message = `${trials} failed ${trials === 1 ? 'trial counts' : 'trials count'} as worst. A failure does not follow from the settings.${after}`;
      return { code: 'repeatability-failed', message };
    }
    case 'cancelled':
      return {
        code: 'repeatability-cancelled',
        message:
          'The sweep was cancelled. Which trials had ended before does not follow from the settings.',
      };
    case 'max-seconds':
      return {
        code: 'repeatability-max-seconds',
        message:
          'The rule `maxSeconds` ended the sweep. Which trials had ended before does not follow from the settings.',
      };
  }
}
