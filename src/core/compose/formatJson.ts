import { readJson } from '../decode/readJson.ts';
import { standIns } from './standIns.ts';

/** A string, a mark, or what lies between marks and white space. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/gs;

/**
 * JSON with a line for each member, two spaces a level, or on one line; numbers, strings and
 * `{{places}}` stay as they are written. Undefined where it is no JSON.
 */
export function formatJson(text: string, lines: boolean): string | undefined {
  const stand = standIns(text);
  if (!('tape' in readJson(stand))) return undefined;
  const tokens = [...stand.matchAll(TOKEN)];
  const out: string[] = [];
  let depth = 0;
  const newLine = () => (lines ? `\n${'  '.repeat(depth)}` : '');
  for (const [number, token] of tokens.entries()) {
    const [mark] = token;
    const written = text.slice(token.index, token.index + mark.length);
    const empty = /^[[{]$/.test(tokens[number - 1]?.[0] ?? '');
    if (mark === '{' || mark === '[') {
      out.push(mark);
      depth += 1;
      if (!/^[\]}]$/.test(tokens[number + 1]?.[0] ?? '')) out.push(newLine());
    } else if (mark === '}' || mark === ']') {
      depth -= 1;
      out.push(empty ? '' : newLine(), mark);
    } else if (mark === ',') out.push(',', newLine());
    else if (mark === ':') out.push(lines ? ': ' : ':');
    else out.push(written);
  }
  return out.join('');
}
