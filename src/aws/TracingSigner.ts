import { SignatureV4 } from '@smithy/signature-v4';
import type { HeaderBag, HttpRequest } from '@smithy/types';
import { canonicalQuery } from './canonicalQuery.ts';

/** smithy's signer that keeps the two texts it signed, which smithy itself throws away. For one presign. */
export class TracingSigner extends SignatureV4 {
  canonicalRequest = '';
  stringToSign = '';

  protected override createCanonicalRequest(
    request: HttpRequest,
    headers: HeaderBag,
    payloadHash: string,
  ): string {
    const text = super.createCanonicalRequest(request, headers, payloadHash);
    this.canonicalRequest = Object.hasOwn(request.query ?? {}, '__proto__')
      ? mendQuery(text, request.query ?? {})
      : text;
    return this.canonicalRequest;
  }

  protected override async createStringToSign(...parts: [string, string, string, string]): Promise<string> {
    this.stringToSign = await super.createStringToSign(...parts);
    return this.stringToSign;
  }
}

/**
 * smithy 5.7.5 collects the canonical query in a plain object, where a parameter called `__proto__`
 * turns into "[object Object]". The query is the third line (AWS, "Create a canonical request").
 */
function mendQuery(canonicalRequest: string, query: NonNullable<HttpRequest['query']>): string {
  const lines = canonicalRequest.split('\n');
  lines[2] = canonicalQuery(query);
  return lines.join('\n');
}
