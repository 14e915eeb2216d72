import { type Axis, positionOf } from '../columns/axis.ts';

type StartupPhaseProps = { axis: Axis; startup: number; width: number; height: number };

/** The trials that an adaptive search has taken from Sobol's sequence, set apart from those that it has learnt. */
export function StartupPhase({ axis, startup, width, height }: StartupPhaseProps) {
  if (startup === 0) return null;
  const end = Math.min(1, positionOf(axis, startup - 0.5)) * width;
  // The text stands on the side with more room.
  const isRight = end < width / 2;
  return (
    <>
      <rect class="startup" width={end} height={height} />
      {end < width && <line class="rung" x1={end} x2={end} y1={0} y2={height} />}
      <text
        class="dim"
        x={isRight ? end + 6 : end - 6}
        y={-4}
        text-anchor={isRight ? 'start' : 'end'}
      >
        {isRight ? `learnt from trial ${startup} on` : 'points of Sobol’s sequence'}
      </text>
    </>
  );
}
