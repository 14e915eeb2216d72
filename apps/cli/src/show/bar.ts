const full = '█';
const empty = '░';

export const widestBar = 30;
/** A shorter bar is not drawn, because it would show too little. */
export const narrowestBar = 5;

/** A bar of `width` characters. It is completely full only if `share` is 1. */
export function drawBar(share: number, width: number): string {
  const filled = share >= 1 ? width : Math.min(Math.floor(share * width), width - 1);
  return full.repeat(filled) + empty.repeat(width - filled);
}
