import { AwsError } from '../endpoints/AwsError.ts';
import { Refusal } from '../refusal.ts';
import type { StoredKey } from '../store.ts';
import { verifySignature } from '../verify.ts';
import type { WireRequest } from '../wire.ts';
import type { StsState } from './types.ts';

// What API Gateway and STS call the same refusal. Source: STS API reference, "Common errors".
const NAMES: Record<string, [code: string, status: number, message?: string]> = {
  InvalidSignatureException: ['SignatureDoesNotMatch', 403],
  UnrecognizedClientException: ['InvalidClientTokenId', 403],
  ExpiredTokenException: ['ExpiredToken', 403],
  IncompleteSignatureException: ['IncompleteSignature', 400],
  MissingAuthenticationTokenException: [
    'MissingAuthenticationToken',
    403,
    'Request is missing Authentication Token',
  ],
};

/** Who signed the request. Throws the AwsErrors of STS. */
export function callerOf(sts: StsState, request: WireRequest): StoredKey {
  try {
    return verifySignature(request, sts.rules);
  } catch (failure) {
    const known = failure instanceof Refusal ? NAMES[failure.errorType ?? ''] : undefined;
    if (!known || !(failure instanceof Refusal)) throw failure;
    const [code, status, message = failure.message] = known;
    throw new AwsError(code, message, status);
  }
}

/** The names that a trust policy may call this caller by: the user's or role's ARN, the session's, the account. */
export function namesOf(sts: StsState, { principal }: StoredKey): { own: string[]; account: string[] } {
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(principal.arn);
  const role = session && `arn:${session[1]}:iam::${session[2]}:role/${session[3]}`;
  const root = `arn:${sts.partition}:iam::${principal.account}:root`;
  return { own: [principal.arn, ...(role ? [role] : [])], account: [root, principal.account] };
}
