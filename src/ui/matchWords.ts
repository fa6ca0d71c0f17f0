/** Tells texts that hold every word of `filter`, whatever the case; all of them where there is none. */
export function matchWords(filter: string): (text: string) => boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
}
