// Signals whose values are in the query of the address, so that a copied address, a reload and "back" restore them.
import { computed } from '@preact/signals';
import { address, replaceParameter } from './address.ts';

/** Formats a value as a text of the query, and parses this text. Undefined for a text that is not such a value. */
export type Codec<T> = { parse: (text: string) => T | undefined; format: (value: T) => string };

export type UrlState<T> = { value: T; peek: () => T };

/**
 * Returns a signal bound to a query parameter. A write replaces the current history entry; `commit` of `address.ts` adds one. The
 * default value is not written, so that plain views have plain addresses.
 */
export function urlState<T>(key: string, codec: Codec<T>, initial: T): UrlState<T> {
  const text = computed(() => address.value.searchParams.get(key));
  const current = computed(() =>
    text.value === null ? initial : (codec.parse(text.value) ?? initial),
  );
  const plain = codec.format(initial);
  return {
    get value() {
      return current.value;
    },
    set value(next) {
      const written = codec.format(next);
      replaceParameter(key, written === plain ? null : written);
    },
    peek: () => current.peek(),
  };
}

export const textCodec: Codec<string> = { parse: (text) => text, format: (value) => value };

export const numberCodec: Codec<number> = {
  parse: (text) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined),
  format: String,
};

/** A list of texts, separated by commas. Commas inside a text are encoded. */
export const listCodec: Codec<readonly string[]> = {
  parse: (text) =>
    text === ''
      ? []
      : text.split(',').map((part) => part.replaceAll('%2C', ',').replaceAll('%25', '%')),
  format: (values) =>
    values.map((value) => value.replaceAll('%', '%25').replaceAll(',', '%2C')).join(','),
};

/** One of some words. */
export const wordCodec = <Word extends string>(words: readonly Word[]): Codec<Word> => ({
  parse: (text) => words.find((word) => word === text),
  format: (value) => value,
});
