import type { Params } from '@sweepq/client';
import { formatParam } from '@sweepq/view';
import { IconButton } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Segments } from '../parts/segments.tsx';
import { Select } from '../parts/select.tsx';
import { type AxisDraft, axisModes, type NumberName } from './draft.ts';
import { errorsAt, errorsOf, type FieldError } from './forecast.ts';
import { FormRow } from './form-row.tsx';
import { positionOf, type Strip, stripOf } from './strip.ts';

const modeLabels = { value: 'value', list: 'list', range: 'range', log: 'log range' } as const;
const divisionOptions = [
  { value: 'count', label: 'values' },
  { value: 'step', label: 'step' },
  { value: 'any', label: 'any number' },
] as const;

/** The hyperparameters that are whole numbers. */
const wholeNames: ReadonlySet<NumberName> = new Set(['iterations', 'seed', 'batchSize']);

/** The help texts of names that need an explanation. */
const helps: Readonly<Partial<Record<NumberName, string>>> = {
  batchSize: 'The number of images of an iteration. 0 takes all images.',
};

type AxisRowProps = {
  name: NumberName;
  axis: AxisDraft;
  errors: readonly FieldError[];
  /** The hyperparameters of the first trials in the answer of the dry run. */
  drawn: readonly Params[];
  onChange: (change: Partial<AxisDraft>) => void;
  onRemove: (() => void) | undefined;
};

/** A hyperparameter: a value, a list or a range, and a strip of the values that will be drawn. */
export function AxisRow({ name, axis, errors, drawn, onChange, onRemove }: AxisRowProps) {
  const pointer = `/space/${name}`;
  const below = (key: string) => errorsOf(errors, `${pointer}/${key}`);
  const isRange = axis.mode === 'range' || axis.mode === 'log';
  const isWhole = wholeNames.has(name);
  const strip = stripOf(
    axis,
    isWhole,
    drawn.map((params) => params[name]),
  );
  const own = isRange ? errorsOf(errors, pointer) : errorsAt(errors, pointer);
  return (
    <FormRow
      title={name}
      help={helps[name]}
      errors={[...new Set([...own, ...['min', 'max', 'count', 'step'].flatMap(below)])]}
      below={
        strip && (
          <StripPicture name={name} strip={strip} isDrawn={isRange && axis.division === 'any'} />
        )
      }
      action={
        onRemove && (
          <IconButton small label={`Remove ${name}`} onClick={onRemove}>
            ✕
          </IconButton>
        )
      }
    >
      <Segments
        small
        label={`Kind of ${name}`}
        value={axis.mode}
        segments={axisModes.map((value) => ({ value, label: modeLabels[value] }))}
        onChange={(mode) =>
          onChange(
            mode === 'log' && axis.division === 'step' ? { mode, division: 'count' } : { mode },
          )
        }
      />
      {axis.mode === 'value' && (
        <NumberField
          label={name}
          bare
          value={axis.value}
          isBad={own.length > 0}
          onInput={(value) => onChange({ value })}
        />
      )}
      {axis.mode === 'list' && (
        <Field
          class="wide"
          isBad={own.length > 0}
          bare
          label={`${name}, values separated by commas`}
          value={axis.list}
          onInput={(list) => onChange({ list })}
        />
      )}
      {isRange && (
        <>
          <NumberField
            label="from"
            value={axis.min}
            isBad={below('min').length > 0}
            onInput={(min) => onChange({ min })}
          />
          <NumberField
            label="to"
            value={axis.max}
            isBad={below('max').length > 0}
            onInput={(max) => onChange({ max })}
          />
          <Select
            bare
            label={`How ${name} is divided`}
            value={axis.division}
            options={
              axis.mode === 'log'
                ? divisionOptions.filter(({ value }) => value !== 'step')
                : divisionOptions
            }
            onChange={(division) => onChange({ division })}
          />
          {axis.division !== 'any' && (
            <NumberField
              bare
              label={axis.division === 'count' ? `Number of values of ${name}` : `Step of ${name}`}
              value={axis.amount}
              isBad={below(axis.division).length > 0}
              onInput={(amount) => onChange({ amount })}
            />
          )}
        </>
      )}
    </FormRow>
  );
}

type NumberFieldProps = {
  label: string;
  bare?: boolean;
  value: string;
  isBad: boolean;
  onInput: (text: string) => void;
};

export const NumberField = ({ label, bare = false, value, isBad, onInput }: NumberFieldProps) => (
  <Field
    class="number"
    label={label}
    bare={bare}
    value={value}
    inputMode="decimal"
    isBad={isBad}
    onInput={onInput}
  />
);

function StripPicture({ name, strip, isDrawn }: { name: string; strip: Strip; isDrawn: boolean }) {
  const { values, low, high, isLog } = strip;
  const scale = isLog ? 'log axis' : 'linear axis';
  const words = isDrawn
    ? values.length === 0
      ? `any number, ${scale}`
      : `the first ${values.length} that are drawn, ${scale}`
    : `${values.length} values, ${scale}`;
  const at = (value: number) => `${(positionOf(value, strip) * 100).toFixed(3)}%`;
  return (
    <div class="stripe">
      <svg role="img" aria-label={`${name}: ${words}`}>
        <line class="axis" x1="0" x2="100%" y1="4" y2="4" />
        {[...new Set(values)].map((value) => (
          <line class="tick" key={value} x1={at(value)} x2={at(value)} y1="0" y2="8" />
        ))}
      </svg>
      <span class="ends" aria-hidden="true">
        <span>{formatParam(name, low)}</span>
        <span>{words}</span>
        <span>{formatParam(name, high)}</span>
      </span>
    </div>
  );
}
