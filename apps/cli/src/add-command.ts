import type { Command } from 'commander';
import type { Cli } from './cli.ts';

/**
 * Adds a command to the program, to a noun, or to both.
 *
 * All commands are added at every start, also for `--help`. So a command imports a module that brings a library when it runs, with
 * `await import()`: the modules that render tables, ask questions, parse YAML or start the service (docs/decisions/089).
 */
export type AddCommand = (parent: Command, cli: Cli) => void;
