import type { Style } from '../show/style.ts';
import type { Output } from '../world.ts';
import { createBars } from './bars.ts';
import { createLines } from './lines.ts';
import type { View } from './state.ts';

/** Creates a view with bars on a terminal, and with plain lines elsewhere. */
export const createView = (output: Output, style: Style, env: Env): View =>
  output.isTTY && env.TERM !== 'dumb'
    ? createBars(output as NodeJS.WriteStream, style)
    : createLines(output);

type Env = Readonly<Record<string, string | undefined>>;

export const noView: View = { show: () => undefined, stop: () => undefined };
