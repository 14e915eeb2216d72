import { attemptsOf, type Told } from './told.ts';

/** A killed process's last words may still be on their way. */
const slackMs = 250;

/**
 * How long each run that lost its worker waited until it was begun again: from the first kill after its last sign of life,
 * which is rather too long than too short. `unprovoked` are those that were begun again though nobody was killed.
 */
export function recoveriesOf(
  told: readonly Told[],
  killedAt: readonly number[],
): { waitsMs: number[]; unprovoked: number } {
  const waitsMs: number[] = [];
  let unprovoked = 0;
  for (const attempts of attemptsOf(told).values()) {
    for (const [k, { beganAt }] of attempts.entries()) {
      const before = attempts[k - 1];
      if (before === undefined) continue;
      const kill = killedAt.find((at) => at >= before.lastAt - slackMs);
      if (kill === undefined || kill > beganAt) unprovoked += 1;
      else waitsMs.push(beganAt - kill);
    }
  }
  return { waitsMs, unprovoked };
}
