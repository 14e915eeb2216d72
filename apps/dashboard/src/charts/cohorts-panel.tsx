import { formatCount } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { Panel } from '../parts/panel.tsx';
import type { Cohort, ScheduleFacts } from '../scenes/protocol.ts';
import { ScrollBox } from './scroll-box.tsx';
import type { ViewModel } from './view-model.ts';

/** How many trials of each cohort have reached each rung. The filter does not change it. */
export function CohortsPanel({ model }: { model: ViewModel }) {
  const { schedule } = model.plan.value;
  const key = JSON.stringify(schedule);
  useEffect(() => {
    if (schedule === null) return;
    model.scenes.setView('cohorts', { kind: 'cohorts', schedule });
    return () => model.scenes.setView('cohorts', undefined);
  }, [key]);
  const numbers = model.scenes.numbersOf('cohorts').value;
  if (schedule === null || numbers?.kind !== 'cohorts') return null;
  const { cohorts, all, count } = numbers;
  const isCycle = schedule.brackets.length > 1;
  const left = count - cohorts.length;
  return (
    <Panel
      title={isCycle ? 'Brackets' : 'Cohorts'}
      class="c12"
      note={
        left > 0
          ? `trials that have reached each rung; the newest ${formatCount(cohorts.length)} of ${formatCount(count)}`
          : 'trials that have reached each rung'
      }
    >
      <ScrollBox class="cohorts" label="Trials of each cohort by rung">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">trials</th>
              {schedule.rungs.map((iterations, rung) => (
                <th scope="col" class="num" key={iterations}>
                  <RungHead iterations={iterations} rung={rung} schedule={schedule} />
                </th>
              ))}
              <th scope="col" class="num">
                open
              </th>
            </tr>
          </thead>
          <tbody>
            {count > 1 && <CohortRow cohort={all} title="all" />}
            {cohorts.map((cohort) => (
              <CohortRow key={cohort.first} cohort={cohort} title={titleOf(cohort)} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}

const titleOf = ({ first, trials }: Cohort) =>
  trials === 1 ? String(first) : `${first} – ${first + trials - 1}`;

type RungHeadProps = { iterations: number; rung: number; schedule: ScheduleFacts };

const RungHead = ({ iterations, rung, schedule: { rungs } }: RungHeadProps) =>
  rung === rungs.length - 1 ? (
    <>{formatCount(iterations)}, the end</>
  ) : (
    <>
      rung {rung} ({formatCount(iterations)})
    </>
  );

const CohortRow = ({ cohort, title }: { cohort: Cohort; title: string }) => (
  <tr>
    <th scope="row">{title}</th>
    {cohort.reached.map((count, rung) =>
      rung < cohort.firstRung ? (
        <td class="num dim" key={rung} title="The bracket begins at a higher rung.">
          –
        </td>
      ) : (
        <td class="num" key={rung}>
          <span class="reached">
            <svg aria-hidden="true">
              <rect width={`${(100 * count) / Math.max(1, cohort.trials)}%`} height="100%" />
            </svg>
            <b>{formatCount(count)}</b>
          </span>
        </td>
      ),
    )}
    <td class="num">{formatCount(cohort.open)}</td>
  </tr>
);
