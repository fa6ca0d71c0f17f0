import { describe, expect, it } from 'vitest';
import { createStore } from '#test/gateway/store.ts';
import { NOW } from './fixture.ts';

const empty = () => createStore({ account: '123456789012', partition: 'aws', now: () => NOW });

describe('store', () => {
  it('mints temporary keys of the shape of AWS, for the time that was asked', () => {
    const store = empty();
    store.addRole('chat', []);
    const key = store.mintSession({ role: 'chat', sessionName: 'ada', durationSeconds: 900 });
    expect(key.accessKeyId).toMatch(/^ASIA[A-Z0-9]{16}$/);
    expect(key.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(key.sessionToken).toMatch(/^IQoJ[A-Za-z0-9+/]+==$/);
    expect(key.sessionToken).toHaveLength(900);
    expect(key.expiration).toBe(NOW + 900_000);
    expect(key.principal.arn).toBe('arn:aws:sts::123456789012:assumed-role/chat/ada');
    expect(store.find(key.accessKeyId)).toBe(key);
  });

  it('finds a role by its ARN as by its name', () => {
    const store = empty();
    const role = store.addRole('chat', []);
    expect(store.mintSession({ role: role.arn }).principal.policies).toBe(role.policies);
  });

  it('refuses to mint for a role that is not there', () => {
    expect(() => empty().mintSession({ role: 'ghost' })).toThrow(/ghost/);
  });

  it('gives every session keys of its own', () => {
    const store = empty();
    store.addRole('chat', []);
    const minted = Array.from({ length: 50 }, () => store.mintSession({ role: 'chat' }));
    expect(
      new Set(minted.flatMap((key) => [key.accessKeyId, key.secretAccessKey, key.sessionToken])).size,
    ).toBe(150);
  });

  it('forgets revoked keys', () => {
    const store = empty();
    const key = store.addUser('ada', []);
    expect(key.accessKeyId).toMatch(/^AKIA[A-Z0-9]{16}$/);
    expect(key.sessionToken).toBeUndefined();
    expect(store.revoke(key.accessKeyId)).toBe(true);
    expect(store.find(key.accessKeyId)).toBeUndefined();
    expect(store.revoke(key.accessKeyId)).toBe(false);
  });

  it('takes no policy that it could not judge', () => {
    const odd = {
      Statement: { Effect: 'Allow' as const, Action: '*', Resource: '*', Condition: { Bool: {} } },
    };
    expect(() => empty().addRole('odd', [odd])).toThrow(/Bool/);
  });
});
