import type { z } from 'zod';
import { formatSize } from './sizes.ts';

/** A setting, as its schema describes it. */
export type SettingDescription = {
  name: string;
  description: string;
  /** The default, as one would write it in the environment; undefined if there is none. */
  default: string | undefined;
  isSecret: boolean;
  /** Another setting. If it is set, the default has no effect. */
  replacedBy: string | undefined;
};

/** The metadata that the schema of a setting has by `.meta()`. */
type Meta = {
  description?: string;
  /** The default in words, if it is computed, such as the number of cores. */
  shownDefault?: string;
  isSize?: boolean;
  isSecret?: boolean;
  replacedBy?: string;
};

/** Describes the settings of a process, in the order of their schema. */
export function describeSettings(schema: z.ZodObject): SettingDescription[] {
  return Object.entries(schema.shape).map(([name, setting]) => {
    const { meta, value } = unwrap(setting as z.ZodType);
    return {
      name,
      description: meta.description ?? '',
      default: meta.shownDefault ?? formatDefault(value, meta.isSize),
      isSecret: meta.isSecret === true,
      replacedBy: meta.replacedBy,
    };
  });
}

/** Returns the metadata and the default of a schema and of the schemas inside it. The outer ones have priority. */
function unwrap(schema: z.ZodType): { meta: Meta; value: unknown } {
  const meta = (schema.meta() ?? {}) as Meta;
  const def = schema.def as { defaultValue?: unknown; innerType?: z.ZodType; in?: z.ZodType };
  const next = def.innerType ?? def.in;
  const inner = next === undefined ? { meta: {}, value: undefined } : unwrap(next);
  return { value: def.defaultValue ?? inner.value, meta: { ...inner.meta, ...meta } };
}

function formatDefault(value: unknown, isSize = false): string | undefined {
  if (value === undefined || value === '') return undefined;
  return isSize && typeof value === 'number' ? formatSize(value) : String(value);
}
