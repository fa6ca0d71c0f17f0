import type { Direction, FrameKind } from '#core/frame.ts';
import { compileRegex } from './compileRegex.ts';
import { readPath } from './json/readPath.ts';
import type { TimeSpan } from './readMoment.ts';
import { readIndex, readSize } from './readNumbers.ts';
import { readTime } from './readTime.ts';
import { splitFilter, type Word } from './splitFilter.ts';
import type { FilterReading, Term, Test } from './types.ts';

type TestReading = { test: Test } | { fault: string };

const DIRECTIONS: Record<string, Direction> = {
  sent: 'sent',
  received: 'received',
  event: 'event',
  events: 'event',
};
const KINDS: Record<string, FrameKind | 'event'> = { text: 'text', binary: 'binary', event: 'event' };

/**
 * Reads the filter box. Terms, combined by spaces, all of which must hold; a minus before any of
 * them negates it. `filterHelp.ts` lists them. Times of day belong to the days of `span`, when the
 * session was; without it they need a date. Never throws.
 */
export function parseFilter(input: string, span?: TimeSpan): FilterReading {
  const terms: Term[] = [];
  for (const word of splitFilter(input)) {
    const reading = readWord(word, span);
    if ('fault' in reading) return reading;
    terms.push({ test: reading.test, negated: word.negated });
  }
  return { filter: { terms } };
}

function readWord(word: Word, span: TimeSpan | undefined): TestReading {
  switch (word.form) {
    case 'regex':
      return compileRegex(word.text, word.flags);
    case 'open regex':
      return { fault: 'End the regular expression with a slash, or put the text in quotes: "/text".' };
    case 'phrase':
      return asText(word.text);
    case 'path':
      return readPath(word.text);
    case 'plain':
      return readPlain(word.text, span);
  }
}

function readPlain(word: string, span: TimeSpan | undefined): TestReading {
  const size = /^size(<=|>=|<|>|=|:)(.*)$/i.exec(word);
  if (size !== null) return readSize(word, size[1]!, size[2]!);
  const row = /^#(\d+(?:\.\.\d*)?|\.\.\d+)$/.exec(word);
  if (row !== null) return readIndex(word, row[1]!);
  const named = /^(route|dir|kind|is|time|after|before|index):(.*)$/i.exec(word);
  return named === null ? asText(word) : readNamed(word, named[1]!.toLowerCase(), named[2]!, span);
}

function readNamed(word: string, name: string, value: string, span: TimeSpan | undefined): TestReading {
  switch (name) {
    case 'route':
      if (value === '') return { fault: 'Name a route after “route:”, such as route:sendMessage.' };
      return { test: { type: 'route', route: value.toLowerCase() } };
    case 'dir': {
      const directions = readChoices(value, DIRECTIONS);
      if (directions !== undefined) return { test: { type: 'direction', directions } };
      return { fault: `“${word}”: after “dir:” comes sent, received or event.` };
    }
    case 'kind': {
      const kinds = readChoices(value, KINDS);
      if (kinds !== undefined) return { test: { type: 'kind', kinds } };
      return { fault: `“${word}”: after “kind:” comes text, binary or event.` };
    }
    case 'is':
      if (value.toLowerCase() === 'error') return { test: { type: 'error' } };
      return { fault: `“${word}”: after “is:” comes error.` };
    case 'index':
      return readIndex(word, value);
    default:
      return readTime(word, name, value, span);
  }
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
