import { type FoundSet, newSet, putValue } from './found.ts';
import type { FamilyReading } from './readObjects.ts';

const CALL = /(?<![\w.:])([A-Za-z_][\w.:]{0,80})(?:<[\w, ]{0,40}>)?\s{0,20}\(\s{0,200}(?=["'`])/g;
const ARGUMENT = /\s*(["'`])([^"'`]{0,8192})\1\s*(,?)/y;

/**
 * Constructors that take key, secret and token in this order: .NET SessionAWSCredentials, Java
 * AwsSessionCredentials.create, Go NewStaticCredentialsProvider, Ruby Aws::Credentials.new …
 */
export function readCalls(text: string): FamilyReading {
  const sets: FoundSet[] = [];
  const kept: string[] = [];
  let keptTo = 0;
  for (const call of text.matchAll(CALL)) {
    if (!/credential/i.test(call[1] ?? '') || call.index < keptTo) continue;
    const parsed = readArguments(text, call.index + call[0].length);
    const [id, secret, token] = parsed.values;
    if (id === undefined || secret === undefined) continue;
    const set = newSet('SDK code');
    putValue(set, 'id', { text: id });
    putValue(set, 'secret', { text: secret });
    if (token) putValue(set, 'token', { text: token });
    sets.push(set);
    kept.push(text.slice(keptTo, call.index));
    keptTo = parsed.end;
  }
  return { sets, rest: [...kept, text.slice(keptTo)].join('\n') };
}

function readArguments(text: string, from: number): { values: string[]; end: number } {
  const values: string[] = [];
  let end = from;
  for (let more = true; more && values.length < 4; ) {
    ARGUMENT.lastIndex = end;
    const match = ARGUMENT.exec(text);
    if (!match) break;
    values.push((match[2] ?? '').replace(/\s*\n\s*/g, ''));
    end = ARGUMENT.lastIndex;
    more = match[3] === ',';
  }
  return { values, end };
}
