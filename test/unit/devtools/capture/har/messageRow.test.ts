import { describe, expect, it } from 'vitest';
import { messageRow } from '#devtools/capture/har/messageRow.ts';
import { START } from '../support/FakeTime.ts';
import { failure, message } from './support.ts';

describe('messageRow', () => {
  it('leaves out what is no data message', () => {
    expect(messageRow(failure('x'))).toBeUndefined();
    expect(messageRow(message('send', 'AQL', START, 2))).toBeUndefined();
    expect(messageRow(message('receive', '', START, 9))).toBeUndefined();
    expect(messageRow({ type: 'send', time: 'now', opcode: 1, data: '' })).toBeUndefined();
  });

  it('cuts what is longer than the hook would keep, and tells its true size', () => {
    const text = messageRow(message('receive', `${'x'.repeat(1_048_575)}😀end`, START));
    expect(text).toMatchObject({ size: 1_048_575 + 7 });
    expect(text?.payload).toHaveLength(1_048_575);
    const bytes = Buffer.alloc(1_500_000, 1);
    const binary = messageRow(message('receive', bytes.toString('base64'), START, 2));
    expect(binary?.size).toBe(1_500_000);
    // Compared as a whole: item by item takes seconds.
    const kept = Buffer.from(binary?.payload ?? '', 'base64');
    expect(kept.length).toBeGreaterThanOrEqual(1_048_576);
    expect(kept.equals(bytes.subarray(0, kept.length))).toBe(true);
  });
});
