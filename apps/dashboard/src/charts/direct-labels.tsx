export type DirectLabel = {
  key: string;
  text: string;
  note?: string | undefined;
  y: number;
  kind: string;
};

/** The least distance of two labels. */
const distance = 15;

/** Labels at the right end of lines, moved apart where they would meet each other or a text at one of the places `taken`. */
export function DirectLabels({
  labels,
  x,
  height,
  taken = [],
}: {
  labels: readonly DirectLabel[];
  x: number;
  height: number;
  taken?: readonly number[];
}) {
  const placed: { label: DirectLabel; y: number }[] = [];
  const isFree = (y: number) =>
    [...taken, ...placed.map((other) => other.y)].every((at) => Math.abs(at - y) >= distance);
  for (const label of labels) {
    let y = label.y;
    while (!isFree(y)) y += distance;
    if (y > height + distance) {
      y = label.y;
      while (!isFree(y)) y -= distance;
    }
    placed.push({ label, y });
  }
  return (
    <>
      {placed.map(({ label, y }) => (
        <text key={label.key} class={label.kind} x={x + 8} y={y + 4}>
          {label.text}
          {label.note !== undefined && (
            <tspan class="wide dim" dx={6}>
              {label.note}
            </tspan>
          )}
        </text>
      ))}
    </>
  );
}
