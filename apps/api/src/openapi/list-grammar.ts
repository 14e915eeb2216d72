/** The grammar of `sort` and `filter`, for `info.description` of the OpenAPI document. */
export const listGrammar = `## Sort and filter

\`sort\` has up to 4 fields:

\`\`\`ebnf
sort = key, { ",", key } ;
key  = [ "-" ], path ;
\`\`\`

A field with \`-\` before it is sorted in descending order. Items without a value come last, in both directions.

\`filter\` has comparisons, AND, OR and parentheses:

\`\`\`ebnf
filter     = item, { "AND", item } | item, { "OR", item } ;
item       = comparison | "(", filter, ")" ;
comparison = path, operator, value ;
operator   = "=" | "!=" | "<" | "<=" | ">" | ">=" | ":" ;
value      = number | word | quoted | "true" | "false" | "null" ;
path       = word ;
word       = character, { character } ;       (* not AND, OR, NOT *)
character  = "A" … "Z" | "a" … "z" | "0" … "9" | "_" | "." | "-" ;
quoted     = '"', { any character but " and \\ | '\\"' | '\\\\' }, '"' ;
\`\`\`

| type of the field | operators | value |
| --- | --- | --- |
| number | \`= != < <= > >=\` | a finite number |
| time | \`= != < <= > >=\` | a date (00:00 UTC), or a quoted date and time with \`Z\` or an offset |
| text | \`= != :\` | \`=\` and \`!=\` compare the whole text, with its case. \`:\` means contains, and ignores case |
| one of some words | \`= !=\` | one of the words |
| true or false | \`= !=\` | \`true\` or \`false\` |
| list of texts | \`:\` | one of the texts is equal to the value, with its case |

AND and OR side by side need parentheses. There is no NOT. A filter has at most 2000 characters, 50 comparisons and 20 levels of parentheses. A missing value matches \`= null\` and no other comparison.`;
