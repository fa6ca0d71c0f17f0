/** JSON with its texts trimmed, and without properties that are empty: forms send those for what was not filled in. */
export function cleanText(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(cleanText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const clean = cleanText(inner);
      return clean === '' || clean === undefined ? [] : [[name, clean]];
    }),
  );
}
