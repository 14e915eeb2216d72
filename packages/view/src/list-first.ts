/** Joins the first texts with commas, and counts the others: `a, b and 7 more`. */
export function listFirst(texts: readonly string[], most = 12): string {
  const others = texts.length - most;
  const shown = texts.slice(0, most).join(', ');
  return others > 0 ? `${shown} and ${others} more` : shown;
}
