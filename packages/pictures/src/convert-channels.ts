// Conversions of decoded pixels, on the few pixels of an image of the model. They equal those of `Image.convert` of Pillow, which
// most programs use to prepare images for training.

/** Height, width and channels of an image. */
export type ImageShape = readonly [height: number, width: number, channels: number];

/**
 * RGB from CMYK without a colour profile: R = 255 − K − C (255 − K) / 255, and so on, rounded. 0 is no ink.
 * Shapes: cmyk (n, 4), the result (n, 3). Source: `cmyk2rgb` in Convert.c of Pillow.
 */
export function rgbOfCmyk(cmyk: Uint8Array): Uint8Array<ArrayBuffer> {
  const rgb = new Uint8Array((cmyk.length / 4) * 3);
  for (let i = 0; i < cmyk.length / 4; i++) {
    const light = 255 - (cmyk[4 * i + 3] as number);
    for (let c = 0; c < 3; c++) {
      rgb[3 * i + c] = Math.round(light - ((cmyk[4 * i + c] as number) * light) / 255);
    }
  }
  return rgb;
}

/**
 * Grey from RGB: (0.299 R + 0.587 G + 0.114 B), rounded. Equal channels are not changed.
 * Shapes: rgb (n, 3), the result (n). Source: ITU-R BT.601 in integers, as `rgb2l` in Convert.c of Pillow.
 */
export function greyOfRgb(rgb: Uint8Array): Uint8Array<ArrayBuffer> {
  const grey = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < grey.length; i++) {
    const [r, g, b] = [rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]] as [number, number, number];
    grey[i] = (r * 19_595 + g * 38_470 + b * 7_471 + 0x8000) >> 16;
  }
  return grey;
}
