import { useEffect, useRef } from 'preact/hooks';
import { Field } from '../parts/field.tsx';
import { Select } from '../parts/select.tsx';
import type { MappingDraft, MappingMember } from './mapping-draft.ts';

type FieldsProps = {
  draft: MappingDraft;
  /** The members that the last import has asked for. The first of them gets the focus. */
  asked: readonly MappingMember[];
  onChange: (draft: MappingDraft) => void;
};

/** A field for each member of `mapping`. Folded, until an import asks for one. */
export function MappingFields({ draft, asked, onChange }: FieldsProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (asked.length === 0 || box.current === null) return;
    box.current.open = true;
    box.current.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [asked]);
  const inputOf = ([member, help, placeholder]: TextMember) => (
    <Field
      key={member}
      label={member}
      help={help}
      placeholder={placeholder}
      value={draft[member] ?? ''}
      isBad={asked.includes(member)}
      onInput={(text) => onChange({ ...draft, [member]: text })}
    />
  );
  return (
    <details class="mapping" ref={box}>
      <summary>How to read the files (only if they can be read in two ways)</summary>
      <div class="upload">
        {choices.map(([member, options]) => (
          <Select
            key={member}
            label={member}
            value={draft[member] ?? ''}
            options={[{ value: '', label: 'not given' }, ...options]}
            isBad={asked.includes(member)}
            onChange={(value) => onChange({ ...draft, [member]: value })}
          />
        ))}
        {texts.map(inputOf)}
      </div>
    </details>
  );
}

type TextMember = readonly [member: MappingMember, help: string, placeholder?: string];

const texts: readonly TextMember[] = [
  ['x', 'key of the images', 'images'],
  ['y', 'key of the labels', 'labels'],
  ['testX', 'key of the images of test'],
  ['testY', 'key of the labels of test'],
  ['classes', 'key of the names of the classes'],
  ['classNames', 'names of the classes in the order of the labels', 'cat, dog'],
  ['shape', 'shape of one image, or size of pictures', '64 × 64 × 3'],
  ['testShare', 'share of each class that becomes test', '0.2'],
  ['seed', 'seed that draws these images', '1'],
];

const choices: readonly (readonly [MappingMember, { value: string; label: string }[]])[] = [
  [
    'axes',
    [
      { value: 'hwc', label: 'hwc: the channels come last' },
      { value: 'chw', label: 'chw: the channels come first' },
    ],
  ],
  [
    'range',
    [
      { value: '0-1', label: '0-1: 1 is white' },
      { value: '0-255', label: '0-255: 1 is almost black' },
    ],
  ],
  [
    'firstLabel',
    [
      { value: '0', label: '0 is the first label' },
      { value: '1', label: '1 is the first label' },
    ],
  ],
  [
    'valid',
    [
      { value: 'train', label: 'train: validation images train' },
      { value: 'test', label: 'test: they are the test images' },
      { value: 'ignore', label: 'ignore: they are left out' },
    ],
  ],
];
