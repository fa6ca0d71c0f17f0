import type { PasteNotice } from './types.ts';

/** What a name in a paste can stand for. `sso`, `process` and `role` say where the keys come from instead. */
export type Field = 'id' | 'secret' | 'token' | 'expiry' | 'region' | 'name' | 'sso' | 'process' | 'role';

/** One value as it was read. */
export interface FoundValue {
  text: string;
  /** A quote was opened and never closed: the end may be missing. */
  cut?: boolean;
  /** Blanks or line ends inside the value were taken out. */
  joined?: boolean;
  /** It has blanks inside where none can be. */
  spaced?: boolean;
  /** A generic name (`token`, `secret`) said so: a specific one wins. */
  weak?: boolean;
  /** The name it stood under, in lower case without punctuation. */
  under?: string;
}

/** The values that belong together, before they are judged. */
export interface FoundSet {
  source: string;
  name?: string;
  values: Partial<Record<Field, FoundValue>>;
  notices: PasteNotice[];
}

export function newSet(source: string, name?: string): FoundSet {
  return name === undefined ? { source, values: {}, notices: [] } : { source, name, values: {}, notices: [] };
}

/** True where a set holds any key material. */
export function hasKeyMaterial({ values }: FoundSet): boolean {
  return values.id !== undefined || values.secret !== undefined || values.token !== undefined;
}

/** Puts a value into a set: specific names beat generic ones, otherwise the last one wins, with a notice. */
export function putValue(set: FoundSet, field: Field, value: FoundValue): void {
  const old = set.values[field];
  if (old !== undefined && !old.weak && value.weak) return;
  if (old !== undefined && !old.weak && old.text !== value.text && isKeyField(field)) {
    noteOnce(set, {
      id: 'paste.duplicate',
      level: 'info',
      message: 'A value is given twice for this profile; the last one was taken.',
    });
  }
  set.values[field] = value;
}

export function isKeyField(field: Field): boolean {
  return field === 'id' || field === 'secret' || field === 'token';
}

export function noteOnce(set: FoundSet, notice: PasteNotice): void {
  if (!set.notices.some((other) => other.id === notice.id)) set.notices.push(notice);
}
