import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { chartFont } from './cost-frame.ts';

const fontFile = join(
  dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
  'ttf/DejaVuSans.ttf',
);

/**
 * Renders an SVG as a PNG of twice its size, also on a machine without fonts. Renders in the calling thread, because each
 * drawing in the thread pool of Node.js would take 10 MB.
 */
export function svgToPng(svg: string): Uint8Array {
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles: [fontFile], loadSystemFonts: false, defaultFontFamily: chartFont },
  });
  return image.render().asPng();
}
