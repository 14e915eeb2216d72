type Rgb = [red: number, green: number, blue: number];

/** Reads custom properties of the style sheets as numbers: the colours of the present theme. */
export function readColours<const Names extends readonly string[]>(
  names: Names,
): { [K in keyof Names]: Rgb } {
  const probe = document.createElement('i');
  document.body.append(probe);
  const colours = names.map((name): Rgb => {
    probe.style.color = `var(${name})`;
    const numbers = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
    const [red = 0, green = 0, blue = 0] = numbers.map(Number);
    return [red, green, blue];
  });
  probe.remove();
  return colours as { [K in keyof Names]: Rgb };
}
