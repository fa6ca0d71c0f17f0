import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { PagedBytes, type ReadBytes } from '#console/frames/detail/PagedBytes.ts';

const SIZE = 50_000_000;
const valueAt = (place: number) => (place * 7 + (place >> 8)) % 251;
const cut = (from: number, to: number) =>
  Uint8Array.from({ length: Math.min(to, SIZE) - from }, (_, at) => valueAt(from + at));

function open(read: ReadBytes = async (from, to) => cut(from, to)) {
  const reads = vi.fn(read);
  return { bytes: new PagedBytes(SIZE, cut(0, 4_096), reads), reads };
}

/** Asks as a view does: again after each page that arrives. */
async function sliceOf(bytes: PagedBytes, from: number, to: number): Promise<Uint8Array | undefined> {
  for (let at = 0; at < 5; at += 1) {
    const slice = bytes.slice(from, to);
    if (slice !== undefined) return slice;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return undefined;
}

test('the head is there at once, and nothing is read for it', () => {
  const { bytes, reads } = open();
  expect(bytes.slice(4_000, 4_096)).toEqual(cut(4_000, 4_096));
  expect(reads).not.toHaveBeenCalled();
});

test('gives any bytes after its pages were read, across their bounds too', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: -80, max: 80 }),
      fc.integer({ min: 1, max: 160 }),
      async (page, offset, length) => {
        const { bytes } = open();
        const from = Math.max(0, page * 65_536 + offset);
        expect(await sliceOf(bytes, from, from + length)).toEqual(cut(from, from + length));
      },
    ),
    { numRuns: 30 },
  );
});

test('clips to the size', async () => {
  const { bytes } = open();
  expect(await sliceOf(bytes, SIZE - 5, SIZE + 100)).toEqual(cut(SIZE - 5, SIZE));
});

test('of a long drag only where it is and where it rests is read', async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { bytes, reads } = open(async (from, to) => {
    await gate;
    return cut(from, to);
  });
  for (let at = 0; at < 40; at += 1) {
    bytes.slice(at * 1_000_000, at * 1_000_000 + 64);
    await Promise.resolve();
    await Promise.resolve();
  }
  release();
  expect(await sliceOf(bytes, 39_000_000, 39_000_064)).toEqual(cut(39_000_000, 39_000_064));
  expect(reads.mock.calls.length).toBeLessThanOrEqual(2);
});

test('holds no more than four megabytes of pages', async () => {
  const { bytes, reads } = open(async (from, to) => new Uint8Array(to - from));
  for (let page = 1; page <= 100; page += 1) await sliceOf(bytes, page * 65_536, page * 65_536 + 10);
  expect(reads).toHaveBeenCalledTimes(100);
  expect(bytes.slice(100 * 65_536, 100 * 65_536 + 10)).toBeDefined();
  expect(bytes.slice(37 * 65_536, 37 * 65_536 + 10)).toBeDefined();
  expect(bytes.slice(36 * 65_536, 36 * 65_536 + 10)).toBeUndefined();
});

test.each([
  ['is gone', async () => new Uint8Array()],
  ['cannot be read', () => Promise.reject(new Error('closed'))],
])('says so where the message %s, and asks no more', async (_, read) => {
  const { bytes, reads } = open(read);
  expect(await sliceOf(bytes, 1_000_000, 1_000_010)).toBeUndefined();
  expect(bytes.failed.peek()).toBe(true);
  expect(await sliceOf(bytes, 2_000_000, 2_000_010)).toBeUndefined();
  expect(reads).toHaveBeenCalledTimes(1);
});
