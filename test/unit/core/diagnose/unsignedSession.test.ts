import { describe, expect, it } from 'vitest';
import type { Evidence } from '#core/diagnose/evidence.ts';
import { findings } from '#core/diagnose/findings.ts';
import { UNSIGNED } from '#core/unsigned.ts';
import { AT, first, HOST, ids, refused, session } from './fixtures.ts';

const unsigned = (more: Partial<Evidence> = {}): Evidence => {
  const { signature: _, keysExpiresAt: __, ...rest } = refused(more);
  return { ...rest, session: session({ profileId: UNSIGNED, accessKeyId: '', url: `wss://${HOST}/dev` }) };
};

const answer = (status: number, type: string, message: string): Partial<Evidence> => ({
  answers: [
    {
      source: 'plain-probe',
      at: AT,
      status,
      headers: [['x-amzn-errortype', type]],
      body: JSON.stringify({ message }),
    },
  ],
});

describe('a connection that was refused without a signature, as the person wanted it', () => {
  it('is said to be unsigned first, and only likely until the server has said so', () => {
    expect(first(unsigned())).toMatchObject({
      id: 'unsigned',
      title: 'This connection was not signed',
      certainty: 'likely',
      next: 'Choose a profile in the header and press Connect.',
      remedies: [{ kind: 'ask-server' }],
    });
  });

  it('is certain once AWS missed the signature, beside a stage that may not exist', () => {
    const told = unsigned(answer(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'));
    expect(first(told)).toMatchObject({ id: 'unsigned', certainty: 'certain', remedies: [] });
    expect(ids(told)).toEqual(['unsigned', 'stage-or-api-unknown']);
  });

  it('is not suspected of keys, region or clock', () => {
    const causes = findings(unsigned()).flatMap((finding) => finding.causes ?? []);
    expect(causes.map(({ id }) => id)).toEqual([
      'stage-or-api-unknown',
      'connect-integration-failed',
      'throttled',
      'network-refused',
    ]);
  });

  it('is only possible at a host that may want no signature', () => {
    const { hostRegion: _, hostService: __, label: ___, apiId: ____, ...local } = unsigned();
    expect(first(local)).toMatchObject({ id: 'unsigned', certainty: 'possible' });
  });

  it('is not blamed on that where it was open', () => {
    const open = unsigned();
    const record = { ...open.session!, state: 'closed' as const, openedAt: AT };
    expect(ids({ ...open, session: record })).not.toContain('unsigned');
  });
});
