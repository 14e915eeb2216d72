import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { chartFont } from './cost-curve-svg.ts';

const fontFile = join(
  dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
  'ttf/DejaVuSans.ttf',
);

/**
 * A drawing as a picture of twice its size, the same on a machine with no fonts at all. It runs where it is called, in one
 * of a few threads: drawings that Node's own threads make at the same time take 10 MB each.
 */
export function svgToPng(svg: string): Uint8Array {
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles: [fontFile], loadSystemFonts: false, defaultFontFamily: chartFont },
  });
  return image.render().asPng();
}
