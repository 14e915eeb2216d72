import { type Command, Help, type Option } from 'commander';
import { renderOverview } from './render-overview.ts';

/** The heading of the options that every command accepts. */
export const everyCommand = 'For every command:';

/** Descriptions of options, by their long flag. */
type Texts = Readonly<Record<`--${string}`, string>>;

const ownTexts = new WeakMap<Command, Texts>();

/** Replaces the descriptions of options of every command, for a command that uses them in another way. */
export function describeOptions(command: Command, texts: Texts): Command {
  ownTexts.set(command, texts);
  return command;
}

/**
 * Formats the help of a command. The options of every command, `--help` included, have one heading. The help of a noun lists its
 * verbs, without the options of every command.
 */
export function formatHelp(command: Command, helper: Help): string {
  if (command.parent === null) return renderOverview(command, helper);
  const texts: Texts = ownTexts.get(command) ?? {};
  const isHelp = ({ long }: Option) => long === '--help';
  const isNoun = command.commands.length > 0;
  const ofCommand = helper.visibleOptions(command);
  const rules: Help = Object.assign(Object.create(helper) as Help, {
    showGlobalOptions: !isNoun,
    visibleOptions: () => ofCommand.filter((option) => isNoun || !isHelp(option)),
    visibleGlobalOptions: () => [
      ...helper.visibleGlobalOptions(command),
      ...ofCommand.filter(isHelp),
    ],
    optionDescription: (option: Option) =>
      texts[option.long as keyof Texts] ?? helper.optionDescription(option),
    formatItemList: (heading: string, items: string[], own: Help) =>
      helper.formatItemList(heading === 'Global Options:' ? everyCommand : heading, items, own),
  });
  return Help.prototype.formatHelp.call(rules, command, rules);
}
