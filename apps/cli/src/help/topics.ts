// The topics of `sweepq help`.
import { defaultUrl } from '../context/find-api.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatMeanings } from '../output/formats.ts';
import type { Topic } from './topic.ts';

const spaces: Topic = {
  name: 'spaces',
  summary: 'values, lists and ranges of hyperparameters',
  blocks: [
    '`--learning-rate`, `--iterations`, `--seed`, `--init-scale`, `--l2`, `--momentum` and `--batch-size` accept:',
    {
      head: ['value', 'meaning'],
      rows: [
        ['`0.005`', 'one value'],
        ['`0.001,0.005`', 'a list, without spaces'],
        ['`0.0001..0.1:log`', 'a range; `--strategy` draws values from it'],
        ['`0.0001..0.1:log:count=10`', '10 values of the range'],
        ['`100..1000:step=100`', 'the values from 100 to 1000 in steps of 100'],
        ['`0..9:int`', 'whole numbers only'],
      ],
    },
    'A range with `:log` needs a lower bound above 0, because 0 has no logarithm: write `0.0001..1:log` instead of `0..1:log`.',
    '`--nesterov`, `--preprocessing`, `--activation`, `--initialization`, `--optimizer` and `--class-weight` accept one word, or several words with commas between. `--layers` has the sizes of hidden layers: `20-7-5`, `none`, or a list such as `none,7,20-7-5`. A sweep has a trial for each combination of the values; `--strategy random` or `sobol` draws `--trials` of them.',
    '`--schedule` accepts one or several of these schedules of the learning rate α. t is the number of the iteration, from 0:',
    {
      head: ['schedule', 'learning rate'],
      rows: [
        ['`constant`', 'α'],
        ['`inverse:DECAY`', 'α / (1 + DECAY · t)'],
        ['`step:EVERY:FACTOR`', 'α, multiplied by FACTOR after each EVERY iterations'],
        ['`cosine:PERIOD`', 'a half cosine from α to 0 at iteration PERIOD, and 0 after it'],
        ['`cosine:PERIOD:WARMUP`', 'rises to α in WARMUP iterations, then falls to 0 at PERIOD'],
      ],
    },
    'Options describe one space. A list of spaces, for hyperparameters that depend on others, is written in a file: `sweepq submit -f FILE`.',
    {
      commands: [
        'sweepq submit --dataset catvnoncat --learning-rate 1e-4..0.1:log --iterations 2000 --strategy sobol --trials 60 --dry-run',
        'sweepq submit --dataset catvnoncat --learning-rate 0.0075 --iterations 300 --layers none,7,20-7-5 --activation relu,tanh --seed 1 --dry-run',
        'sweepq submit --dataset catvnoncat --learning-rate 0.001 --iterations 300 --optimizer sgd,adam --batch-size 32 --schedule constant,cosine:300:30 --dry-run',
      ],
    },
  ],
};

const filters: Topic = {
  name: 'filters',
  summary: 'the language of --filter and --sort',
  blocks: [
    '`--filter` has comparisons, `AND`, `OR` and parentheses. `AND` and `OR` side by side need parentheses. There is no `NOT`.',
    {
      head: ['operator', 'meaning'],
      rows: [
        ['`= !=`', 'equal, not equal; text is compared with its case'],
        ['`< <= > >=`', 'for numbers and times'],
        ['`:`', 'text that contains this text, in any case; a list that has this text'],
      ],
    },
    {
      list: [
        'A field is a path, as in the answers of the API: `status`, `metrics.test.accuracy`, `params.learningRate`, `counts.failed`.',
        'A value is a number, a word, `true`, `false` or `null`. Text with other characters is in double quotes: `name = "the one"`.',
        'A time is a date (00:00 UTC), or a quoted date and time with `Z` or an offset.',
        'A missing value matches `= null` and no other comparison.',
        'Archived sweeps are listed only if the filter has a comparison of `archived`.',
        'A message about an invalid filter has the column, and the nearest field for an unknown one.',
      ],
    },
    '`--sort` has up to 4 fields with commas between. `-` before a field means descending order. Items without a value come last.',
    {
      commands: [
        `sweepq ls --filter 'status = completed AND (tags:cats OR tags:dogs)' --sort -finishedAt`,
        `sweepq ls --filter 'createdAt >= 2026-01-01 AND counts.failed > 0'`,
      ],
    },
  ],
};

