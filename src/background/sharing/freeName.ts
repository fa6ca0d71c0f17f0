const LONGEST = 80;

/** The name itself, or with the first number from 2 on that makes it free; never longer than a name may be. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` ${number}`;
    const candidate =
      [...name]
        .slice(0, LONGEST - suffix.length)
        .join('')
        .trimEnd() + suffix;
    if (!taken.has(candidate)) return candidate;
  }
}
