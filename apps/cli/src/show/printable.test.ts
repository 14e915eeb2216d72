import { expect, test } from 'vitest';
import { printable, printableJson } from './printable.ts';

test('replaces control characters, except the colours of `Style` if colours are on', () => {
  const text = 'a\u001b]0;t\u0007b\u009bc\rd\u202ee\r\n\tf \u001b[31mg\u001b[39m';
  expect(printable(text)).toBe('a�]0;t�b�c�d�e\n\tf �g�');
  expect(printable(text, { isColoured: true })).toContain('\u001b[31mg\u001b[39m');
  expect(printableJson(text)).toMatch(/^[^\p{Cc}]*$/u);
  expect(JSON.parse(printableJson(text))).toBe(text);
});
