import { maskAccessKeyId, maskParameter } from '../../redact.ts';
import { parseAmzDate } from '../../signature/amzDate.ts';
import type { SentCredential, SentParameter, SentUrl } from './types.ts';

const URL_PARTS =
  /^(wss?|https?):\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+|\[[^\]\s]*\])(?::(\d*))?([^?#\s]*)(?:\?([^#\s]*))?/i;

/**
 * Takes a URL apart as it stands, signed or not, good or bad: nothing is normalised, since what was
 * done to it is what is looked for. Secrets are masked. Undefined where the text begins with no URL.
 */
export function readSentUrl(text: string): SentUrl | undefined {
  const found = URL_PARTS.exec(text.trim());
  if (!found) return undefined;
  const [url, scheme = '', hostname = '', port = '', path = '', query = ''] = found;
  const pairs = query === '' ? [] : query.split('&').filter((pair) => pair !== '');
  const signatureAt = pairs.findIndex((pair) => nameOf(pair) === 'x-amz-signature');
  const parameters = pairs.map((pair, at) => readPair(pair, signatureAt >= 0 && at > signatureAt));
  const raw = (name: string): string | undefined => {
    const pair = pairs.find((one) => nameOf(one) === name);
    return pair === undefined ? undefined : decode(pair.slice(pair.indexOf('=') + 1 || pair.length));
  };
  const credential = raw('x-amz-credential');
  const signedAt = parseAmzDate(raw('x-amz-date') ?? '');
  const expires = raw('x-amz-expires');
  return {
    scheme: `${scheme.toLowerCase()}:`,
    host: `${hostname}${port === '' ? '' : `:${port}`}`.toLowerCase(),
    port,
    path: path === '' ? '/' : path,
    length: url.length,
    parameters,
    ...(credential === undefined ? {} : { credential: readCredential(credential) }),
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(expires === undefined ? {} : { expires: /^\d+$/.test(expires) ? Number(expires) : Number.NaN }),
    signedHeaders: (raw('x-amz-signedheaders') ?? '').toLowerCase().split(';').filter(Boolean),
    token: raw('x-amz-security-token') ? 'present' : 'none',
  };
}

/** The value of a parameter by its name in any case; masked as it is shown. */
export function parameterOf(sent: SentUrl, name: string): SentParameter | undefined {
  return sent.parameters.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

function readPair(pair: string, afterSignature: boolean): SentParameter {
  const equals = pair.indexOf('=');
  const name = decode(equals < 0 ? pair : pair.slice(0, equals));
  const { value, masked } = maskParameter(name, equals < 0 ? '' : decode(pair.slice(equals + 1)));
  return { name, value, masked, afterSignature, plus: pair.includes('+') };
}

const nameOf = (pair: string): string => decode(pair.split('=', 1)[0] ?? '').toLowerCase();

/** Malformed escapes stay as they are: the URL is not ours to refuse. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return text;
  }
}

/** `{id}/{date}/{region}/{service}/aws4_request`; whatever is there where the form is another. */
function readCredential(value: string): SentCredential {
  const parts = value.split('/');
  const [id = '', date = '', region = '', service = '', terminator = ''] = parts;
  const prefix = /^(ASIA|AKIA)/.exec(id)?.[1] as SentCredential['prefix'];
  return {
    accessKeyId: maskAccessKeyId(id),
    ...(prefix ? { prefix } : {}),
    date,
    region,
    service,
    terminator,
    parts: parts.length,
  };
}
