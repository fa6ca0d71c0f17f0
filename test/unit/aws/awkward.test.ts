import { describe, expect, it } from 'vitest';
import { presign } from '#aws/presign.ts';
import { awkwardCases } from './fixtures/awkwardCases.ts';
import { vectorKeys, vectorTime } from './fixtures/vectors.ts';
import { ask, type OracleName, oracleNames } from './oracles/index.ts';
import { asSent, asTyped } from './oracles/readRequest.ts';
import { serverSignature } from './oracles/server.ts';
import { sortedParameters } from './oracles/types.ts';

/**
 * Where a peer signs something else when it is given the text as typed: why presign reads a URL as a
 * browser does first. The list is exact: a deviation that goes away fails the test too.
 */
const DEVIATIONS_AS_TYPED: Record<OracleName, Record<string, string>> = {
  'aws-crt': {
    'raw plus in a value': 'a raw plus stays a plus',
    'raw plus in a key': 'a raw plus stays a plus',
    'stray percent sign': 'refuses the URL as malformed',
    'slash, colon and question mark in a value': 'takes what follows the last question mark for the query',
    'port 443 written out': 'signs host:443, which a browser does not send',
    'upper-case host': 'signs the host in upper case, which a browser does not send',
  },
  aws4: {
    'keys whose encoding changes their order': 'turns %2B into %252B beside a character outside ASCII',
    'port 443 written out': 'signs host:443, which a browser does not send',
    'upper-case host': 'signs the host in upper case, which a browser does not send',
  },
  aws4fetch: {},
};

const { sessionToken, ...withoutToken } = vectorKeys;

const presigned = await Promise.all(
  awkwardCases.map(async ({ name, url, token = sessionToken }) => {
    const scope = {
      keys: token ? { ...withoutToken, sessionToken: token } : withoutToken,
      service: 'execute-api',
      region: 'us-east-1',
      expires: 300,
      now: vectorTime,
    };
    return { name, typed: url, scope, url: (await presign({ url, ...scope })).url };
  }),
);

describe('41 awkward URLs', () => {
  it('are 41, each under its own name', () => {
    expect(new Set(awkwardCases.map(({ name }) => name)).size).toBe(41);
  });

  it.each(presigned)('$name: the URL carries the signature that a server computes', ({ url }) => {
    expect(new URL(url).searchParams.get('X-Amz-Signature')).toBe(
      serverSignature(url, withoutToken.secretAccessKey),
    );
  });

  it.each(presigned)('$name: a browser sends the URL as it was written', ({ url }) => {
    expect(new URL(url).href).toBe(url);
  });

  it.each(presigned)('$name: every peer signs the request on the wire alike', async ({ url, scope }) => {
    const ours = sortedParameters(new URL(url).search);
    for (const peer of oracleNames) expect(await ask(peer, { ...scope, ...asSent(url) }), peer).toEqual(ours);
  });

  it.each(oracleNames)('%s deviates from us on the typed text exactly where it is known to', async (peer) => {
    const deviating: string[] = [];
    for (const { name, typed, url, scope } of presigned) {
      const theirs = await ask(peer, { ...scope, ...asTyped(typed) });
      if (String(theirs) !== String(sortedParameters(new URL(url).search))) deviating.push(name);
    }
    expect(deviating).toEqual(Object.keys(DEVIATIONS_AS_TYPED[peer]));
  });
});
