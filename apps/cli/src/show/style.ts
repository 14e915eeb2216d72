import { styleText } from 'node:util';

type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Colours a text, or returns it unchanged if colours are off. */
export type Style = (colour: Colour, text: string) => string;

export const createStyle = (isColoured: boolean): Style =>
  isColoured
    ? // By default `styleText` checks stdout, but the text may go to stderr.
      (colour, text) => styleText(colour, text, { validateStream: false })
    : (_colour, text) => text;

type Env = Readonly<Record<string, string | undefined>>;

/** Whether to colour a stream. `--no-color`, NO_COLOR and FORCE_COLOR override the terminal check (https://no-color.org). */
export function takesColour(stream: { isTTY?: boolean }, env: Env, isAsked: boolean): boolean {
  if (!isAsked || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

const colours: Readonly<Record<string, Colour>> = {
  completed: 'green',
  delivered: 'green',
  failed: 'red',
  diverged: 'yellow',
  cancelled: 'yellow',
  paused: 'yellow',
  running: 'cyan',
};

/** Colours a status. */
export const styleStatus = (style: Style, status: string) => {
  const colour = colours[status];
  return colour === undefined ? status : style(colour, status);
};
