import { styleText } from 'node:util';
import type { Delivery, Sweep, Trial } from '@sweepq/client';

type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Colours a text, or returns it unchanged if colours are off. */
export type Style = (colour: Colour, text: string) => string;

export const createStyle = (isColoured: boolean): Style =>
  isColoured
    ? // By default `styleText` checks stdout, but the text may go to stderr.
      (colour, text) => styleText(colour, text, { validateStream: false })
    : (_colour, text) => text;

type Env = Readonly<Record<string, string | undefined>>;

/** Whether a stream gets colours. `--no-color`, NO_COLOR and FORCE_COLOR override the terminal check (https://no-color.org). */
export function takesColour(stream: { isTTY?: boolean }, env: Env, isAsked: boolean): boolean {
  if (!isAsked || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

type Status = Sweep['status'] | Trial['status'] | Delivery['status'];

const colours: Readonly<Record<string, Colour | undefined>> = {
  completed: 'green',
  delivered: 'green',
  failed: 'red',
  diverged: 'yellow',
  cancelled: 'yellow',
  pruned: 'dim',
  paused: 'yellow',
  running: 'cyan',
} satisfies Partial<Record<Status, Colour>>;

/** Colours a status. */
export const styleStatus = (style: Style, status: string) => {
  const colour = colours[status];
  return colour === undefined ? status : style(colour, status);
};
