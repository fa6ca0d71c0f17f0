import { escapeUri } from '@smithy/core/protocols';
import type { Keys } from '#core/profile.ts';
import { MASK, maskAccessKeyId, maskSecret } from '#core/redact.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';

/** Shorter ones are emulators' (`test`), and would be found in every other word. */
const MIN_LENGTH = 16;

/**
 * Masks the keys wherever else they occur in a trace: someone may have put the token into the path or
 * into a parameter of their own. Masking by name (core/redact) comes first; this is the second net.
 */
export function sweepSecrets(trace: SignatureTrace, keys: Keys): SignatureTrace {
  const sweep = sweeper(keys);
  return {
    ...trace,
    url: sweep(trace.url),
    service: sweep(trace.service),
    region: sweep(trace.region),
    credentialScope: sweep(trace.credentialScope),
    canonicalRequest: sweep(trace.canonicalRequest),
    stringToSign: sweep(trace.stringToSign),
    parameters: trace.parameters.map((one) => {
      const [name, value] = [sweep(one.name), sweep(one.value)];
      return { ...one, name, value, masked: one.masked || value !== one.value };
    }),
  };
}

function sweeper(keys: Keys): (text: string) => string {
  const needles = [
    [keys.secretAccessKey, MASK],
    [keys.sessionToken ?? '', maskSecret(keys.sessionToken ?? '')],
    [keys.accessKeyId, maskAccessKeyId(keys.accessKeyId)],
  ].flatMap(([secret = '', mask = '']) =>
    secret.length < MIN_LENGTH ? [] : spellings(secret).map((spelling) => [spelling, mask] as const),
  );
  return (text) => needles.reduce((swept, [needle, mask]) => swept.replaceAll(needle, () => mask), text);
}

/** As a value, as a path, escaped in the URL, and escaped once more in the canonical request. */
function spellings(secret: string): string[] {
  const once = escapeUri(secret);
  const twice = escapeUri(once);
  const path = (text: string) => text.replaceAll('%252F', '/').replaceAll('%2F', '/');
  return [...new Set([secret, once, path(once), twice, path(twice)])];
}
