import type { Command } from 'commander';
import type { Cli } from './cli.ts';

/**
 * Adds a command to the program, to a noun, or to both. A command imports large modules when it runs, not when it is added.
 */
export type AddCommand = (parent: Command, cli: Cli) => void;
