import type { Command } from 'commander';
import type { Cli } from './cli.ts';

/** Adds a command to the program. A command imports large modules when it runs, not when it is added. */
export type AddCommand = (program: Command, cli: Cli) => void;
