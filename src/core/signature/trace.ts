/** One parameter of the signed query string, in the order of the canonical query. */
export interface TraceParameter {
  name: string;
  /** Decoded, and masked where it is a secret. */
  value: string;
  /** True when `value` is not the real one. */
  masked: boolean;
  /** False for what is added after the signature (the token of `iotdevicegateway`). */
  signed: boolean;
}

/**
 * How a URL was signed, fit to be shown: SigV4's own terms (AWS "Signature Version 4 signing
 * process"), token and signature masked. Made in src/aws, the only room that sees the secrets.
 */
export interface SignatureTrace {
  /** The signed URL, token and signature masked. */
  url: string;
  /** Characters of the real signed URL (API Gateway takes 4,096). */
  urlLength: number;
  /** `ASIA…7Q2F` */
  accessKeyId: string;
  service: string;
  region: string;
  /** `20261122/us-east-1/execute-api/aws4_request` */
  credentialScope: string;
  /** Epoch milliseconds, whole seconds. */
  signedAt: number;
  /** X-Amz-Expires in seconds. */
  expires: number;
  /** Epoch milliseconds: the earlier of X-Amz-Expires and the keys' own end. */
  validUntil: number;
  canonicalRequest: string;
  stringToSign: string;
  /** First and last characters of the signature. */
  signature: string;
  parameters: TraceParameter[];
  /** Where the session token went. */
  token: 'none' | 'signed' | 'appended';
}
