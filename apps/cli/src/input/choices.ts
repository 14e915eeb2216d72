import { type Command, Option } from 'commander';

/** Adds an option whose value is one of `choices`. */
export const addChoice = (
  command: Command,
  flags: string,
  description: string,
  choices: readonly string[],
): Command => command.addOption(new Option(flags, description).choices(choices));
