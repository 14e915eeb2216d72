// The labels of a sweep: name, tags and note. Labels do not affect the results, and can be changed at any time.
import { z } from 'zod';
import { priority } from './priority.ts';
import { expected, sweepName } from './rules.ts';

const maxTags = 20;

const aTag = expected('a text of 1 to 50 characters without commas or control characters');
const someTags = expected(`a list of at most ${maxTags} tags`);
const aNote = expected(
  'a text of 1 to 2000 characters without control characters other than line breaks and tabs',
);

const tag = z
  .string(aTag)
  .trim()
  .min(1, aTag)
  .max(50, aTag)
  // Redis would return half of a surrogate pair (Cs) as a different character.
  .refine((text) => !/[,\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text), aTag)
  .meta({ description: 'Without commas and control characters.', pattern: '^[^,]*$' });

export const tags = z
  .array(tag, someTags)
  .max(maxTags, someTags)
  .superRefine((list, context) => {
    for (const [k, text] of list.entries()) {
      if (list.indexOf(text) === k) continue;
      const got = { params: { got: `\`${text}\` again` } };
      context.addIssue({ code: 'custom', path: [k], message: 'to be another tag', ...got });
    }
  })
  .meta({
    uniqueItems: true,
    description:
      'Labels for finding the sweep. A tag that occurs twice is rejected. Blanks at the start and end of a tag are removed.',
  });

export const note = z
  .string(aNote)
  .min(1, aNote)
  .max(2000, aNote)
  .refine((text) => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(text), aNote);

/** The current labels of a sweep. */
export type Labels = { name: string | null; tags: string[]; note: string | null };

const isSwitch = expected('true or false');
const something = expected('an object with `name`, `tags`, `note`, `archived` or `priority`');

/** The body of `PATCH /v1/sweeps/:id`. */
export const sweepEdit = z
  .strictObject(
    {
      name: sweepName.nullable().optional(),
      tags: tags.nullable().optional(),
      note: note.nullable().optional(),
      priority: priority.optional().meta({
        description:
          'The waiting runs of the sweep move in the queue. Not possible for a sweep that has ended (409).',
      }),
      archived: z.boolean(isSwitch).optional().meta({
        description:
          'Archived sweeps are not listed by default, and retention does not delete them.',
      }),
    },
    something,
  )
  .refine((edit) => Object.values(edit).some((value) => value !== undefined), something)
  .meta({
    id: 'SweepEdit',
    minProperties: 1,
    description:
      'A JSON merge patch (RFC 7396): the fields to change. Null removes the name, the note or all tags.',
  });
export type SweepEdit = z.infer<typeof sweepEdit>;
