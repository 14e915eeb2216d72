import { type Command, Option } from 'commander';

/** Creates an option whose value is one of `choices`. */
export const choiceOption = (flags: string, description: string, choices: readonly string[]) =>
  new Option(flags, description).choices(choices);

/** Adds an option whose value is one of `choices`. */
export const addChoice = (command: Command, ...option: Parameters<typeof choiceOption>): Command =>
  command.addOption(choiceOption(...option));
