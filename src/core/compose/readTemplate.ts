import type { JsonStep } from '#core/filter/json/types.ts';
import { readValuePath } from '#core/filter/json/valueAt.ts';

/** Where and why a template cannot be used; the sentence stands alone. */
export interface TemplateFault {
  /** UTF-16 position and length of the placeholder. */
  at: number;
  length: number;
  reason: string;
}

/** A part of a template. */
export type TemplatePart =
  | { type: 'plain'; text: string }
  | {
      type: 'value';
      at: number;
      length: number;
      source: ValueSource;
      /** It stands within a string of JSON, so quotes and line ends in its value must be escaped. */
      inString: boolean;
    };

/** Where a placeholder's value comes from. */
export type ValueSource =
  | { from: 'variable'; name: string }
  | { from: 'uuid' }
  | { from: 'now' }
  | { from: 'isoNow' }
  | { from: 'count' }
  /** Whole numbers, both ends included. */
  | { from: 'random'; least: number; most: number }
  /** The latest received frame that has a value there. */
  | { from: 'frame'; path: readonly JsonStep[]; written: string };

/** What may stand between braces for a variable. */
export const NAME_OF_VARIABLE = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/**
 * Takes a template apart: `{{name}}`, `{{$uuid}}`, `{{$now}}`, `{{$isoNow}}`, `{{$count}}`,
 * `{{$random 1 100}}`, `{{$frame $.user.id}}`; `\{{` stands for two braces. Never throws.
 */
export function readTemplate(text: string): { parts: TemplatePart[] } | { fault: TemplateFault } {
  const parts: TemplatePart[] = [];
  const json = /^\s*(?:[["]|\{(?!\{))/.test(text);
  let plain = '';
  let inString = false;
  let at = 0;
  while (at < text.length) {
    if (text.startsWith('\\{{', at)) {
      plain += '{{';
      at += 3;
    } else if (text.startsWith('{{', at) && !startsObject(text, at)) {
      const end = text.indexOf('}}', at + 2);
      if (end < 0) return { fault: { at, length: 2, reason: '“{{” is not closed by “}}”.' } };
      const length = end + 2 - at;
      const reading = readSource(text.slice(at + 2, end).trim());
      if ('fault' in reading) return { fault: { at, length, reason: reading.fault } };
      if (plain) parts.push({ type: 'plain', text: plain });
      plain = '';
      parts.push({ type: 'value', at, length, source: reading.source, inString: json && inString });
      at += length;
    } else {
      const escaped = inString && text[at] === '\\';
      if (text[at] === '"') inString = !inString;
      plain += text.slice(at, at + (escaped ? 2 : 1));
      at += escaped ? 2 : 1;
    }
  }
  if (plain) parts.push({ type: 'plain', text: plain });
  return { parts };
}

/** `{{"a":1}}` is JSON gone wrong or an object within braces of a kind, but no placeholder. */
function startsObject(text: string, at: number): boolean {
  return /^\{\{\s*"/.test(text.slice(at, at + 64));
}

function readSource(inside: string): { source: ValueSource } | { fault: string } {
  const [word = '', ...rest] = inside.split(/\s+/);
  switch (word) {
    case '':
      return { fault: 'A name is missing between “{{” and “}}”.' };
    case '$uuid':
    case '$now':
    case '$isoNow':
    case '$count':
      if (rest.length > 0) return { fault: `“${word}” stands alone, without “${rest.join(' ')}”.` };
      return { source: { from: word.slice(1) as 'uuid' | 'now' | 'isoNow' | 'count' } };
    case '$random':
      return readRandom(rest);
    case '$frame': {
      const written = inside.slice('$frame'.length).trim();
      const reading = readValuePath(written);
      if ('fault' in reading)
        return { fault: written ? reading.fault : '“$frame” needs a JSON path, as $frame $.user.id.' };
      return { source: { from: 'frame', path: reading.path, written } };
    }
  }
  if (word.startsWith('$')) {
    return { fault: `“${word}” is not known: there are $uuid, $now, $isoNow, $count, $random and $frame.` };
  }
  if (rest.length > 0 || !NAME_OF_VARIABLE.test(inside)) {
    return { fault: `“${inside}” is no name of a variable: letters, digits, “_”, “-” and “.” make one.` };
  }
  return { source: { from: 'variable', name: inside } };
}

function readRandom(bounds: readonly string[]): { source: ValueSource } | { fault: string } {
  const [least, most] = bounds.map(Number);
  const whole = Number.isSafeInteger(least) && Number.isSafeInteger(most);
  if (bounds.length !== 2 || !whole || least! > most!) {
    return { fault: '“$random” needs two whole numbers, the smaller one first, as $random 1 100.' };
  }
  return { source: { from: 'random', least: least!, most: most! } };
}
