import type { Direction, FrameKind } from '#core/frame.ts';
import { compileRegex } from './compileRegex.ts';
import { splitFilter, type Word } from './splitFilter.ts';
import type { FilterReading, SizeOperator, Term, Test } from './types.ts';

type TestReading = { test: Test } | { fault: string };

const DIRECTIONS: Record<string, Direction> = {
  sent: 'sent',
  received: 'received',
  event: 'event',
  events: 'event',
};
const KINDS: Record<string, FrameKind | 'event'> = { text: 'text', binary: 'binary', event: 'event' };
const UNITS: Record<string, number> = {
  '': 1,
  b: 1,
  k: 1_000,
  kb: 1_000,
  kib: 1_024,
  m: 1_000_000,
  mb: 1_000_000,
  mib: 1_048_576,
};

/**
 * Reads the filter box. Terms, combined by spaces, all of which must hold: text, `"a phrase"`,
 * `/regex/flags`, `route:x`, `size>1k`, `dir:sent|received|event`, `kind:text|binary|event`,
 * `is:error`; a minus before any of them negates it. Never throws.
 */
export function parseFilter(input: string): FilterReading {
  const terms: Term[] = [];
  for (const word of splitFilter(input)) {
    const reading = readWord(word);
    if ('fault' in reading) return reading;
    terms.push({ test: reading.test, negated: word.negated });
  }
  return { filter: { terms } };
}

function readWord(word: Word): TestReading {
  if (word.form === 'regex') return compileRegex(word.text, word.flags);
  if (word.form === 'open regex') {
    return { fault: 'End the regular expression with a slash, or put the text in quotes: "/text".' };
  }
  if (word.form === 'phrase') return asText(word.text);
  const size = /^size(<=|>=|<|>|=|:)(.*)$/i.exec(word.text);
  if (size !== null) return readSize(word.text, size[1]!, size[2]!);
  const named = /^(route|dir|kind|is):(.*)$/i.exec(word.text);
  if (named === null) return asText(word.text);
  const value = named[2]!;
  const name = named[1]!.toLowerCase();
  if (name === 'route') {
    if (value === '') return { fault: 'Name a route after “route:”, such as route:sendMessage.' };
    return { test: { type: 'route', route: value.toLowerCase() } };
  }
  if (name === 'dir') {
    const directions = readChoices(value, DIRECTIONS);
    if (directions !== undefined) return { test: { type: 'direction', directions } };
    return { fault: `“${word.text}”: after “dir:” comes sent, received or event.` };
  }
  if (name === 'kind') {
    const kinds = readChoices(value, KINDS);
    if (kinds !== undefined) return { test: { type: 'kind', kinds } };
    return { fault: `“${word.text}”: after “kind:” comes text, binary or event.` };
  }
  if (value.toLowerCase() === 'error') return { test: { type: 'error' } };
  return { fault: `“${word.text}”: after “is:” comes error.` };
}

function asText(text: string): TestReading {
  return { test: { type: 'text', text: text.toLowerCase() } };
}

/** `sent`, or several as `sent,received` or `sent|received`. */
function readChoices<T>(value: string, choices: Record<string, T>): T[] | undefined {
  const found = value
    .toLowerCase()
    .split(/[,|]/)
    .map((name) => (Object.hasOwn(choices, name) ? choices[name] : undefined));
  return found.every((choice) => choice !== undefined) ? (found as T[]) : undefined;
}

function readSize(word: string, operator: string, value: string): TestReading {
  const match = /^(\d+(?:\.\d+)?)([a-z]*)$/i.exec(value);
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
  if (match === null || unit === undefined) {
    return { fault: `“${word}” needs a size in bytes, such as size>200 or size>1.5k.` };
  }
  const bytes = Number(match[1]) * unit;
  return {
    test: { type: 'size', operator: (operator === ':' ? '=' : operator) as SizeOperator, bytes },
  };
}
