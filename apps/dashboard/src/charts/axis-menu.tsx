import { labelOf } from '@sweepq/view';
import { Button } from '../parts/button.tsx';
import { commit } from '../url/address.ts';
import { type AxisChoice, moveChoice, type ParallelAxis, writeAxes } from './parallel-axes.ts';

type AxisMenuProps = {
  axes: readonly ParallelAxis[];
  at: number;
  /** Called with the place of the axis after a change. Undefined: the menu closes. */
  onPlace: (at: number | undefined) => void;
};

/** The actions on an axis. They are below the chart, so that they cover nothing. */
export function AxisMenu({ axes, at, onPlace }: AxisMenuProps) {
  const choices = axes.map(({ choice }) => choice);
  const chosen = axes[at];
  if (chosen === undefined) return null;
  const { choice, axis } = chosen;
  const write = (next: AxisChoice[], place: number | undefined = at) => {
    writeAxes(next);
    commit();
    onPlace(place);
  };
  const change = (part: Partial<AxisChoice>) =>
    write(choices.map((each, k) => (k === at ? { ...each, ...part } : each)));
  return (
    <div class="axis-menu" role="toolbar" aria-label={`Axis ${labelOf(choice.column)}`}>
      <b>{labelOf(choice.column)}</b>
      <Button
        small
        disabled={at === 0}
        onClick={() => write(moveChoice(choices, at, at - 1), at - 1)}
      >
        ← Move
      </Button>
      <Button
        small
        disabled={at === axes.length - 1}
        onClick={() => write(moveChoice(choices, at, at + 1), at + 1)}
      >
        Move →
      </Button>
      <Button
        small
        aria-pressed={choice.isFlipped}
        onClick={() => change({ isFlipped: !choice.isFlipped })}
      >
        Flip
      </Button>
      <Button
        small
        aria-pressed={axis.scale === 'log'}
        disabled={axis.scale === 'words' || axis.min <= 0}
        onClick={() => change({ isLog: axis.scale !== 'log' })}
      >
        Log
      </Button>
      <Button
        small
        disabled={axes.length <= 2}
        onClick={() =>
          write(
            choices.filter((_, k) => k !== at),
            undefined,
          )
        }
      >
        Remove
      </Button>
      <Button small kind="quiet" onClick={() => onPlace(undefined)}>
        Close
      </Button>
    </div>
  );
}
