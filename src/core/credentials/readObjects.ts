import { type FoundSet, hasKeyMaterial, newSet, putValue } from './found.ts';
import { type LooseNode, type LooseObject, looseParse } from './looseParse.ts';
import { nameMeaning } from './names.ts';

/** What the family readers give back: the sets, and the text without what they were read from. */
export interface FamilyReading {
  sets: FoundSet[];
  rest: string;
}

/** Each failed attempt costs one pass over the text. */
const MOST_FAILURES = 24;
/** Keys that only wrap credentials and name no profile. */
const WRAPPERS =
  /^(?:(?:role|aws|sts|session|temporary|static|source|my)?_?credentials?|creds|AccessKey|data|results?|response|body|output|payload|value|items|profiles?|environment|env|providers?|aws|config|options|\w*Response|\w*Result|SecretString|Parameter|spec|tags)$/i;

/** Every object literal with keys in it: JSON of STS, SSO, Cognito, IMDS, credential_process, SDK code, HCL. */
export function readObjects(text: string): FamilyReading {
  const sets: FoundSet[] = [];
  const kept: string[] = [];
  let keptTo = 0;
  let failures = 0;
  for (let at = nextOpening(text, 0); at >= 0 && failures < MOST_FAILURES; ) {
    const parsed = looseParse(text, at);
    if (!parsed) failures += 1;
    const found: FoundSet[] = [];
    if (parsed) walk(parsed.node, {}, found, 0);
    if (parsed && found.length > 0) {
      sets.push(...found);
      kept.push(text.slice(keptTo, at));
      keptTo = parsed.end;
    }
    at = nextOpening(text, parsed ? parsed.end : at + 1);
  }
  return { sets, rest: [...kept, text.slice(keptTo)].join('\n') };
}

/** Next `{`, or a `[` that opens an array and no section header. */
function nextOpening(text: string, from: number): number {
  const opening = /\{|\[(?=\s*[{"'])/g;
  opening.lastIndex = from;
  return opening.exec(text)?.index ?? -1;
}

interface Around {
  name?: string;
  region?: string;
  expiry?: string;
  wrapper?: string;
  siblings?: string[];
}

function walk(node: LooseNode, around: Around, found: FoundSet[], depth: number): void {
  if (node.kind === 'array') {
    const pairs = namedValues(node.items);
    if (pairs) walk(pairs, around, found, depth + 1);
    else for (const item of node.items) walk(item, around, found, depth + 1);
    return;
  }
  if (node.kind === 'text') {
    // JSON inside a JSON string, or a call such as fromX({ … }).
    const inner = node.text.indexOf('{');
    const parsed = inner >= 0 && depth < 8 ? looseParse(node.text, inner) : undefined;
    if (parsed) walk(parsed.node, around, found, depth + 1);
    return;
  }
  const set = setOf(node, around);
  if (hasKeyMaterial(set)) found.push(set);
  const inherited: Around = { ...around, siblings: node.entries.map(([key]) => key) };
  if (set.values.region) inherited.region = set.values.region.text;
  if (set.values.expiry) inherited.expiry = set.values.expiry.text;
  for (const [key, value] of node.entries) {
    const inside: Around = { ...inherited, wrapper: key };
    if (value.kind === 'object' && !WRAPPERS.test(key)) inside.name = key;
    walk(value, inside, found, depth + 1);
  }
}

function setOf(node: LooseObject, around: Around): FoundSet {
  const keys = node.entries.map(([key]) => key);
  const set = newSet(sourceOf(keys, around), around.name);
  // The PHP SDK calls them key, secret and token: `key` counts only beside `secret`.
  const php = keys.includes('key') && keys.includes('secret');
  for (const [key, value] of node.entries) {
    if (value.kind !== 'text') continue;
    const meaning =
      php && key === 'key' ? { field: 'id' as const, weak: true, plain: 'key' } : nameMeaning(key);
    if (!meaning || (!value.quoted && /^(?:null|undefined|None|nil)?$/.test(value.text))) continue;
    const { weak, plain } = meaning;
    putValue(set, meaning.field, { text: value.text, weak, under: plain });
  }
  const onlyWeak = Object.values(set.values).every((value) => value.weak);
  if (onlyWeak && !php) set.values = {};
  if (set.values.name && !set.name) set.name = set.values.name.text;
  if (!hasKeyMaterial(set)) return set;
  if (around.region && !set.values.region) set.values.region = { text: around.region };
  if (around.expiry && !set.values.expiry) set.values.expiry = { text: around.expiry };
  return set;
}

/** `[{ "name": "AWS_ACCESS_KEY_ID", "value": "…" }, …]` of ECS, Kubernetes and Compose, as one object. */
function namedValues(items: LooseNode[]): LooseObject | undefined {
  const entries: [string, LooseNode][] = [];
  for (const item of items) {
    if (item.kind !== 'object') return undefined;
    const get = (wanted: RegExp): LooseNode | undefined =>
      item.entries.find(([key]) => wanted.test(key))?.[1];
    const single = item.entries.length === 1 ? item.entries[0] : undefined;
    const name = get(/^(?:name|key)$/i);
    const value = get(/^value$/i);
    if (name?.kind === 'text' && value) entries.push([name.text, value]);
    else if (single && nameMeaning(single[0])) entries.push(single);
    else return undefined;
  }
  return entries.length > 0 ? { kind: 'object', entries } : undefined;
}

function sourceOf(keys: string[], { wrapper = '', siblings = [] }: Around): string {
  if (/^roleCredentials$/i.test(wrapper)) return 'Identity Center JSON';
  if (keys.includes('SecretKey')) return 'Cognito JSON';
  if (keys.includes('Version') && keys.includes('AccessKeyId')) return 'credential process JSON';
  if (keys.includes('Token') || keys.includes('LastUpdated')) return 'instance metadata JSON';
  if (wrapper === 'Credentials' || siblings.includes('AssumedRoleUser')) return 'STS JSON';
  if (keys.some((key) => /^AWS_/.test(key))) return 'environment JSON';
  if (wrapper === 'AccessKey') return 'IAM access key JSON';
  if (keys.includes('access_key')) return 'access_key settings';
  if (keys.includes('AccessKeyId')) return 'AWS JSON';
  return 'SDK credentials';
}
