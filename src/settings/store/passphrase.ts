import { PASSPHRASE_LENGTH } from '#core/limits.ts';

/** How hard a passphrase is to guess, in words. A rough count: no dictionary is consulted. */
export interface Strength {
  tone: 'bad' | 'warn' | 'ok';
  text: string;
}

const COMMON =
  /^(?:(?:pass(?:word|phrase)?|qwerty\w*|letmein|admin|welcome|changeme|secret|\d+|abc)[\W\d_]*)+$/i;

/** Judges length and variety; undefined for an empty text. */
export function passphraseStrength(text: string): Strength | undefined {
  if (text === '') return undefined;
  const distinct = new Set(text).size;
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word.length > 2).length;
  if ([...text].length < PASSPHRASE_LENGTH || distinct < 6 || COMMON.test(text)) {
    return { tone: 'bad', text: 'Weak: it would be guessed soon.' };
  }
  if (text.length >= 20 || words >= 4) return { tone: 'ok', text: 'Strong.' };
  if (text.length >= 14) return { tone: 'ok', text: 'Good.' };
  return { tone: 'warn', text: 'Fair: more words make it stronger.' };
}
