import { parseAmzDate } from '../../signature/amzDate.ts';
import type { Answer, ServerFault } from './types.ts';

/** All of an answer that is read here. */
type Text = Pick<Answer, 'status' | 'headers' | 'body' | 'redirected'>;

/**
 * What an answer says by AWS's own words. The texts are those that AWS's pages, SDK issues and
 * recorded answers quote; the key is `message` or `Message`, and the error type may carry a suffix
 * behind a colon. One answer may name several faults (scope faults come all in one text).
 */
export function readFaults(answer: Text): ServerFault[] {
  if (answer.redirected) return [{ kind: 'not-websocket' }];
  const { message, canonicalRequest, stringToSign } = splitMismatch(messageOf(answer));
  const type = errorTypeOf(answer);
  if (answer.status === 101) return [{ kind: 'accepted' }];

  if (/signature we calculated does not match/i.test(message)) {
    const quoted = {
      ...(canonicalRequest ? { canonicalRequest } : {}),
      ...(stringToSign ? { stringToSign } : {}),
    };
    return [{ kind: 'signature-mismatch', ...quoted }];
  }
  const clock = readClock(message);
  if (clock) return [clock];
  const scope = readScope(message);
  if (scope.length > 0) return scope;
  const denied = readDenied(message);
  if (denied) return [denied];
  if (/security token included in the request is expired/i.test(message) || type === 'ExpiredTokenException')
    return [{ kind: 'expired-token' }];
  if (
    /security token included in the request is invalid/i.test(message) ||
    type === 'UnrecognizedClientException' ||
    type === 'InvalidClientTokenId'
  )
    return [{ kind: 'invalid-token' }];
  if (/Unsupported AWS 'algorithm'/i.test(message)) return [{ kind: 'unsupported-algorithm' }];
  if (/missing authentication token/i.test(message) || type === 'MissingAuthenticationTokenException')
    return [{ kind: 'missing-authentication-token' }];
  if (
    type === 'IncompleteSignatureException' ||
    /not a valid key=value pair|requires '[\w-]+' parameter|must include '[\w-]+'|exactly 5 slash-delimited/i.test(
      message,
    )
  )
    return [{ kind: 'incomplete-signature', detail: message }];
  if (type === 'InvalidSignatureException') return [{ kind: 'signature-mismatch' }];
  return [readStatus(answer, message, type)];
}

/** `message` or `Message` of a JSON body; the whole text of any other. */
export function messageOf({ body }: Pick<Answer, 'body'>): string {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) {
      const { message, Message } = value as { message?: unknown; Message?: unknown };
      if (typeof message === 'string') return message;
      if (typeof Message === 'string') return Message;
    }
  } catch {
    // No JSON: the text itself.
  }
  return body;
}

/** `x-amzn-errortype` up to its first colon; '' where there is none. */
export function errorTypeOf({ headers }: Pick<Answer, 'headers'>): string {
  return headerOf(headers, 'x-amzn-errortype')?.split(':', 1)[0]?.trim() ?? '';
}

export function headerOf(headers: Answer['headers'], name: string): string | undefined {
  return headers.find(([one]) => one === name)?.[1];
}

/** Takes the quoted canonical request and string to sign out of a mismatch text. */
function splitMismatch(text: string): { message: string; canonicalRequest?: string; stringToSign?: string } {
  const canonical = /Canonical String for this request should have been\s*'([\s\S]*?)'\s*(?:\n\s*\n|$)/i.exec(
    text,
  );
  const toSign = /String-to-Sign should have been\s*'([\s\S]*?)'\s*$/i.exec(text);
  return {
    message: text,
    ...(canonical?.[1] ? { canonicalRequest: canonical[1] } : {}),
    ...(toSign?.[1] ? { stringToSign: toSign[1] } : {}),
  };
}

