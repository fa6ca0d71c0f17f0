import { describe, expect, it } from 'vitest';
import { readImportBatch } from '#background/import/readImportBatch.ts';

const ROW = { time: 5, direction: 'sent', kind: 'text', payload: 'a' };
const HEAD = { url: 'https://peer.example/feed#top', extra: '<b>', state: 'open' };

describe('a batch of a file', () => {
  it('is believed as far as it fits, and copied', () => {
    expect(readImportBatch({ head: HEAD, rows: [{ ...ROW, more: 1 }], page: {} })).toEqual({
      head: expect.objectContaining({
        url: 'wss://peer.example/feed',
        name: 'peer.example',
        createdAt: 5,
        state: 'closed',
      }),
      rows: [ROW],
    });
    expect(readImportBatch({ sessionId: 3, head: HEAD, rows: [], done: true })).toEqual({
      sessionId: 3,
      rows: [],
      done: true,
    });
  });

  it.each([
    ['without rows', { head: HEAD }],
    ['with a row that is none', { head: HEAD, rows: [{ ...ROW, time: 'soon' }] }],
    ['with an id that is none', { sessionId: -1, rows: [] }],
  ])('is refused %s', (_, value) => {
    expect(() => readImportBatch(value)).toThrow(expect.objectContaining({ id: 'import.batch' }));
  });

  it('is refused where it names no WebSocket', () => {
    expect(() => readImportBatch({ head: { url: 'file:///a' }, rows: [] })).toThrow(
      expect.objectContaining({ id: 'import.url' }),
    );
  });
});
