import type { Evaluation } from '@sweepq/client';

/** One row for each true class, one column for each predicted class. The colour of a cell is its share of the row. */
export function ConfusionTable({ evaluation: { confusion, classes } }: { evaluation: Evaluation }) {
  const nameOf = (label: number) => classes[label]?.class ?? `${label}`;
  return (
    <table class="confusion">
      <caption>
        Confusion matrix: a row for each true class, a column for each predicted class
      </caption>
      <thead>
        <tr>
          <th scope="col">true class</th>
          {classes.map(({ label, class: name }) => (
            <th scope="col" class="num" key={label} aria-label={`predicted ${name}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {confusion.map((counts, label) => (
          <tr key={label}>
            <th scope="row">{nameOf(label)}</th>
            {counts.map((count, predicted) => (
              <td
                class={`num ${predicted === label ? 'right' : 'missed'}`}
                key={predicted}
                style={`--part: ${shareOf(count, counts)}`}
                title={`${count} of ${sum(counts)} images of ${nameOf(label)} are predicted as ${nameOf(predicted)}`}
              >
                {count}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const shareOf = (count: number, row: readonly number[]) =>
  (count / Math.max(1, sum(row))).toFixed(3);
