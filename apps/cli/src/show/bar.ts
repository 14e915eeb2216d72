const full = '█';
const empty = '░';

export const widestBar = 30;
/** A shorter one shows nothing. */
export const narrowestBar = 5;

/** A bar of so many characters, of which `share` is full. It is full only once all is done. */
export function drawBar(share: number, width: number): string {
  const filled = share >= 1 ? width : Math.min(Math.floor(share * width), width - 1);
  return full.repeat(filled) + empty.repeat(width - filled);
}
