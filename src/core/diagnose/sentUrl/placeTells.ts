import { isSigningParameter } from '../../endpoint/parameters.ts';
import type { SentUrl } from './types.ts';

/**
 * Whether it says anything that a parameter stands behind X-Amz-Signature: not in a query that was
 * sorted, where X-Amz-SignedHeaders stands behind it as well. The token is what IoT appends.
 */
export function placeTells(sent: SentUrl | undefined): sent is SentUrl {
  return (
    sent !== undefined &&
    !sent.parameters.some(
      ({ name, afterSignature }) =>
        afterSignature && isSigningParameter(name) && name.toLowerCase() !== 'x-amz-security-token',
    )
  );
}
