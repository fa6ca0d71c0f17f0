import { describe, expect, it } from 'vitest';
import { readPaste } from '#core/credentials/readPaste.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const ASIA = 'ASIAIOSFODNN7EXAMPLE';
const AKIA = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const TOKEN = `IQoJb3JpZ2luX2VjEXAMPLE${'a1B2c3D4/e5F6+g7H8'.repeat(12)}==`;

const ini = (name: string, id: string, secret: string, more = ''): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n${more}\n`;
const env = (id: string, secret: string, token?: string): string =>
  `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}\n${token ? `export AWS_SESSION_TOKEN=${token}\n` : ''}`;
const noticeIds = (text: string): string[] =>
  readPaste(text, NOW).candidates.flatMap(({ notices }) => notices.map(({ id }) => id));
const expiryOf = (value: string): number | undefined =>
  readPaste(`${env(ASIA, SECRET, TOKEN)}export AWS_CREDENTIAL_EXPIRATION='${value}'\n`, NOW).candidates[0]
    ?.keys.expiresAt;

describe('readPaste', () => {
  it('gives nothing for blank text', () => {
    expect(readPaste(' \r\n\t\ufeff', NOW)).toEqual({ candidates: [], faults: [] });
  });

  it('offers every profile of a credentials file and tells what is wrong with the others', () => {
    const text = `${ini('default', AKIA, SECRET)}${ini('dev', ASIA, SECRET, `aws_session_token = ${TOKEN}\nregion=eu-west-1`)}${ini('old', 'ASIAEXAMPLEEXAMPLE01', SECRET)}[profile sso]\nsso_start_url = https://example.com\n`;
    const { candidates, faults } = readPaste(text, NOW);
    expect(candidates.map(({ name, region, keys }) => [name, region, keys.accessKeyId])).toEqual([
      ['default', undefined, AKIA],
      ['dev', 'eu-west-1', ASIA],
    ]);
    expect(faults.map(({ id, name }) => [id, name])).toEqual([['keys.missing-token', 'old']]);
  });

  it('merges a profile given twice: the last value wins, with a notice', () => {
    const { candidates } = readPaste(
      `${ini('dev', AKIA, 'a'.repeat(40))}${ini('other', 'test', 'test')}[dev]\naws_secret_access_key=${SECRET}`,
      NOW,
    );
    expect(candidates.map(({ name }) => name)).toEqual(['dev', 'other']);
    expect(candidates[0]?.keys.secretAccessKey).toBe(SECRET);
    expect(candidates[0]?.notices.map(({ id }) => id)).toContain('paste.duplicate');
  });

  it('shows the same keys once, with what either copy says of them', () => {
    const { candidates } = readPaste(
      `${env(AKIA, SECRET)}\n${ini('dev', AKIA, SECRET, 'region = eu-west-1')}`,
      NOW,
    );
    expect(candidates).toHaveLength(1);
    expect(candidates[0]).toMatchObject({ name: 'dev', region: 'eu-west-1' });
  });

  it('keeps two sets of exports apart', () => {
    const { candidates } = readPaste(
      env('ASIAEXAMPLEEXAMPLE01', SECRET, TOKEN) + env('ASIAEXAMPLEEXAMPLE02', SECRET, TOKEN),
      NOW,
    );
    expect(candidates.map(({ keys }) => keys.accessKeyId)).toEqual([
      'ASIAEXAMPLEEXAMPLE01',
      'ASIAEXAMPLEEXAMPLE02',
    ]);
  });

  it('does not lend one set the token of another', () => {
    const { candidates, faults } = readPaste(env(AKIA, SECRET) + env(ASIA, SECRET, TOKEN), NOW);
    expect(candidates.map(({ keys }) => [keys.accessKeyId, keys.sessionToken])).toEqual([
      [AKIA, undefined],
      [ASIA, TOKEN],
    ]);
    expect(faults).toEqual([]);
  });

  it('names the candidates of an object by their keys', () => {
    const text = `{"dev":{"AccessKeyId":"${AKIA}","SecretAccessKey":"${SECRET}"},"prod":{"accessKeyId":"test","secretAccessKey":"test"}}`;
    expect(readPaste(text, NOW).candidates.map(({ name }) => name)).toEqual(['dev', 'prod']);
  });

  it('reads an array of answers', () => {
    const one = { Credentials: { AccessKeyId: AKIA, SecretAccessKey: SECRET } };
    const two = { Credentials: { AccessKeyId: ASIA, SecretAccessKey: SECRET, SessionToken: TOKEN } };
    expect(readPaste(JSON.stringify([one, two]), NOW).candidates.map(({ keys }) => keys.accessKeyId)).toEqual(
      [AKIA, ASIA],
    );
  });

  it('takes AWS_PROFILE as the name', () => {
    expect(readPaste(`export AWS_PROFILE=dev\n${env(AKIA, SECRET)}`, NOW).candidates[0]?.name).toBe('dev');
  });

  it('prefers AWS_REGION to AWS_DEFAULT_REGION in either order', () => {
    for (const regions of [
      'AWS_REGION=eu-west-1\nAWS_DEFAULT_REGION=us-east-1',
      'AWS_DEFAULT_REGION=us-east-1\nAWS_REGION=eu-west-1',
    ]) {
      expect(readPaste(`${env(AKIA, SECRET)}${regions}`, NOW).candidates[0]?.region).toBe('eu-west-1');
    }
  });

  it('keeps semicolons that belong to the secret of an emulator', () => {
    const { candidates } = readPaste(
      'AWS_ACCESS_KEY_ID=minio;AWS_SECRET_ACCESS_KEY=p;w)x&y,z;AWS_REGION=local',
      NOW,
    );
    expect(candidates[0]).toMatchObject({
      keys: { accessKeyId: 'minio', secretAccessKey: 'p;w)x&y,z' },
      region: 'local',
    });
  });

  it('takes no command typed after the keys for a piece of the token', () => {
    const { candidates } = readPaste(`${env(ASIA, SECRET, TOKEN.replaceAll('=', ''))}clear\nexit\n`, NOW);
    expect(candidates[0]?.keys.sessionToken).toBe(TOKEN.replaceAll('=', ''));
  });

  it.each(['a/', 'A+', 'in+', 'the/'])(
    'reads a secret that starts with %s, which is no word of a sentence',
    (start) => {
      const secret = start + SECRET.slice(start.length);
      const text = `setenv AWS_ACCESS_KEY_ID ${ASIA}\nsetenv AWS_SECRET_ACCESS_KEY ${secret}\nsetenv AWS_SESSION_TOKEN ${TOKEN}`;
      expect(readPaste(text, NOW).candidates[0]?.keys.secretAccessKey).toBe(secret);
    },
  );

  it.each(['Ain', 'myKey', 'theSecret', 'AnAccess'])(
    'reads a secret that starts with %s, which is no placeholder',
    (start) => {
      const secret = start + SECRET.slice(start.length);
      expect(readPaste(env(AKIA, secret), NOW).candidates[0]?.keys.secretAccessKey).toBe(secret);
    },
  );

  it('joins an indented token whose lines are of uneven length', () => {
    const lines = [TOKEN.slice(0, 30), TOKEN.slice(30, 100), TOKEN.slice(100)].join('\n    ');
    const text = ini('dev', ASIA, SECRET, `aws_session_token = ${lines}\nregion = eu-west-1`);
    expect(readPaste(text, NOW).candidates[0]).toMatchObject({
      region: 'eu-west-1',
      keys: { sessionToken: TOKEN },
    });
  });

  it('joins a secret and a token that a narrow terminal wrapped, quoted or not', () => {
    for (const quote of ['', '"']) {
      const text = `export AWS_ACCESS_KEY_ID=${quote}${ASIA}${quote}
export AWS_SECRET_ACCESS_KEY=${quote}${SECRET.slice(0, 21)}
${SECRET.slice(21)}${quote}
export AWS_SESSION_TOKEN=${quote}${TOKEN.slice(0, 25)}
${TOKEN.slice(25, 75)}
${TOKEN.slice(75)}${quote}
`;
      expect(readPaste(text, NOW).candidates.map(({ keys }) => keys)).toEqual([
        { accessKeyId: ASIA, secretAccessKey: SECRET, sessionToken: TOKEN },
      ]);
    }
  });

  it('does not take some other token for one of AWS', () => {
    const { candidates, faults } = readPaste(`token = 'abc'\n${env(AKIA, SECRET)}`, NOW);
    expect(candidates[0]?.keys.sessionToken).toBeUndefined();
    expect(faults).toEqual([]);
    expect(readPaste("token = 'abc'", NOW).faults.map(({ id }) => id)).toEqual(['paste.unreadable']);
  });

  it('ignores a value that is only mentioned', () => {
    expect(
      readPaste(`Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY first.\n${ASIA} ${SECRET} ${TOKEN}`, NOW)
        .candidates[0]?.keys,
    ).toEqual({
      accessKeyId: ASIA,
      secretAccessKey: SECRET,
      sessionToken: TOKEN,
    });
  });

  it('refuses a text of millions of characters without reading it', () => {
    expect(readPaste('A'.repeat(2_000_001), NOW).faults.map(({ id }) => id)).toEqual(['paste.too-long']);
  });
});

