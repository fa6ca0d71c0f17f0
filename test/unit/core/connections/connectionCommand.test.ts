import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { connectionCommand } from '#core/connections/connectionCommand.ts';
import type { ConnectionCall } from '#core/connections/types.ts';

const CALL: Omit<ConnectionCall, 'profileId'> = {
  method: 'GET',
  endpoint: 'wss://abc123def4.execute-api.eu-central-1.amazonaws.com/$default',
  connectionId: '-0SM9cOFvHcCIhw=',
};

/** What a shell hands to the program. */
function wordsOf(more: Partial<ConnectionCall>): string[] {
  const script = `aws() { printf '%s\\0' "$@"; }\n${connectionCommand({ ...CALL, ...more })}`;
  return spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' }).stdout.split('\0').slice(0, -1);
}

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

  it('sends text as it is, quotes and all', () => {
    const text = `{"it's":"$HOME \`x\` \\\\ ü"}\n`;
    expect(wordsOf({ method: 'POST', message: { kind: 'text', text } })).toEqual([
      'apigatewaymanagementapi',
      'post-to-connection',
      ...COMMON,
      '--data',
      text,
      '--cli-binary-format',
      'raw-in-base64-out',
    ]);
  });

  it.each<[string, ConnectionCall['message'], string]>([
    ['bytes', { kind: 'binary', base64: 'AAECAw==' }, 'AAECAw=='],
    [
      'text that the CLI would read a file for',
      { kind: 'text', text: 'file:///etc/hosts' },
      btoa('file:///etc/hosts'),
    ],
  ])('sends %s as base64', (_, message, data) => {
    expect(wordsOf({ method: 'POST', message: message! }).slice(-4)).toEqual([
      '--data',
      data,
      '--cli-binary-format',
      'base64',
    ]);
  });

  it('takes the region that was chosen, and leaves out one that nobody knows', () => {
    expect(wordsOf({ region: 'us-east-1' })).toContain('us-east-1');
    expect(wordsOf({ endpoint: 'https://api.example.com/v1' })).not.toContain('--region');
  });
});
