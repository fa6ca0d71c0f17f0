import type { Variant } from '#core/diagnose/variant.ts';

/** A query parameter as it stands in the URL, percent-encoded. */
export interface RawPair {
  name: string;
  value: string;
  /** Stands without `=`. */
  bare: boolean;
}

/** A signed URL as the server gets it. Secret: it holds signature and token. */
export interface SignedParts {
  /** What the Host header says: lower case, port only where it is not the scheme's default. */
  host: string;
  hostname: string;
  /** As written in the URL, '' for none. */
  port: string;
  scheme: string;
  /** Raw path, at least `/`. */
  path: string;
  /** All parameters but X-Amz-Signature, in order. */
  pairs: readonly RawPair[];
  /** Those behind X-Amz-Signature. */
  afterSignature: readonly RawPair[];
  signature: string;
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
  amzDate: string;
  token: string;
  signedHeaders: string;
}

/** What is hashed and signed: one reading of how the URL was made. */
export interface Reading {
  method: string;
  /** Canonical URI, encoded. */
  path: string;
  /** Canonical query, encoded and sorted. */
  query: string;
  host: string;
  payloadHash: string;
  date: string;
  region: string;
  service: string;
}

/** A reading that differs from the server's in one thing, and the mistake that it would prove. */
export interface Attempt {
  variant: Variant;
  reading: Reading;
}
