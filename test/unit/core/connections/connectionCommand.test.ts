import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { connectionCommand } from '#core/connections/connectionCommand.ts';
import type { ConnectionCall } from '#core/connections/types.ts';

const CALL: Omit<ConnectionCall, 'profileId'> = {
  method: 'GET',
  endpoint: 'wss://abc123def4.execute-api.eu-central-1.amazonaws.com/$default',
  connectionId: '-0SM9cOFvHcCIhw=',
};

/** What a shell hands to the program: its words, and its standard input where it is given one. */
function runOf(more: Partial<ConnectionCall>): { words: string[]; input: string } {
  const read = more.method === 'POST' ? 'od -An -v -tx1 | tr -d " \\n"' : ':';
  const script = `aws() { printf '%s\\0' "$@"; ${read}; }\n${connectionCommand({ ...CALL, ...more })}`;
  const { stdout } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  const words = stdout.split('\0');
  return { input: Buffer.from(words.pop() ?? '', 'hex').toString('latin1'), words };
}

const wordsOf = (more: Partial<ConnectionCall>): string[] => runOf(more).words;

const COMMON = [
  '--endpoint-url',
  'https://abc123def4.execute-api.eu-central-1.amazonaws.com/$default',
  '--region',
  'eu-central-1',
  '--connection-id=-0SM9cOFvHcCIhw=',
];

describe('the command for the AWS CLI', () => {
  it.each([
    ['GET', 'get-connection'],
    ['DELETE', 'delete-connection'],
  ] as const)('%s is %s, and every word arrives as it is', (method, operation) => {
    expect(wordsOf({ method })).toEqual(['apigatewaymanagementapi', operation, ...COMMON]);
  });

  it.each(['{"it\'s":"$HOME `x` \\\\ %s"}\n', 'file:///etc/hosts', '-n', ''])('sends %j as it is', (text) => {
    const { words, input } = runOf({ method: 'POST', message: { kind: 'text', text } });
    expect(words).toEqual([
      'apigatewaymanagementapi',
      'post-to-connection',
      ...COMMON,
      '--data',
      'fileb:///dev/stdin',
    ]);
    expect(input).toBe(text);
  });

  it('sends bytes as they are', () => {
    const { input } = runOf({ method: 'POST', message: { kind: 'binary', base64: 'AAEC/w==' } });
    expect(input).toBe('\x00\x01\x02\xff');
  });

  it('takes the region that was chosen, and leaves out one that nobody knows', () => {
    expect(wordsOf({ region: 'us-east-1' })).toContain('us-east-1');
    expect(wordsOf({ endpoint: 'https://api.example.com/v1' })).not.toContain('--region');
  });
});
