/**
 * An answer other than 101 or 200, as API Gateway's gateway responses give it.
 * Source: "Gateway response types for API Gateway" and what issue threads quote (facts/aws.md 1.7).
 */
export class Refusal extends Error {
  readonly status: number;
  /** The value of `x-amzn-ErrorType`; some refusals carry none. */
  readonly errorType: string | undefined;
  /** IAM's own refusals say `Message`, all others `message`. */
  readonly key: 'message' | 'Message';

  constructor(
    status: number,
    errorType: string | undefined,
    message: string,
    key: 'message' | 'Message' = 'message',
  ) {
    super(message);
    this.status = status;
    this.errorType = errorType;
    this.key = key;
  }

  /** The JSON body; empty where the refusal says nothing. */
  get body(): string {
    return this.message === '' ? '' : JSON.stringify({ [this.key]: this.message });
  }
}

export const missingToken = (): Refusal =>
  new Refusal(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');

export const incomplete = (message: string): Refusal =>
  new Refusal(403, 'IncompleteSignatureException', message);

export const invalidSignature = (message: string): Refusal =>
  new Refusal(403, 'InvalidSignatureException', message);

/** AWS quotes what it computed from the request as it arrived: the best help there is. */
export const mismatch = (canonicalRequest: string, stringToSign: string): Refusal =>
  invalidSignature(
    'The request signature we calculated does not match the signature you provided. ' +
      'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\n' +
      `The Canonical String for this request should have been\n'${canonicalRequest}'\n\n` +
      `The String-to-Sign should have been\n'${stringToSign}'\n`,
  );

export const invalidToken = (): Refusal =>
  new Refusal(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.');

export const expiredToken = (): Refusal =>
  new Refusal(403, 'ExpiredTokenException', 'The security token included in the request is expired');

export const forbidden = (): Refusal => new Refusal(403, 'ForbiddenException', 'Forbidden');

export const internalError = (): Refusal =>
  new Refusal(500, 'InternalServerErrorException', 'Internal server error');

/** `why` is the end of the sentence. All but the last four digits of the account are masked, as AWS does. */
export function accessDenied(principal: string, action: string, resource: string, why: string): Refusal {
  const masked = resource.replace(/^((?:[^:]*:){4})\d{8}(\d{4}):/, '$1********$2:');
  return new Refusal(
    403,
    'AccessDeniedException',
    `User: ${principal} is not authorized to perform: ${action} on resource: ${masked} ${why}`,
    'Message',
  );
}