const CLOCK =
  /Signature (expired|not yet current): (\d{8}T\d{6}Z) is (?:now earlier|still later) than \d{8}T\d{6}Z \((\d{8}T\d{6}Z) [-+]/i;

function readClock(message: string): ServerFault | undefined {
  const [, which, at = '', now = ''] = CLOCK.exec(message) ?? [];
  const [signedAt, serverTime] = [parseAmzDate(at), parseAmzDate(now)];
  if (which === undefined || signedAt === undefined || serverTime === undefined) return undefined;
  const expired = which.toLowerCase() === 'expired';
  return { kind: expired ? 'signature-expired' : 'signature-not-yet-current', signedAt, serverTime };
}

function readScope(message: string): ServerFault[] {
  const faults: ServerFault[] = [];
  const region = /scoped to a valid region, not '([^']*)'/i.exec(message);
  if (region) faults.push({ kind: 'wrong-region', given: region[1] ?? '' });
  const service = /scoped to correct service: '([^']*)'/i.exec(message);
  if (service) faults.push({ kind: 'wrong-service', expected: service[1] ?? '' });
  if (/scoped with a valid terminator/i.test(message)) faults.push({ kind: 'wrong-terminator' });
  const date = /Date in Credential scope does not match [^:]*: '(\d*)' != '\d*', from '(\w*)'/i.exec(message);
  if (date) faults.push({ kind: 'scope-date', scopeDate: date[1] ?? '', amzDate: date[2] ?? '' });
  return faults;
}

const DENIED =
  /User: (\S+) is not authorized to (?:perform|access)(?: this resource)?(?:: (\S+)(?: on resource: (\S+))?)?\s*([\s\S]*)$/i;

function readDenied(message: string): ServerFault | undefined {
  const [all, principal = '', action, resource, rest = ''] = DENIED.exec(message) ?? [];
  if (all === undefined) {
    return /is not authorized to access this resource/i.test(message)
      ? { kind: 'access-denied', explicitDeny: /explicit deny/i.test(message) }
      : undefined;
  }
  if (principal === 'anonymous') return { kind: 'anonymous-denied', ...(resource ? { resource } : {}) };
  const policy = /(?:because no|explicit deny in an?) ([\w -]*?(?:policy|boundary))\b/i.exec(rest)?.[1];
  return {
    kind: 'access-denied',
    principal,
    ...(action ? { action } : {}),
    ...(resource ? { resource } : {}),
    explicitDeny: /with an explicit deny/i.test(rest),
    ...(policy ? { policy: policy.toLowerCase() } : {}),
  };
}

/** What is left is told by status and error type (AWS: "Gateway response types for API Gateway"). */
function readStatus({ status, headers }: Text, message: string, type: string): ServerFault {
  switch (status) {
    case 400:
      return { kind: 'bad-request', detail: message };
    case 401:
      return { kind: 'unauthorized' };
    case 404:
      return { kind: 'not-found' };
    case 410:
      return { kind: 'gone' };
    case 414:
      return { kind: 'url-too-long' };
    case 426:
      return { kind: 'upgrade-required' };
    case 429:
      return { kind: 'throttled' };
    case 502:
    case 503:
      return { kind: 'integration-failed' };
    case 500:
      return { kind: 'integration-failed' };
    case 504:
      return { kind: 'integration-timeout' };
  }
  if (/too many requests|limit exceeded/i.test(message)) return { kind: 'throttled' };
  if (/^internal server error$/i.test(message)) return { kind: 'integration-failed' };
  if (/^endpoint request timed out$/i.test(message)) return { kind: 'integration-timeout' };
  if (/^unauthorized$/i.test(message)) return { kind: 'unauthorized' };
  if (type === 'AccessDeniedException') return { kind: 'access-denied', explicitDeny: false };
  if (status === 403 && (type !== '' || /^forbidden$/i.test(message))) return { kind: 'forbidden' };
  if (/^forbidden$/i.test(message) || type === 'ForbiddenException') return { kind: 'forbidden' };
  if (status >= 200 && status < 400) {
    const html = headerOf(headers, 'content-type')?.includes('html') ?? false;
    return html || status < 300 || status >= 300 ? { kind: 'not-websocket' } : { kind: 'unknown' };
  }
  return { kind: 'unknown' };
}
