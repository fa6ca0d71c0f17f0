/** `Sequence 1`, or with the first number that is not taken; what ends in a number counts on from its words. */
export function freeName(like: string, taken: readonly string[]): string {
  const words = like.replace(/ \d+$/, '').slice(0, 70);
  for (let number = 1; ; number++) {
    const name = `${words} ${number}`;
    if (!taken.includes(name)) return name;
  }
}
