// The axes of the form that are texts. Commas separate several values.
import { formatLayers, parseLayers } from '@sweepq/view';
import { type Draft, initialDraft, type TextName, textNames } from './draft.ts';

/** The value of an axis in a request. */
type Axis = string | readonly (string | number | readonly number[])[];

/** Returns the values of a text. */
export const valuesOfText = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Returns the axes of a request. An axis with the default of the API is left out. */
export function textAxesOf(draft: Draft): Partial<Record<TextName, Axis>> {
  const used = textNames.filter((name) => valuesOfText(draft[name]).join() !== initialDraft[name]);
  const axes = used.map((name) => [name, axisOf(name, draft[name])]);
  return Object.fromEntries(axes) as Partial<Record<TextName, Axis>>;
}

const axisOf = (name: TextName, text: string): Axis =>
  name === 'layers' ? layersOf(text) : wordsOf(text);

/** Returns a text that is no list of layers as it is, so that the error of the API quotes it. */
function layersOf(text: string): Axis {
  const networks = valuesOfText(text).map((each) => parseLayers(each) ?? each);
  const [first, ...others] = networks;
  return first !== undefined && others.length === 0 ? first : networks;
}

function wordsOf(text: string): Axis {
  const words = valuesOfText(text);
  const [first, ...others] = words;
  return first !== undefined && others.length === 0 ? first : words;
}

/** Returns the texts of the axes of a request or of a spec. */
export const textsOf = (axes: Readonly<Record<string, unknown>>): Pick<Draft, TextName> => {
  const texts = textNames.map((name) => [name, textOf(axes[name], name)]);
  return Object.fromEntries(texts) as Pick<Draft, TextName>;
};

function textOf(axis: unknown, name: TextName): string {
  if (axis === undefined || axis === null) return initialDraft[name];
  if (name === 'layers' && Array.isArray(axis)) return textOfLayers(axis);
  return [axis].flat().join(', ');
}

/** One network is a list of sizes, and several networks are a list of lists. */
function textOfLayers(layers: readonly unknown[]): string {
  if (layers.every((each) => typeof each === 'number')) return formatLayers(layers as number[]);
  return layers.map((each) => (Array.isArray(each) ? formatLayers(each) : `${each}`)).join(', ');
}
