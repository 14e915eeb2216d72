const full = '█';
const empty = '░';

export const widestBar = 30;
/** The minimum width. A shorter bar would show too little. */
export const narrowestBar = 5;

/** Draws a bar of `width` characters. All of them are filled only if `share` is 1. */
export function drawBar(share: number, width: number): string {
  const filled = share >= 1 ? width : Math.min(Math.floor(share * width), width - 1);
  return full.repeat(filled) + empty.repeat(width - filled);
}
