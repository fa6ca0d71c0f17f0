import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextCutter } from '../../../../src/devtools/hook/payload.ts';
import { takePrimordials } from '../../../../src/devtools/hook/primordials.ts';
import {
  EVENT,
  LARGEST_PAYLOAD,
  LEASE,
  QUEUE_BYTES,
  QUEUE_EVENTS,
} from '../../../../src/devtools/hook/protocol.ts';
import { createQueue, type Taken } from '../../../../src/devtools/hook/queue.ts';
import { fakeWindow } from './fakeWindow.ts';

const ALL = Number.POSITIVE_INFINITY;
const p = takePrimordials(fakeWindow());
const cutText = createTextCutter(p);
const newQueue = () => createQueue(p, cutText);
const read = ({ events }: Taken) => JSON.parse(`[${events}]`) as unknown[][];

describe('createQueue', () => {
  it('gives any text back as it is, with its size in UTF-8', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const queue = newQueue();
        for (const text of texts) queue.addMessage(1, 0, 0, text);
        const events = read(queue.take(ALL));
        expect(events.map((event) => event[5])).toEqual(texts);
        expect(events.map((event) => event[6])).toEqual(texts.map((text) => Buffer.byteLength(text)));
      }),
    );
  });

  it('gives any part of a buffer as base64, as it was when it came', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(20), fc.nat(20), (bytes, from, length) => {
        const start = Math.min(from, bytes.length);
        const part = new Uint8Array(bytes.buffer, start, Math.min(length, bytes.length - start));
        const view = new DataView(bytes.buffer, start, part.length);
        const expected = Buffer.from(part).toString('base64');
        const queue = newQueue();
        for (const data of [part, view, part.slice().buffer]) queue.addMessage(1, 0, 1, data);
        const { length: size } = part;
        bytes.fill(0);
        expect(read(queue.take(ALL))).toEqual(Array(3).fill([2, 1, 0, 1, 1, expected, size]));
      }),
    );
  });

  it('writes what a lone surrogate becomes on the wire', () => {
    const queue = newQueue();
    queue.addMessage(1, 0, 1, 'a\ud800b');
    expect(read(queue.take(ALL))).toEqual([[2, 1, 0, 1, 0, 'a\ufffdb', 5]]);
  });

  it('tells a Blob by its size alone', () => {
    const queue = newQueue();
    queue.addMessage(3, 1.5, 0, new Blob(['12345']));
    expect(read(queue.take(ALL))).toEqual([[2, 3, 1.5, 0, 2, '', 5]]);
  });

  it.each([LARGEST_PAYLOAD - 1, LARGEST_PAYLOAD, LARGEST_PAYLOAD + 1, LARGEST_PAYLOAD * 2 + 5])(
    'cuts text and bytes of %i bytes to the largest payload, and tells the true size',
    (size) => {
      const queue = newQueue();
      queue.addMessage(1, 0, 0, 'x'.repeat(size));
      queue.addMessage(1, 0, 0, new ArrayBuffer(size));
      const [text, bytes] = read(queue.take(ALL)) as [string[], string[]];
      const kept = Math.min(size, LARGEST_PAYLOAD);
      expect([text[5]?.length, text[6]]).toEqual([kept, size]);
      expect([Buffer.from(bytes[5] ?? '', 'base64').length, bytes[6]]).toEqual([kept, size]);
    },
  );

  it('cuts text between characters, also where only its bytes are too many', () => {
    const queue = newQueue();
    const text = `x${'😀'.repeat(LARGEST_PAYLOAD / 4)}`;
    queue.addMessage(1, 0, 0, text);
    const [event] = read(queue.take(ALL)) as [[...unknown[], string, number]];
    expect(event[5]).toBe(text.slice(0, -2));
    expect(event[6]).toBe(LARGEST_PAYLOAD + 1);
  });

  it('drops and counts the newest messages once it is full, and still tells what happens to sockets', () => {
    const queue = newQueue();
    for (let at = 0; at < QUEUE_EVENTS + 7; at++) queue.addMessage(1, at, 0, 'x');
    queue.addEvent(EVENT.closed, 1, 9, ',1000,"",1');
    const taken = queue.take(ALL);
    const events = read(taken);
    expect(taken).toMatchObject({ dropped: 7, first: 0, more: false });
    expect(events).toHaveLength(QUEUE_EVENTS + 1);
    expect(events.at(-2)?.[2]).toBe(QUEUE_EVENTS - 1);
    expect(events.at(-1)).toEqual([4, 1, 9, 1000, '', 1]);
    queue.addMessage(1, 0, 0, 'again');
    expect(read(queue.take(ALL))).toHaveLength(1);
  });

  it('is bounded in bytes, and against a page that makes sockets without end', () => {
    const queue = newQueue();
    for (let at = 0; at < 20; at++) queue.addMessage(1, 0, 0, 'x'.repeat(LARGEST_PAYLOAD));
    const full = queue.take(ALL);
    expect(read(full)).toHaveLength(QUEUE_BYTES / LARGEST_PAYLOAD);
    expect(full.dropped).toBe(20 - QUEUE_BYTES / LARGEST_PAYLOAD);
    for (let at = 0; at < QUEUE_EVENTS * 2; at++) queue.addEvent(EVENT.error, at, 0, '');
    const flooded = queue.take(ALL);
    expect(read(flooded).length).toBeLessThan(QUEUE_EVENTS * 1.2);
    expect(flooded.dropped - full.dropped).toBe(QUEUE_EVENTS * 2 - read(flooded).length);
  });

  it('numbers what was taken, in pieces of about the size that was asked for', () => {
    const queue = newQueue();
    for (let at = 0; at < 100; at++) queue.addMessage(1, at, 0, 'x'.repeat(100));
    const pieces: Taken[] = [];
    do pieces.push(queue.take(1_000));
    while (pieces.at(-1)?.more);
    let first = 0;
    for (const piece of pieces) {
      expect(piece.first).toBe(first);
      expect(piece.events.length).toBeLessThan(1_200);
      first += read(piece).length;
    }
    expect(first).toBe(100);
  });

  it('lets go of everything when it is turned off, which leaves a gap in the numbers', () => {
    const queue = newQueue();
    queue.addMessage(1, 0, 0, 'before');
    expect([queue.turn(false), queue.turn(false)]).toEqual([true, false]);
    queue.addMessage(1, 0, 0, 'meanwhile');
    queue.addEvent(EVENT.error, 1, 0, '');
    expect(queue.take(ALL)).toEqual({ first: 2, events: '', dropped: 0, more: false });
    expect(queue.turn(true)).toBe(true);
    queue.addMessage(1, 0, 0, 'after');
    expect(read(queue.take(ALL))).toHaveLength(1);
  });

  it('turns itself off once nobody drains it any more', () => {
    const queue = newQueue();
    queue.take(ALL);
    queue.addMessage(1, 1_000, 0, 'first');
    queue.addMessage(1, 1_000 + LEASE, 0, 'in time');
    expect(queue.isOn()).toBe(true);
    queue.addMessage(1, 1_001 + LEASE, 0, 'too late');
    expect(queue.isOn()).toBe(false);
    expect(queue.take(ALL)).toEqual({ first: 3, events: '', dropped: 0, more: false });
  });

  it('stays on while it is drained, and before anybody did: a site may be recorded from its first script on', () => {
    const queue = newQueue();
    queue.addMessage(1, 1, 0, 'early');
    queue.addMessage(1, 10 * LEASE, 0, 'much later');
    expect(read(queue.take(ALL))).toHaveLength(2);
    for (let at = 11; at < 15; at++) {
      queue.addMessage(1, at * LEASE, 0, 'on');
      queue.take(ALL);
    }
    expect(queue.isOn()).toBe(true);
  });
});
