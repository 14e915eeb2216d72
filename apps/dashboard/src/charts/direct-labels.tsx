export type DirectLabel = {
  key: string;
  text: string;
  note?: string | undefined;
  y: number;
  kind: string;
};

/** The least distance of two labels. */
const distance = 15;

/** Labels at the right end of lines, moved apart where they would meet. The first label keeps its place. */
export function DirectLabels({
  labels,
  x,
  height,
}: {
  labels: readonly DirectLabel[];
  x: number;
  height: number;
}) {
  const placed: { label: DirectLabel; y: number }[] = [];
  for (const label of labels) {
    let y = label.y;
    while (placed.some((other) => Math.abs(other.y - y) < distance)) y += distance;
    if (y > height + distance) {
      y = label.y;
      while (placed.some((other) => Math.abs(other.y - y) < distance)) y -= distance;
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
