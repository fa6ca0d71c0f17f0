import type { Decoded, Field } from '../contract.ts';
import { oneLine } from '../values/oneLine.ts';
import type { JsonPart } from './JsonPart.ts';

const encoder = new TextEncoder();

/** A line of facts; none where there is no value. */
export function field(name: string, value: JsonPart | string | undefined, note?: string): Field[] {
  if (value === undefined) return [];
  const text = typeof value === 'string' ? value : value.line;
  return [{ name, value: text, ...(note === undefined ? {} : { note }) }];
}

/** A line that tells of something wrong. */
export function badField(name: string, value: JsonPart | string | undefined, note?: string): Field[] {
  return field(name, value, note).map((each) => ({ ...each, bad: true }));
}

/** A part of the message to be decoded in turn; nothing for null and for what is empty. */
export function carried(label: string, part: JsonPart | undefined): Pick<Decoded, 'payload'> {
  if (part === undefined || part.text === 'null') return {};
  if ((part.isArray || part.isObject) && part.size === 0) return {};
  const bytes = encoder.encode(part.text);
  return { payload: { label, bytes, text: true, contentType: 'application/json' } };
}

/** The pieces of a summary that are there: `subscribe onTick · 1`. */
export function summaryOf(...pieces: (string | undefined)[]): string {
  return oneLine(pieces.filter((piece) => piece !== undefined && piece !== '').join(' · '));
}