const output: Topic = {
  name: 'output',
  summary: 'formats of --output',
  blocks: [
    'Data goes to stdout and messages go to stderr, so that you can pipe stdout. `-o`, or `--output`, selects the format of the data. `--json` is short for `--output json`.',
    {
      head: ['format', 'stdout has'],
      rows: Object.entries(formatMeanings).map(([name, meaning]) => [`\`${name}\``, meaning]),
    },
    {
      list: [
        'The help of a command lists its formats, the default first. Another format is refused.',
        'The members of `json` and `yaml` are those of the API.',
        'In `csv`, a missing value is an empty cell, and a list is written as JSON; only `params.layers` is a text, such as `20-7-5`. Text that a spreadsheet would run as a formula begins with an apostrophe.',
        '`--out` of `export`, `model get`, `model picture`, `plot` and `dataset image` is the file to write. It gets its name when it is complete.',
      ],
    },
    {
      commands: [
        'sweepq ls -o csv > sweeps.csv',
        `sweepq ls -o name --filter 'status = failed' --limit 100`,
      ],
    },
  ],
};

const exitCodesTopic: Topic = {
  name: 'exit-codes',
  summary: 'exit codes',
  blocks: [
    {
      head: ['code', 'meaning'],
      rows: Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning]),
    },
  ],
};

const environment: Topic = {
  name: 'environment',
  summary: 'environment variables',
  blocks: [
    'Commands that call the API read these variables. An empty variable counts as unset. docs/settings.md has those of the API and the worker.',
    {
      head: ['variable', 'meaning'],
      rows: [
        ['`SWEEPQ_URL`', 'URL of the API'],
        ['`SWEEPQ_TOKEN`', 'token for the API'],
        ['`SWEEPQ_CONTEXT`', 'name of a context'],
        ['`XDG_CONFIG_HOME`', 'folder of the settings of programs; default: `~/.config`'],
        ['`NO_COLOR`', 'no colours'],
        ['`FORCE_COLOR`', 'colours, even without a terminal'],
        ['`TERM`', 'with `dumb`, `watch` prints lines in place of bars'],
      ],
    },
  ],
};

const contexts: Topic = {
  name: 'contexts',
  summary: 'named contexts, and which API a command calls',
  blocks: [
    'A context is the URL of an API and a token, stored under a name. `sweepq login` asks the API, stores the context, and makes it the current one.',
    'The first of these that is set decides which API a command calls:',
    {
      head: ['source', 'URL and token'],
      rows: [
        ['`--context NAME`', 'both from the context; SWEEPQ_TOKEN is ignored'],
        ['`--url`', 'this URL; no token of a context'],
        ['`SWEEPQ_URL`', 'this URL; no token of a context'],
        ['`SWEEPQ_CONTEXT`', 'from the context'],
        ['the current context', 'from the context'],
        ['default', `${defaultUrl}, without a token`],
      ],
    },
    '`--token` and `--token-file` override the token in each of these cases, and `SWEEPQ_TOKEN` in each except the first. The token of a context is sent only to the URL of this context. `--url` and `--context` together are refused, except by `login`. `sweepq context show` prints what commands use.',
    {
      list: [
        '`login` ignores `SWEEPQ_URL`, `SWEEPQ_TOKEN` and `SWEEPQ_CONTEXT`. Without `--context` it stores the context `default`. For a stored context, `--url` can be left out.',
        '`login` takes the token from `--token-file`, from standard input (`--token-file -`), or from a hidden prompt. If the API requires no token, it asks for none.',
        'Each context is a file in `$XDG_CONFIG_HOME/sweepq/contexts`, by default in `~/.config/sweepq/contexts`, that only its owner can read. A file is replaced in one step.',
        '`logout` deletes the token from this machine, and keeps the URL. The API accepts the token until its operator removes it.',
      ],
    },
    {
      commands: [
        'sweepq login --context prod --url https://sweepq.example --token-file token.txt',
        'sweepq ls --context prod',
        'sweepq context use default',
      ],
      isElsewhere: true,
    },
  ],
};

export const topics: readonly Topic[] = [
  spaces,
  filters,
  output,
  exitCodesTopic,
  environment,
  contexts,
];
