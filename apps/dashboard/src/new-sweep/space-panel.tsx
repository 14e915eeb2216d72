import { useSignal } from '@preact/signals';
import type { Params } from '@sweepq/client';
import { Button, IconButton } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Segments } from '../parts/segments.tsx';
import { AxisRow } from './axis-row.tsx';
import {
  type AxisDraft,
  type Draft,
  initialDraft,
  type NumberName,
  nesterovChoices,
  numberNames,
  preprocessingChoices,
  type TextName,
  textNames,
} from './draft.ts';
import { errorsAt } from './forecast.ts';
import type { PanelProps } from './form-props.ts';
import { FormRow } from './form-row.tsx';
import { valuesOfText } from './text-axes.ts';
import { TextRow } from './text-row.tsx';
import { spaceOf } from './to-request.ts';
import { writeSpaces } from './write-spaces.ts';

const choices = { nesterov: nesterovChoices, preprocessing: preprocessingChoices } as const;
type ChoiceName = keyof typeof choices;
type RowName = NumberName | ChoiceName | TextName;

const rowNames: readonly RowName[] = [...numberNames, 'nesterov', 'preprocessing', ...textNames];
const required: readonly RowName[] = ['learningRate', 'iterations'];

/** The hyperparameters. A button adds one that is not in the form. Hyperparameters outside the form have the default of the API. */
export function SpacePanel({
  draft,
  errors,
  change,
  drawn,
}: PanelProps & { drawn: readonly Params[] }) {
  const added = useSignal<readonly RowName[]>([]);
  const isShown = (name: RowName) =>
    required.includes(name) ||
    added.value.includes(name) ||
    isChanged(draft, name) ||
    errorsAt(errors, `/space/${name}`).length > 0;
  const remove = (name: RowName) => {
    added.value = added.value.filter((each) => each !== name);
    change(
      isNumber(name)
        ? { axes: { ...draft.axes, [name]: initialDraft.axes[name] } }
        : { [name]: initialDraft[name] },
    );
  };
  const removal = (name: RowName) => (
    <IconButton small label={`Remove ${name}`} onClick={() => remove(name)}>
      ✕
    </IconButton>
  );
  const varied = rowNames.filter((name) => isVaried(draft, name)).length;
  return (
    <Panel title="Hyperparameters" note={`${varied} of ${rowNames.length} vary`}>
      {rowNames.filter(isShown).map((name) =>
        isNumber(name) ? (
          <AxisRow
            key={name}
            name={name}
            axis={draft.axes[name]}
            errors={errors}
            drawn={drawn}
            onChange={(part) =>
              change({ axes: { ...draft.axes, [name]: { ...draft.axes[name], ...part } } })
            }
            onRemove={required.includes(name) ? undefined : () => remove(name)}
          />
        ) : isText(name) ? (
          <TextRow
            key={name}
            name={name}
            value={draft[name]}
            errors={errorsAt(errors, `/space/${name}`)}
            action={removal(name)}
            onInput={(text) => change({ [name]: text })}
          />
        ) : (
          <FormRow
            key={name}
            title={name}
            errors={errorsAt(errors, `/space/${name}`)}
            action={removal(name)}
          >
            <Segments
              small
              label={name}
              value={draft[name] as string}
              segments={choices[name].map((value) => ({ value, label: value }))}
              onChange={(value) => change({ [name]: value })}
            />
          </FormRow>
        ),
      )}
      <p class="adders">
        {rowNames
          .filter((name) => !isShown(name))
          .map((name) => (
            <Button
              key={name}
              small
              kind="quiet"
              onClick={() => {
                added.value = [...added.value, name];
              }}
            >
              + {name}
            </Button>
          ))}
        <Button
          small
          kind="quiet"
          onClick={() => change({ spaces: writeSpaces([spaceOf(draft)]) })}
        >
          List of spaces as JSON
        </Button>
      </p>
    </Panel>
  );
}

const isText = (name: RowName): name is TextName => textNames.some((each) => each === name);
const isNumber = (name: RowName): name is NumberName => !(name in choices) && !isText(name);

function isChanged({ axes, ...draft }: Draft, name: RowName): boolean {
  if (!isNumber(name)) return draft[name] !== initialDraft[name];
  const { mode, value } = axes[name];
  return mode !== 'value' || value !== initialDraft.axes[name].value;
}

function isVaried({ axes, ...draft }: Draft, name: RowName): boolean {
  if (isText(name)) return valuesOfText(draft[name]).length > 1;
  if (!isNumber(name)) return draft[name] === 'both';
  const { mode, list, min, max }: AxisDraft = axes[name];
  if (mode === 'value') return false;
  return mode === 'list' ? list.split(',').filter((part) => part.trim()).length > 1 : min !== max;
}
