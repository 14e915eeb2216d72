import type { Command } from 'commander';
import type { Cli } from './cli.ts';

/** Adds a command to the program. Nothing heavy is loaded before it is called. */
export type AddCommand = (program: Command, cli: Cli) => void;
