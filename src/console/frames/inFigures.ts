/** `12,480`, the same in every locale, as the drawings have it. */
export function inFigures(count: number): string {
  return count.toLocaleString('en');
}
