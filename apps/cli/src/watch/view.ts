import type { Output } from '../cli.ts';
import type { Style } from '../show/style.ts';
import { createBars } from './bars.ts';
import { createLines } from './lines.ts';
import type { WatchState } from './state.ts';

/** Shows how far a sweep has come, as often as it is told. */
export type View = {
  show(state: WatchState): void;
  /** Shows it for the last time. */
  stop(state: WatchState): void;
};

/** Bars on a terminal, a few plain lines elsewhere. */
export const createView = (output: Output, style: Style, env: Env): View =>
  output.isTTY && env.TERM !== 'dumb'
    ? createBars(output as NodeJS.WriteStream, style)
    : createLines(output);

type Env = Readonly<Record<string, string | undefined>>;

export const noView: View = { show: () => undefined, stop: () => undefined };
