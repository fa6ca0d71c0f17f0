import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { matches } from '#core/filter/matches.ts';
import { encodeSegment } from '#log/encodeSegment.ts';
import { compileFilter } from '#log/scanner/compileFilter.ts';
import { decodeRows, rowCount } from '#log/segment.ts';
import { buildSignature } from '#log/signature/buildSignature.ts';
import { anyRow, textRow } from '../support.ts';
import { filterOf } from './searches.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

/** Small pieces, so that needles are found, span rows and stand in escapes. */
const piece = fc.constantFrom(
  'a',
  'A',
  'k',
  '\u212a',
  'i',
  '\u0130',
  'é',
  'É',
  'σ',
  'Σ',
  'ς',
  '\ufffd',
  '日本',
  '🙂',
  ' ',
  '/',
  '{"action":"ping","id":42}',
  '{"type":"error"}',
  '{"id":"a\\u0042c"}',
  '{"n":4.20e1}',
  '"',
  '\\',
  '\\u0061',
  ':',
  '{"message":"no","connectionId":"a","requestId":"b"}',
  '{"user":{"id":1234567890123456789}}',
  'order-48213',
);
const text = fc.array(piece, { maxLength: 6 }).map((all) => all.join(''));
const rowOf = fc.oneof(
  fc
    .record({
      text,
      direction: fc.constantFrom('sent' as const, 'received' as const, 'event' as const),
      bad: fc.boolean(),
      time: fc.integer({ min: 0, max: 50 }),
    })
    .map(({ text, direction, bad, time }) => ({ ...textRow(text, time, direction), bad })),
  anyRow(8),
);
const term = fc.oneof(
  text.map((all) => `"${all.replace(/["\\]/g, '\\$&')}"`),
  fc.constantFrom(
    'route:ping',
    'route:error',
    'route:binary',
    'route:abc',
    'is:error',
    'size>3',
    'size:1..9',
    'kind:binary',
    'dir:sent,event',
    '#1..3',
    '/order-\\d+/',
    '/K/iu',
    '/(a|b)c?/',
    '/PING/i',
    '/4.+2/',
    '$.id=42',
    '$.id="aBc"',
    '$.n=42',
    '$..id>1234567890123456788',
    '$.user.id=1234567890123456789',
    '$.action~PI',
    '$.type',
    '$.id!=1',
    '$..connectionId',
  ),
);
const filter = fc
  .array(fc.tuple(fc.boolean(), term), { maxLength: 3 })
  .map((terms) => terms.map(([negated, word]) => (negated ? `-${word}` : word)).join(' '));

describe('a filter compiled for segments', () => {
  it('lets the same rows pass as the test of single frames does', () => {
    fc.assert(
      fc.property(
        fc.array(rowOf, { minLength: 1, maxLength: 12 }),
        filter,
        fc.nat(12),
        (rows, words, cut) => {
          const segment = encodeSegment(1, 0, rows);
          const wanted = filterOf(words);
          const expected = decodeRows(segment)
            .filter((frame) => matches(wanted, frame))
            .map(({ index }) => index);
          const matcher = compileFilter(wanted);
          const search = matcher.open(segment);
          const middle = Math.min(cut, rowCount(segment));
          const found = [...search.match(0, middle).rows, ...search.match(middle, rowCount(segment)).rows];
          expect(found).toEqual(expected);
          // A signature may never rule out what is there.
          if (expected.length > 0) expect(matcher.mayHold?.(buildSignature(segment)) ?? true).toBe(true);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
