import type { DryRun } from '@sweepq/client';
import { formatCount, formatDuration, formatNumberOf } from '@sweepq/view';
import type { ComponentChildren } from 'preact';
import { Message } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { Words } from '../parts/words.tsx';
import type { Forecast } from './forecast.ts';

/** The answer of the dry run. `children` are the buttons. */
export function ForecastPanel({
  forecast,
  children,
}: {
  forecast: Forecast;
  children: ComponentChildren;
}) {
  const { answer, isCurrent, errors, failure } = forecast;
  const isStale = answer.value !== undefined && !isCurrent.value && errors.value.length > 0;
  return (
    <Panel title="Forecast" note="dry run, nothing is stored">
      {failure.value !== undefined && <Message kind="error" title={failure.value} />}
      {isStale && (
        <Message kind="warn" title="Forecast of the last request without an error.">
          The fields with an error say what is expected.
        </Message>
      )}
      {answer.value === undefined ? (
        <p class="dim">
          {errors.value.length > 0 ? 'The fields with an error say what is expected.' : 'Asking …'}
        </p>
      ) : (
        <Answer answer={answer.value} />
      )}
      {children}
    </Panel>
  );
}

const Answer = ({ answer }: { answer: DryRun }) => (
  <>
    <dl class="fore" aria-live="polite">
      <Fact name="trials">{formatCount(answer.trials)}</Fact>
      <Fact name={`time on ${formatNumberOf(answer.threads, 'thread')}`}>
        {answer.estimatedMs === null ? (
          <small>{whyUnknown(answer)}</small>
        ) : (
          formatDuration(answer.estimatedMs)
        )}
      </Fact>
      <Fact name="runs">{formatCount(answer.runs)}</Fact>
      <Fact name="known from before">
        {formatCount(answer.reusedTrials)} <small>of these trials</small>
      </Fact>
      <Fact name="iterations to train">{formatCount(answer.iterations)}</Fact>
      <Fact name="continued from a checkpoint">
        {formatCount(answer.continuedRuns)} <small>of these runs</small>
      </Fact>
    </dl>
    {answer.assumptions.length > 0 && (
      <div class="assumes">
        <p>The forecast assumes:</p>
        <ul>
          {answer.assumptions.map(({ code, message }) => (
            <li key={code}>
              <Words text={message} />
            </li>
          ))}
        </ul>
      </div>
    )}
    {answer.warnings.map(({ code, message }) => (
      <p class="help" key={code}>
        Warning: <Words text={message} />
      </p>
    ))}
  </>
);

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const whyUnknown = ({ threads }: DryRun) =>
  threads === 0 ? 'unknown: no worker is running' : 'unknown: this data was not trained yet';
