import { type JsonTape, KIND, keyText, valueText } from '../decode/jsonTape.ts';
import { readJson } from '../decode/readJson.ts';
import { MASK, maskQuery } from '../redact.ts';
import { secretKeys } from './secretKeys.ts';

/** A signed URL's parameters, or any query, within a text. */
const QUERY = /(?<=[?&])[^\s"'<>\\#]*=[^\s"'<>\\#]*/g;
/** A JSON Web Token: three parts in base64url, the first of which begins with `{"`. */
const JWT = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g;
const BEARER = /\b(bearer|basic)(\s+)[\w.~+/=-]{8,}/gi;
/** Access key ids of AWS: not secret alone, yet they name an account's person. */
const ACCESS_KEY = /\b((?:ASIA|AKIA)[A-Z0-9]{4,12})([A-Z0-9]{4})\b/g;

/**
 * A text without its secrets: in JSON the values of fields that are named like secrets (or as
 * `names` says), everywhere signatures and tokens in URLs, JSON Web Tokens and bearer tokens.
 * Everything else stays as it is written, to the space.
 */
export function redactText(text: string, names?: readonly string[]): string {
  return redactPatterns(redactJson(text, secretKeys(names)));
}

/** A pattern costs much more than a look whether its mark is there at all: files have millions of texts. */
function redactPatterns(text: string): string {
  let clean = text.includes('=') ? text.replace(QUERY, maskQuery) : text;
  if (clean.includes('eyJ')) clean = clean.replace(JWT, (token) => `${token.slice(0, 4)}${MASK}`);
  return clean
    .replace(BEARER, (_, scheme: string, space: string) => `${scheme}${space}${MASK}`)
    .replace(ACCESS_KEY, (_, head: string, tail: string) => `${head.slice(0, 4)}${MASK}${tail}`);
}

function redactJson(text: string, isSecret: (key: string) => boolean): string {
  if (!/^\s*[[{]/.test(text)) return text;
  const reading = readJson(text);
  if (!('tape' in reading)) return text;
  const { tape } = reading;
  const parts: string[] = [];
  let written = 0;
  for (let node = 0; node < tape.length; node++) {
    const masked = maskedValue(tape, node, isSecret);
    if (masked === undefined) continue;
    parts.push(text.slice(written, tape.start[node]!), masked);
    written = tape.end[node]!;
    // What lies within is gone with it.
    node = tape.next[node]! - 1;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(written);
}

/** What to write in the value's place; undefined where it may stay. */
function maskedValue(tape: JsonTape, node: number, isSecret: (key: string) => boolean): string | undefined {
  const kind = tape.kind[node]!;
  if (tape.key[node]! >= 0 && isSecret(keyText(tape, node))) {
    const empty = kind === KIND.word || (kind <= KIND.array && tape.size[node] === 0);
    return empty || valueText(tape, node) === '""' ? undefined : `"${MASK}"`;
  }
  if (kind !== KIND.string) return undefined;
  // JSON within a string, as GraphQL and AppSync carry it.
  const inner = valueText(tape, node);
  if (!/^"\s*[[{]/.test(inner)) return undefined;
  const decoded = JSON.parse(inner) as string;
  const redacted = redactJson(decoded, isSecret);
  return redacted === decoded ? undefined : JSON.stringify(redacted);
}
