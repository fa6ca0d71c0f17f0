import { incomplete, missingToken } from './refusal.ts';
import { readTarget, type WireRequest } from './wire.ts';

/** The parts of a SigV4 signature, before any of them was judged. */
export interface SignatureParts {
  via: 'query' | 'header';
  algorithm: string;
  credential: string;
  amzDate: string;
  signedHeaders: string[];
  signature: string;
  token?: string;
  expires?: string;
}

const REQUIRED = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
  'X-Amz-Date',
] as const;

/**
 * Finds the signature in query or Authorization header. Throws Refusals: Missing Authentication Token
 * where there is none, IncompleteSignature where part of it is absent or there twice.
 * Texts: as recorded from AWS by dynalite, which names everything that is missing at once.
 */
export function readSignature(request: WireRequest): SignatureParts {
  const { query } = readTarget(request.target);
  const authorization = request.headers.authorization;
  const inQuery = REQUIRED.some((name) => query[name] !== undefined);
  if (inQuery && authorization)
    throw incomplete('A request may be signed in its header or in its query, not in both.');
  if (inQuery) return fromQuery(query);
  if (authorization) return fromHeader(authorization, request.headers);
  throw missingToken();
}

function fromQuery(query: Record<string, string | string[]>): SignatureParts {
  const missing = REQUIRED.filter((name) => !query[name]);
  if (missing.length > 0) {
    const texts = missing.map((name) => `AWS query-string parameters must include '${name}'. `);
    throw incomplete(`${texts.join('')}Re-examine the query-string parameters.`);
  }
  const one = (name: string): string => {
    const value = query[name];
    if (Array.isArray(value))
      throw incomplete(`The query-string parameter '${name}' may be there once only.`);
    return value ?? '';
  };
  const token = one('X-Amz-Security-Token');
  const expires = one('X-Amz-Expires');
  return {
    via: 'query',
    algorithm: one('X-Amz-Algorithm'),
    credential: one('X-Amz-Credential'),
    amzDate: one('X-Amz-Date'),
    signedHeaders: one('X-Amz-SignedHeaders').split(';'),
    signature: one('X-Amz-Signature'),
    ...(token ? { token } : {}),
    ...('X-Amz-Expires' in query ? { expires } : {}),
  };
}

function fromHeader(authorization: string, headers: Record<string, string>): SignatureParts {
  const [algorithm = '', ...rest] = authorization.trim().split(/[ ,]+/);
  const fields = new Map(
    rest.map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
  );
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !fields.get(name))
    .map((name) => `Authorization header requires '${name}' parameter. `);
  const amzDate = headers['x-amz-date'];
  if (!amzDate)
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
  if (!amzDate || missing.length > 0) throw incomplete(`${missing.join('')}Authorization=${authorization}`);
  const token = headers['x-amz-security-token'];
  return {
    via: 'header',
    algorithm,
    credential: fields.get('Credential') ?? '',
    amzDate,
    signedHeaders: (fields.get('SignedHeaders') ?? '').split(';'),
    signature: fields.get('Signature') ?? '',
    ...(token ? { token } : {}),
  };
}
