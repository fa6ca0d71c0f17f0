import { expect, test } from 'vitest';
import { copyableSize, payloadText } from '#console/frames/detail/payloadText.ts';

const reading = (payload: Uint8Array) => async (from: number, to: number) => payload.subarray(from, to);

test('text of several pieces comes as it was, characters between them whole', async () => {
  const text = '€äx'.repeat(400_000);
  const payload = new TextEncoder().encode(text);
  expect(await payloadText(reading(payload), payload.length, 'text')).toBe(text);
});

test('binary comes as hex digits', async () => {
  expect(await payloadText(reading(Uint8Array.of(0, 10, 255)), 3, 'binary')).toBe('000aff');
});

test('only so much is copied, ending with a whole character', async () => {
  const size = 100_000_000;
  expect(copyableSize(size, 'text')).toBe(16_000_000);
  // A euro sign begins at each third byte, so that the limit cuts the last one.
  const euros = new TextEncoder().encode('€'.repeat(400_000));
  const read = async (from: number, to: number) => euros.subarray(from % 3, (from % 3) + to - from);
  const text = await payloadText(read, size, 'text');
  expect(text.length).toBe(5_333_333);
  expect(text.endsWith('€')).toBe(true);
});

test('fails where a part is no longer kept', async () => {
  await expect(payloadText(async () => new Uint8Array(), 10, 'text')).rejects.toThrow('no longer kept');
});