describe('notices', () => {
  it('warn of long-lived keys', () => {
    expect(noticeIds(env(AKIA, SECRET))).toEqual(['keys.long-lived']);
  });

  it('warn of a token beside a long-lived key', () => {
    expect(noticeIds(env(AKIA, SECRET, TOKEN))).toEqual(['keys.long-lived', 'keys.token-unexpected']);
  });

  it.each([
    ['LocalStack', 'test', 'test'],
    ['LocalStack role keys', 'LSIAQAAAAAAVNCBMPNSG', SECRET],
    ['Ceph', '0555b35654ad1656d80', 'h7GhxuBLTrlhVUyxSPUKUV8r/2EI4ngqJxD7iBdBYLhwluN30JaT3Q=='],
    ['MinIO', 'minioadmin', 'minioadmin'],
  ])('take the keys of %s as they are', (_name, id, secret) => {
    const { candidates, faults } = readPaste(env(id, secret), NOW);
    expect(faults).toEqual([]);
    expect(candidates[0]?.keys).toEqual({ accessKeyId: id, secretAccessKey: secret });
    expect(candidates[0]?.notices).toEqual([expect.objectContaining({ id: 'keys.shape', level: 'info' })]);
  });

  it('warn of a secret of the wrong length and do not show it', () => {
    const { candidates } = readPaste(env(ASIA, SECRET.slice(0, 39), TOKEN), NOW);
    expect(candidates[0]?.notices).toEqual([
      expect.objectContaining({ id: 'keys.secret-length', level: 'warn' }),
    ]);
    expect(JSON.stringify(candidates[0]?.notices)).not.toContain(SECRET.slice(0, 10));
  });

  it('warn of percent-encoded values', () => {
    expect(noticeIds(env(ASIA, SECRET, encodeURIComponent(TOKEN)))).toEqual(['keys.percent-encoded']);
  });

  it('warn of keys that have expired, and keep them', () => {
    const text = `${env(ASIA, SECRET, TOKEN)}export AWS_CREDENTIAL_EXPIRATION=2026-11-22T11:59:00Z\n`;
    const { candidates } = readPaste(text, NOW);
    expect(candidates[0]?.keys.expiresAt).toBe(NOW - 60_000);
    expect(candidates[0]?.notices).toEqual([
      { id: 'keys.expired', level: 'warn', message: 'These keys expired 1 min ago; AWS will refuse them.' },
    ]);
  });

  it('say where an expiry cannot be understood', () => {
    expect(noticeIds(`${env(ASIA, SECRET, TOKEN)}export AWS_CREDENTIAL_EXPIRATION=tomorrow\n`)).toEqual([
      'keys.expiry-unreadable',
    ]);
  });

  it('say that an expiry without zone was taken as UTC', () => {
    const text = `${env(ASIA, SECRET, TOKEN)}export AWS_CREDENTIAL_EXPIRATION=2026-11-22T13:00:00\n`;
    expect(readPaste(text, NOW).candidates[0]?.keys.expiresAt).toBe(NOW + 3_600_000);
    expect(noticeIds(text)).toEqual(['keys.expiry-zone']);
  });
});

describe('expiry', () => {
  const AT = Date.UTC(2026, 10, 22, 13, 5, 9);
  it.each([
    '2026-11-22T13:05:09Z',
    '2026-11-22T13:05:09.000Z',
    '2026-11-22T13:05:09+00:00',
    '2026-11-22T14:05:09+01:00',
    '2026-11-22T08:35:09-0430',
    '20261122T130509Z',
    '2026-11-22 13:05:09 +0000 UTC',
    '2026-11-22 13:05:09 UTC',
    'Sun, 22 Nov 2026 13:05:09 GMT',
    `${AT / 1000}`,
    `${AT / 1000}.0`,
    `${AT}`,
    '2026-11-22T13:05:09',
  ])('reads %s', (text) => {
    expect(expiryOf(text)).toBe(AT);
  });

  it.each(['2026-13-01T00:00:00Z', '2026-02-30T00:00:00Z', '2026-11-22T25:00:00Z', '12', 'soon', '-1'])(
    'leaves out %s',
    (text) => {
      expect(expiryOf(text)).toBeUndefined();
    },
  );
});
