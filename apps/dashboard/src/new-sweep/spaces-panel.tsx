import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { errorsAt } from './forecast.ts';
import type { PanelProps } from './form-props.ts';
import { FormRow } from './form-row.tsx';

/** A list of spaces. The fields of the form describe one space only, so a list is edited as JSON. */
export function SpacesPanel({ draft, errors, change }: PanelProps) {
  const refused = errorsAt(errors, '/space');
  const text = draft.spaces ?? '';
  return (
    <Panel title="Hyperparameters" note="a list of spaces">
      <FormRow
        title="Spaces"
        errors={refused}
        help="Each trial belongs to one of the spaces. A hyperparameter that a space leaves out has its default there. The fields of the form describe one space, so a list is edited as JSON."
      >
        <textarea
          class={refused.length > 0 ? 'field bad' : 'field'}
          aria-label="Spaces as JSON"
          aria-invalid={refused.length > 0}
          spellcheck={false}
          rows={Math.min(24, text.split('\n').length + 1)}
          value={text}
          onInput={(event) => change({ spaces: event.currentTarget.value })}
        />
      </FormRow>
      <p class="adders">
        <Button small kind="quiet" onClick={() => change({ spaces: null })}>
          Edit one space in fields
        </Button>
      </p>
    </Panel>
  );
}
