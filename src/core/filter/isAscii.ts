/** Whether all characters are of ASCII, control characters among them. */
export function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}
