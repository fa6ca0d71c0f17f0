import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readPaste } from '#core/credentials/readPaste.ts';
import type { SampleKeys } from './format.ts';
import { FORMATS } from './formats.ts';

// The bounds below are CPU time: the clock on the wall says little on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const NOW = Date.UTC(2026, 10, 22, 12);

const chars = (alphabet: string, min: number, max = min): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: min, maxLength: max });
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const keys: fc.Arbitrary<SampleKeys> = fc.record({
  id: chars(UPPER, 16).map((rest) => `ASIA${rest}`),
  secret: chars(BASE64, 40),
  // Real tokens start with IQoJ or FwoG and have hundreds of characters.
  token: fc
    .tuple(chars(BASE64, 120, 1_500), fc.constantFrom('', '=', '=='))
    .map(([body, pad]) => `IQoJ${body}${pad}`),
  expires: fc.integer({ min: NOW / 1_000 + 1, max: NOW / 1_000 + 86_400 }).map((seconds) => seconds * 1_000),
});
const format = fc.constantFrom(...FORMATS);

/** What editors, terminals and chats do to a text without changing what it says. */
const DECORATIONS: Record<string, (text: string) => string> = {
  'CRLF line ends': (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\ufeff${text}`,
  'smart double quotes': (text) => text.replace(/"([^"\n]*)"/g, '\u201c$1\u201d'),
  'smart single quotes': (text) => text.replace(/'([^'\n]*)'/g, '\u2018$1\u2019'),
  'hard spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'zero-width spaces': (text) => text.replaceAll('\n', '\u200b\n\u200b'),
  colours: (text) => text.replace(/^(.*)$/gm, '\u001b[1;32m$1\u001b[0m'),
  prompts: (text) => text.replace(/^(export|set|setx|AWS_|\$)/gm, '$ $1'),
  'PowerShell prompts': (text) => text.replace(/^(export|set|setx|AWS_|\$)/gm, 'PS C:\\Users\\noor> $1'),
  'quoting of mail': (text) => text.replace(/^/gm, '> '),
  'a code fence': (text) => `\`\`\`bash\n${text}\n\`\`\``,
  indentation: (text) => text.replace(/^/gm, '    '),
  'blanks at line ends': (text) => text.replace(/$/gm, '  '),
  'blank lines around': (text) => `\n\n${text}\n\n`,
};

function expected(sample: SampleKeys, also: (typeof FORMATS)[number]['also']): object {
  return {
    accessKeyId: sample.id,
    secretAccessKey: sample.secret,
    ...(also?.token === false ? {} : { sessionToken: sample.token }),
    ...(also?.expires ? { expiresAt: sample.expires } : {}),
  };
}

/** Breaks a text as a terminal of that width does: hard line ends that the copy keeps. */
function wrap(text: string, width: number): string {
  return text.replace(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n');
}

describe('readPaste reads back what was written', () => {
  it.each(Object.entries(DECORATIONS))('in every format with %s', (_name, decorate) => {
    fc.assert(
      fc.property(keys, format, (sample, { render, also }) => {
        const use = also?.token === false ? { ...sample, id: `AKIA${sample.id.slice(4)}` } : sample;
        const { candidates, faults } = readPaste(decorate(render(use)), NOW);
        expect(faults).toEqual([]);
        expect(candidates.map((candidate) => candidate.keys)).toEqual([expected(use, also)]);
      }),
      { numRuns: 150 },
    );
  });

  const WRAPPED = [
    'aws configure export-credentials --format env',
    'access portal, option 1, macOS and Linux',
    'access portal, option 2',
    'access portal, option 3',
    'credentials file',
    'export-credentials --format powershell',
    'export-credentials --format fish',
    'credential_process JSON',
    'STS JSON',
    'STS --output text',
  ];
  it.each(WRAPPED)('in %s with the token wrapped over lines by a terminal', (name) => {
    const { render, also } = FORMATS.find((candidate) => candidate.name === name) ?? FORMATS[0]!;
    fc.assert(
      fc.property(keys, fc.integer({ min: 60, max: 200 }), (sample, width) => {
        const text = render(sample);
        const at = text.indexOf(sample.token);
        const start = text.lastIndexOf('\n', at) + 1;
        const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
        const line = text.slice(start, end);
        // Only lines of their own wrap without touching another value.
        const wide = Math.max(width, line.indexOf(sample.token) + 24);
        const wrapped = text.slice(0, start) + wrap(line, wide) + text.slice(end);
        expect(readPaste(wrapped, NOW).candidates.map((candidate) => candidate.keys)).toEqual([
          expected(sample, also),
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('for any number of profiles', () => {
    const profile = fc.record({ name: fc.stringMatching(/^[a-z][a-z0-9._-]{0,20}$/), keys });
    fc.assert(
      fc.property(
        fc.uniqueArray(profile, { selector: ({ name }) => name, minLength: 1, maxLength: 12 }),
        (profiles) => {
          const text = profiles
            .map(
              ({ name, keys: k }) =>
                `[profile ${name}]\naws_access_key_id = ${k.id}\naws_secret_access_key=${k.secret}\naws_session_token = ${k.token}\n`,
            )
            .join('\n');
          const { candidates, faults } = readPaste(text, NOW);
          expect(faults).toEqual([]);
          expect(
            candidates.map(({ name, keys: k }) => [name, k.accessKeyId, k.secretAccessKey, k.sessionToken]),
          ).toEqual(profiles.map(({ name, keys: k }) => [name, k.id, k.secret, k.token]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('whatever the order of the lines', () => {
    fc.assert(
      fc.property(keys, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (k, order) => {
        const lines = [
          `AWS_ACCESS_KEY_ID=${k.id}`,
          `AWS_SECRET_ACCESS_KEY=${k.secret}`,
          `AWS_SESSION_TOKEN=${k.token}`,
          'AWS_REGION=eu-west-1',
        ];
        const { candidates } = readPaste(order.map((index) => `export ${lines[index]}`).join('\n'), NOW);
        expect(candidates.map((candidate) => candidate.keys)).toEqual([
          { accessKeyId: k.id, secretAccessKey: k.secret, sessionToken: k.token },
        ]);
      }),
    );
  });
});

describe('readPaste stands any text', () => {
  const pieces = fc.constantFrom(
    'AWS_ACCESS_KEY_ID',
    'aws_secret_access_key',
    'SessionToken',
    'token',
    '=',
    ':',
    '"',
    "'",
    '`',
    '{',
    '}',
    '[',
    ']',
    '[dev]',
    '\n',
    ' ',
    '\\',
    ';',
    ',',
    'ASIAIOSFODNN7EXAMPLE',
    'export ',
    '$Env:',
    '<AccessKeyId>',
    '</AccessKeyId>',
    'CREDENTIALS\t',
    '\u001b[',
    '=>',
    '#',
    'Credentials(',
    'null',
    'abc/def+ghi==',
  );

  it('never throws, and no fault or notice repeats a secret', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const { candidates, faults } = readPaste(text, NOW);
          const told = JSON.stringify([faults, candidates.map(({ notices }) => notices)]);
          expect(told).not.toContain('ASIAIOSFODNN7EXAMPLE');
          expect(told).not.toContain('abc/def+ghi');
          for (const { keys: found } of candidates)
            expect(found.accessKeyId.length * found.secretAccessKey.length).toBeGreaterThan(0);
          // A letter survives cleaning, and a text with letters is never passed over in silence.
          if (/^[a-z]/.test(text)) expect(candidates.length + faults.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  const LENGTH = 250_000;
  const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length));
  it.each([
    'a',
    ' ',
    '\n',
    '{',
    '[',
    '"',
    "'",
    '{"',
    '[{',
    '=',
    ';',
    '\\',
    'a_',
    'a.',
    '\u001b[',
    '> ',
    '`',
    '\\\n',
    '{"a":',
    'token="',
    'token=',
    "token='\n",
    'AWS_ACCESS_KEY_ID=',
    'AWS_SESSION_TOKEN=a\n',
    'secret;;;;;;;;',
    '<AccessKeyId>',
    'CREDENTIALS\ta\tb\n',
    'Credentials("',
    'credential(\n ',
    'ASIAIOSFODNN7EXAMPLE ',
    'access key id ',
    '[a]\n',
    '# ',
    '/*',
    '\t',
    'abc/DEF+123\n',
    'eyJ',
    'a,b\n',
    '&quot;',
    'aws_',
    '\n\n \n',
  ])('reads a quarter of a megabyte of %j in reasonable time', (piece) => {
    const started = process.cpuUsage();
    readPaste(fill(piece), NOW);
    readPaste(`AWS_SESSION_TOKEN=${fill(piece)}!`, NOW);
    readPaste(`AWS_SESSION_TOKEN="${fill(piece)}`, NOW);
    // In microseconds. Each reading takes well under a quarter of a second; a quadratic step would take many.
    expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
  });
});
