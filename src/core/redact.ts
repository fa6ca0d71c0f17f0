import { encodeRfc3986 } from './endpoint/parameters.ts';

/** Placeholder for a value that is there but not shown. */
export const MASK = '…';

/** `ASIAEXAMPLE7Q2F` → `ASIA…7Q2F`; ids too short to cut are shown as their first two characters. */
export function maskAccessKeyId(id: string): string {
  const characters = [...id];
  return characters.length >= 12 ? ends(id) : `${characters.slice(0, 2).join('')}${MASK}`;
}

/** First and last characters of a signature, token or hash: enough to tell two apart. */
export function maskSecret(value: string): string {
  // Below 48 UTF-16 units only counting tells how many characters there are.
  return value.length >= 48 || [...value].length >= 24 ? ends(value) : MASK;
}

/** By code points (two units at most): half a surrogate pair could not be percent-encoded afterwards. */
function ends(text: string): string {
  const head = [...text.slice(0, 8)].slice(0, 4).join('');
  const tail = [...text.slice(-8)].slice(-4).join('');
  return `${head}${MASK}${tail}`;
}

/** Words that make a parameter's value a secret wherever they stand in its name. */
const SECRET_WORDS = new Set(
  (
    'token password passwd passphrase passcode pwd pass secret auth authorization authorisation ' +
    'authentication bearer jwt credential credentials cookie ticket signature sig hmac otp pin apikey ' +
    'accesskey privatekey secretkey'
  ).split(' '),
);

/** Names that are secrets only when they stand alone, or run together without a separator. */
const SECRET_NAME = /^(key|session|sid)$|(token|secret|password|passwd|apikey|accesskey|privatekey|jwt)$/;
const SECRET_KEY = /(^|-)(api|app|access|private|secret|client|subscription|shared|auth|account)-key(-|$)/;

/**
 * Whether a query parameter or field of this name most likely carries a secret: `access_token`,
 * `X-Api-Key`, `clientSecret`, `authtoken` … Errs towards masking; `author` or `maxTokens` stay readable.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3-$2$4')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const joined = words.join('-');
  return (
    words.some((word) => SECRET_WORDS.has(word)) ||
    SECRET_KEY.test(joined) ||
    SECRET_NAME.test(joined.replaceAll('-', ''))
  );
}

/** A decoded parameter value as it may be shown. */
export interface MaskedValue {
  value: string;
  /** True when `value` is not the real one. */
  masked: boolean;
}

/** SigV4's own parameters, and how each is shown. */
const SIGNING_MASKS = new Map<string, ((value: string) => string) | undefined>([
  ['x-amz-algorithm', undefined],
  ['x-amz-credential', maskCredential],
  ['x-amz-date', undefined],
  ['x-amz-expires', undefined],
  ['x-amz-security-token', maskSecret],
  ['x-amz-signedheaders', undefined],
  ['x-amz-signature', maskSecret],
]);

/** How the value of a parameter of this name is masked; undefined where it may be shown as it is. */
function maskFor(name: string): ((value: string) => string) | undefined {
  const known = name.toLowerCase();
  if (SIGNING_MASKS.has(known)) return SIGNING_MASKS.get(known);
  return isSecretName(name) ? maskAll : undefined;
}

function maskAll(value: string): string {
  return value && MASK;
}

/**
 * One query parameter, decoded, fit to be shown: SigV4's token and signature cut to their ends, the
 * access key id in X-Amz-Credential cut, and the app's own secrets (by name) left out altogether.
 */
export function maskParameter(name: string, value: string): MaskedValue {
  const shown = maskFor(name)?.(value) ?? value;
  return { value: shown, masked: shown !== value };
}

/** `{id}/{date}/{region}/{service}/aws4_request`, counted from the end since odd ids may hold a slash. */
function maskCredential(value: string): string {
  const parts = value.split('/');
  const cut = Math.max(1, parts.length - 4);
  return [maskAccessKeyId(parts.slice(0, cut).join('/')), ...parts.slice(cut)].join('/');
}

/**
 * A percent-encoded query string with its secrets masked. Names, order and everything else stay as
 * they are, so that our canonical query and a server's can be compared after both went through here.
 */
export function maskQuery(query: string): string {
  return query.split('&').map(maskPair).join('&');
}

function maskPair(pair: string): string {
  const equals = pair.indexOf('=');
  const mask = equals < 0 ? undefined : maskFor(decode(pair.slice(0, equals)));
  return mask ? `${pair.slice(0, equals)}=${escapeMasked(mask(decode(pair.slice(equals + 1))))}` : pair;
}

/** Malformed escapes are left as they stand: a server's text is not ours to refuse. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** RFC 3986 escapes around the mask, which itself stays readable. */
function escapeMasked(value: string): string {
  return value.split(MASK).map(encodeRfc3986).join(MASK);
}
