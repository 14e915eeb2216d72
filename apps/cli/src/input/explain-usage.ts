// Adds suggestions to the usage errors of commander.

import { isSchedule, parseLayers } from '@sweepq/view';
import type { Command } from 'commander';
import {
  activations,
  classWeights,
  initializations,
  optimizers,
  preprocessings,
} from '../api-words.ts';
import { readNumber } from './numbers.ts';
import { findCommand, findOption } from './other-names.ts';

const unknownOption = /^error: unknown option '([^']+)'/;
const unknownCommand = /^error: unknown command '([^']+)'/;
const tooMany = /^error: too many arguments/;

/** Adds a suggestion to a message of commander, if there is one. `args` are the arguments as typed. */
export function explainUsage(command: Command, args: readonly string[], message: string): string {
  const [text = ''] = message.split('\n');
  const [, flag] = unknownOption.exec(text) ?? [];
  const meant = flag === undefined ? undefined : findOption(flag, longOptionsOf(command));
  if (meant !== undefined) return suggest(`error: unknown option '${flag}'`, meant);
  const [, name] = unknownCommand.exec(text) ?? [];
  const other = name === undefined ? undefined : findCommand(name, command);
  if (other !== undefined) return suggest(`error: unknown command '${name}'`, other);
  const listed = tooMany.test(text) ? joinSpaced(command, args) : undefined;
  if (listed === undefined) return message;
  return `${text}\nSeparate the values of a list by commas, without spaces: ${listed}\n`;
}

const suggest = (text: string, meant: string) => `${text}\n(Did you mean ${meant}?)\n`;

function longOptionsOf(command: Command): string[] {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return command.parent === null ? own : [...own, ...longOptionsOf(command.parent)];
}

/** Returns `--l2 0.1,0.2` for arguments with `--l2 0.1 0.2`; undefined if no option has values separated by spaces. */
function joinSpaced(command: Command, args: readonly string[]): string | undefined {
  for (const { long, flags } of command.options) {
    const at = long === undefined ? -1 : args.indexOf(long);
    if (at === -1 || !listFlags.test(flags)) continue;
    const after = args.slice(at + 1);
    const end = after.findIndex((word) => !isListValue(word));
    const values = end === -1 ? after : after.slice(0, end);
    if (values.length > 1) return `${long} ${values.join(',')}`;
  }
  return undefined;
}

/** Matches the declaration of an option whose value is a list. */
const listFlags = /<values>$/;
const words: readonly string[] = [
  ...['true', 'false', ...preprocessings],
  ...[...activations, ...initializations, ...optimizers, ...classWeights],
];
const isListValue = (word: string) =>
  readNumber(word) !== undefined ||
  parseLayers(word) !== undefined ||
  isSchedule(word) ||
  words.includes(word);
