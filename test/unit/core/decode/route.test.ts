import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { HEAD_BYTES, readHead } from '#core/decode/jsonHead.ts';
import { isErrorFrame, readRoute, routeOf } from '#core/decode/route.ts';
import type { Frame } from '#core/frame.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

const encode = (text: string) => new TextEncoder().encode(text);

function frameOf(text: string, more: Partial<Frame> = {}): Frame {
  const payload = encode(text);
  return { index: 0, time: 0, direction: 'received', kind: 'text', size: payload.length, payload, ...more };
}

describe('route of a frame', () => {
  test.each([
    ['{"action":"subscribe","type":"x"}', 'subscribe'],
    ['{"type":"x","action":"subscribe"}', 'subscribe'],
    ['{"data":{"action":"inner"},"type":"presence"}', 'presence'],
    ['{"data":[{"type":"a"},"}"],"event":"e"}', 'e'],
    [' \n{ "method" : "m" }', 'm'],
    ['{"route":"a\\u0062\\n"}', 'ab\n'],
    ['{"action":7,"type":"t"}', 't'],
    ['{"action":"","type":"t"}', 't'],
    ['{"action":"cut off', undefined],
    ['[{"action":"a"}]', undefined],
    ['"action"', undefined],
    ['', undefined],
  ])('%s is %s', (text, route) => {
    expect(routeOf(frameOf(text))).toBe(route);
  });

  test('binary frames are named so, events have none', () => {
    expect(routeOf(frameOf('x', { kind: 'binary' }))).toBe('binary');
    expect(routeOf(frameOf('{"type":"x"}', { direction: 'event' }))).toBeUndefined();
  });

  test('looks only so far into a payload', () => {
    const padding = 'x'.repeat(HEAD_BYTES);
    expect(routeOf(frameOf(`{"body":"${padding}","type":"t"}`))).toBeUndefined();
    expect(routeOf(frameOf(`{"type":"t","body":"${padding}"}`))).toBe('t');
  });

  test('a very long name is cut', () => {
    expect(routeOf(frameOf(`{"type":"${'x'.repeat(500)}"}`))).toHaveLength(64);
  });

  test.each([
    '{"message": "Forbidden", "connectionId":"a=", "requestId":"b="}',
    '{"message":"Internal server error","connectionId":"a=","requestId":"b="}',
    '{"message" : "Bad request body", "connectionId": "a=", "messageId": "c="}',
  ])('%s is the error of API Gateway itself', (text) => {
    expect(readRoute(frameOf(text))).toEqual({ route: 'error', error: true });
    expect(readRoute(frameOf(text, { direction: 'sent' })).error).toBe(false);
  });

  test('a message of the application is no error', () => {
    expect(isErrorFrame(frameOf('{"message":"hi","connectionId":"a="}'))).toBe(false);
    expect(isErrorFrame(frameOf('{"message":"hi","connectionId":1,"requestId":"b="}'))).toBe(false);
  });

  test('an event row that reports a fault is an error', () => {
    expect(isErrorFrame(frameOf('refused', { direction: 'event', bad: true }))).toBe(true);
  });

  test('reads the same top-level strings as JSON.parse, and never throws', () => {
    const wanted = ['a', 'b', 'type'];
    const value = fc.dictionary(
      fc.constantFrom('a', 'b', 'type', 'c', 'd"\\'),
      fc.jsonValue({ maxDepth: 3 }),
    );
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (object, indent) => {
        const text = JSON.stringify(object, null, indent);
        fc.pre(encode(text).length < HEAD_BYTES);
        const parsed = JSON.parse(text) as Record<string, unknown>;
        const expected = wanted
          .filter((key) => typeof parsed[key] === 'string')
          .map((key) => [key, parsed[key]]);
        const found = readHead(encode(text), wanted);
        expect([...(found ?? [])].sort()).toEqual(expected.sort());
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => readHead(bytes, wanted)).not.toThrow();
        expect(() => readHead(Uint8Array.of(0x7b, ...bytes), wanted)).not.toThrow();
      }),
      { numRuns: 1_000 },
    );
  });
});
