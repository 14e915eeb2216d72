import { useSignal } from '@preact/signals';
import type { PredictedImages } from '@sweepq/client';
import { formatShare } from '@sweepq/view';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Message } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { Words } from '../parts/words.tsx';
import { explain } from '../service/client.ts';
import { info } from '../service/info.ts';
import '../styles/predict.css';

type Scored = PredictedImages['predictions'][number] & { name: string };

/** The classes of a picture with the highest probabilities. */
const mostClasses = 3;

const canPredict = () => info.value?.caller.scopes.includes('predict') ?? false;

type PredictPanelProps = {
  /** Names the model. Another model begins with an empty list. */
  of: string;
  /** A CSS class of the panel: its place in a grid. */
  class?: string;
  /** Controls at the right end of the head. */
  tools?: ComponentChildren;
  classes: readonly string[];
  /** Sends pictures, and returns the predictions with the pictures that were scored. */
  predict: (files: readonly File[]) => Promise<PredictedImages>;
};

/** A box for pictures. Shows what the model predicts for each, beside the picture that it has seen. */
export function PredictPanel(props: PredictPanelProps) {
  const { of, classes, predict: send } = props;
  const scored = useSignal<readonly Scored[]>([]);
  const failure = useSignal<string | undefined>(undefined);
  const state = useSignal<'ready' | 'over' | 'busy'>('ready');
  useEffect(() => {
    scored.value = [];
    failure.value = undefined;
  }, [of]);
  if (!canPredict()) {
    return info.value === undefined ? null : (
      <Panel title="Predict your own pictures" class={props.class ?? ''}>
        <p class="help">
          Your token cannot predict. It needs the scope <code>predict</code>.
        </p>
      </Panel>
    );
  }

  async function predict(files: readonly File[]) {
    if (files.length === 0 || state.value === 'busy') return;
    state.value = 'busy';
    failure.value = undefined;
    try {
      const { predictions } = await send(files);
      scored.value = predictions.map((each, k) => ({ ...each, name: files[k]?.name ?? '' }));
    } catch (error) {
      failure.value = explain(error);
    }
    state.value = 'ready';
  }

  return (
    <Panel
      title="Predict your own pictures"
      class={props.class ?? ''}
      note="each picture is resized to the images of the model"
      tools={props.tools}
    >
      <fieldset
        aria-label="Pictures"
        class={`dropbox ${state.value}`}
        onDragOver={(event) => {
          event.preventDefault();
          if (state.value === 'ready') state.value = 'over';
        }}
        onDragLeave={() => {
          if (state.value === 'over') state.value = 'ready';
        }}
        onDrop={(event) => {
          event.preventDefault();
          if (state.value === 'over') state.value = 'ready';
          void predict([...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <PictureInput onPick={(files) => void predict(files)} />
        <span role="status">
          {state.value === 'busy' ? 'Predicting …' : 'Drop pictures here, or choose them.'}
        </span>
      </fieldset>
      {failure.value !== undefined && (
        <Message kind="error" title="Nothing was predicted.">
          <span>
            <Words text={failure.value} />
          </span>
        </Message>
      )}
      {scored.value.length > 0 && (
        <ul class="scored">
          {scored.value.map((each, k) => (
            <ScoredPicture key={`${k} ${each.name}`} {...{ scored: each, classes }} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** A button that opens the list of files. */
function PictureInput({ onPick }: { onPick: (files: readonly File[]) => void }) {
  return (
    <>
      <input
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label="Pictures to predict"
        onChange={({ currentTarget }) => {
          onPick([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <Button
        small
        onClick={({ currentTarget }) => {
          const { previousElementSibling: input } = currentTarget;
          if (input instanceof HTMLInputElement) input.click();
        }}
      >
        Choose pictures
      </Button>
    </>
  );
}

function ScoredPicture({ scored, classes }: { scored: Scored; classes: readonly string[] }) {
  const { name, picture, class: predicted, probabilities } = scored;
  const ranked = probabilities
    .map((probability, label) => ({ probability: probability ?? 0, name: classes[label] }))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, mostClasses);
  return (
    <li>
      {picture !== null && <img src={picture} alt={`What the model sees of ${name}`} />}
      <strong>{predicted}</strong>
      <span class="file" title={name}>
        {name}
      </span>
      <dl>
        {ranked.map((each, k) => (
          <div key={each.name ?? k}>
            <dt>{each.name ?? '?'}</dt>
            <dd>{formatShare(each.probability)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
