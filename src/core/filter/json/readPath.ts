import type { JsonOperand, JsonOperator, JsonStep, JsonTest } from './types.ts';

const NAME = /^[^.[\]=!<>~"\s]+/;
const QUOTED = /^"((?:[^"\\]|\\.)*)"/;
const OPERATOR = /^(?:!=|<=|>=|==|=|<|>|~)/;

type Reading<T> = { value: T; length: number } | { fault: string };

/**
 * Reads `$.user.id=42`, `$.items[*].name~"x y"`, `$..id`: a path through JSON, an operator and what
 * to compare with. The fault is a sentence that names the word.
 */
export function readPath(word: string): { test: JsonTest } | { fault: string } {
  const path: JsonStep[] = [];
  let at = 1;
  while (word[at] === '.' || word[at] === '[') {
    const step = word[at] === '.' ? readName(word.slice(at)) : readBracket(word.slice(at));
    if ('fault' in step) return { fault: `“${word}”: ${step.fault}` };
    path.push(step.value);
    at += step.length;
  }
  if (path.filter(({ type }) => type === 'anywhere').length > 1) {
    return { fault: `“${word}”: use .. only once in a path.` };
  }
  const operator = OPERATOR.exec(word.slice(at))?.[0];
  if (operator === undefined) {
    if (at === word.length) return { test: { type: 'json', path, operator: 'exists', operand: NOTHING } };
    return { fault: `“${word}”: after the path comes =, !=, <, <=, >, >= or ~ and a value.` };
  }
  const operand = readOperand(word.slice(at + operator.length));
  if ('fault' in operand) return { fault: `“${word}” ${operand.fault}` };
  return { test: { type: 'json', path, operator: operatorOf(operator), operand } };
}

const NOTHING: JsonOperand = { text: '', plain: true };

function operatorOf(text: string): JsonOperator {
  return text === '==' ? '=' : (text as JsonOperator);
}

/** `.name`, `..name` or `.*`. */
function readName(text: string): Reading<JsonStep> {
  const dots = text.startsWith('..') ? 2 : 1;
  const name = NAME.exec(text.slice(dots))?.[0];
  if (name === undefined) return { fault: 'a name is missing after the dot.' };
  const length = dots + name.length;
  if (dots === 2) return { value: { type: 'anywhere', name }, length };
  return { value: name === '*' ? { type: 'every' } : { type: 'key', name }, length };
}

/** `[0]`, `[*]` or `["any name"]`. */
function readBracket(text: string): Reading<JsonStep> {
  const quoted = QUOTED.exec(text.slice(1));
  const inside = quoted?.[0] ?? /^(?:\*|\d{1,9})/.exec(text.slice(1))?.[0];
  if (inside === undefined || text[1 + inside.length] !== ']') {
    return { fault: 'between brackets comes a number, * or a name in quotes.' };
  }
  const length = inside.length + 2;
  if (quoted !== null) return { value: { type: 'key', name: unescapeQuotes(quoted[1]!) }, length };
  return { value: inside === '*' ? { type: 'every' } : { type: 'item', index: Number(inside) }, length };
}

function readOperand(text: string): JsonOperand | { fault: string } {
  if (text === '') return { fault: 'needs a value, such as $.user.id=42.' };
  if (!text.startsWith('"')) return { text, plain: true };
  const quoted = QUOTED.exec(text);
  if (quoted === null || quoted[0].length < text.length)
    return { fault: 'needs a quote at the end of its value.' };
  return { text: unescapeQuotes(quoted[1]!), plain: false };
}

function unescapeQuotes(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}
