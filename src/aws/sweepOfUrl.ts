import { maskAccessKeyId, maskSecret } from '#core/redact.ts';
import { createSweep, type Sweep } from './sweepSecrets.ts';
import { decodeKeepingPlus } from './variants/canonical.ts';
import { decode } from './variants/readParts.ts';

const TOKEN = 'x-amz-security-token';
const SIGNATURE = 'x-amz-signature';
const CREDENTIAL = 'x-amz-credential';

/**
 * What masks a signed URL's own token, signature and access key id wherever else they stand in it,
 * as in its path or in a parameter of the app's. Undefined where they stand nowhere else.
 */
export function sweepOfUrl(url: string): Sweep | undefined {
  const queryAt = url.indexOf('?') + 1 || url.length;
  const pairs = url.slice(queryAt).split('&');
  const isSecret = (pair: string): boolean => [TOKEN, SIGNATURE, CREDENTIAL].includes(nameOf(pair));
  const secrets = pairs.filter(isSecret).flatMap((pair) => {
    const value = pair.slice(pair.indexOf('=') + 1 || pair.length);
    // A raw + is a space to AWS, and most likely a + to who wrote it.
    const readings = [...new Set([decode(value), decodeKeepingPlus(value)])];
    return readings.map((reading) => {
      if (nameOf(pair) !== CREDENTIAL) return { secret: reading, mask: maskSecret(reading) };
      const [id = ''] = reading.split('/');
      return { secret: id, mask: maskAccessKeyId(id) };
    });
  });
  return createSweep(secrets, [url.slice(0, queryAt), ...pairs.filter((pair) => !isSecret(pair))]);
}

const nameOf = (pair: string): string => decode(pair.split('=', 1)[0] ?? '').toLowerCase();
