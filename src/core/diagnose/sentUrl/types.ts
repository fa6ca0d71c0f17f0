/** One parameter of a query as it stands in the URL, secrets masked. */
export interface SentParameter {
  /** Decoded as AWS decodes it (`%20` and `+` alike are a space in form encoding). */
  name: string;
  /** Decoded, and masked where it is a secret. */
  value: string;
  masked: boolean;
  /** Stands behind X-Amz-Signature. */
  afterSignature: boolean;
  /** A raw `+` stands in name or value. */
  plus: boolean;
}

/** X-Amz-Credential taken apart. */
export interface SentCredential {
  /** `ASIA…7Q2F` */
  accessKeyId: string;
  /** ASIA ids belong to temporary credentials, AKIA ids to long-lived ones; both absent: neither. */
  prefix?: 'ASIA' | 'AKIA';
  /** `20261122` */
  date: string;
  region: string;
  service: string;
  terminator: string;
  /** Parts between slashes; five are right. */
  parts: number;
}

/** A URL exactly as it was sent or pasted, signed or not. */
export interface SentUrl {
  /** `wss:`, `ws:`, `https:` or `http:` */
  scheme: string;
  /** As in the URL, lower case, with its port if one is written. */
  host: string;
  /** As written; `443` may be. */
  port: string;
  /** Raw path. */
  path: string;
  /** Characters of the whole URL. */
  length: number;
  parameters: readonly SentParameter[];
  /** Absent without X-Amz-Credential; with `parts` other than five its fields are what could be read. */
  credential?: SentCredential;
  /** X-Amz-Date in epoch ms; absent where it is missing or malformed. */
  signedAt?: number;
  /** X-Amz-Expires in seconds; absent where missing, NaN where it is no number. */
  expires?: number;
  /** Lower case. Empty where missing. */
  signedHeaders: readonly string[];
  /** Where the session token stands: before or after X-Amz-Signature does not matter to AWS, its being signed does. */
  token: 'none' | 'present';
}
