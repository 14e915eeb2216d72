import type { Evaluation } from '@sweepq/client';
import { classMeasures, formatMetric, labelOfMeasure } from '@sweepq/view';

/** The metrics of each class. A cell is empty if the split has no image of the class. */
export const ClassTable = ({ classes }: Pick<Evaluation, 'classes'>) => (
  <table class="metrics">
    <caption>By class</caption>
    <thead>
      <tr>
        <th scope="col">class</th>
        {['images', ...classMeasures.map(labelOfMeasure)].map((title) => (
          <th scope="col" class="num" key={title}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {classes.map((each) => (
        <tr key={each.label}>
          <th scope="row">{each.class}</th>
          <td class="num">{each.support}</td>
          {classMeasures.map((measure) => (
            <td class="num" key={measure}>
              {each[measure] === null ? '' : formatMetric(`.${measure}`, each[measure])}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
