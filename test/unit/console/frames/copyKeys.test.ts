// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyChosen, isCopyKey } from '#console/frames/copyKeys.ts';
import type { Frame } from '#core/frame.ts';

const encoder = new TextEncoder();

function frame(index: number, payload: string | Uint8Array): Frame {
  const bytes = typeof payload === 'string' ? encoder.encode(payload) : payload;
  const kind = typeof payload === 'string' ? 'text' : 'binary';
  return { index, time: 0, direction: 'received', kind, size: bytes.length, payload: bytes };
}

async function copied(chosen: number[], frames: Frame[]) {
  const texts: string[] = [];
  const model = {
    chosenRows: (most: number) => chosen.slice(0, most),
    readRows: async (from: number, to: number) =>
      frames
        .filter(({ index }) => index >= from && index < to)
        .map((one) => ({ ...one, payload: one.payload.subarray(0, 8) })),
    readBody: async (index: number, from: number, to: number) =>
      frames.find((one) => one.index === index)!.payload.subarray(from, to),
  };
  const said = await copyChosen(model, async (text) => void texts.push(text));
  return { texts, said };
}

describe('copying the chosen frames', () => {
  it('gives text as it came and whole, and bytes as hex', async () => {
    const frames = [frame(3, '{"é":"longer than what is in the row"}'), frame(4, Uint8Array.of(0, 255))];
    expect(await copied([3], frames)).toEqual({
      texts: ['{"é":"longer than what is in the row"}'],
      said: 'Copied the payload',
    });
    expect((await copied([4], frames)).texts[0]?.replace(/\s/g, '')).toBe('00ff');
  });

  it('gives a line each, in order, without the rows between that a filter hides', async () => {
    const frames = Array.from({ length: 2_000 }, (_, at) => frame(at, `${at}`));
    expect(await copied([1, 3, 700, 1_900], frames)).toEqual({
      texts: ['1\n3\n700\n1900'],
      said: 'Copied 4 payloads',
    });
  });

  it('says so where there are more than a clipboard should take', async () => {
    const frames = Array.from({ length: 10_001 }, (_, at) => frame(at, 'x'));
    const { texts, said } = await copied(
      frames.map(({ index }) => index),
      frames,
    );
    expect(texts[0]?.split('\n')).toHaveLength(10_000);
    expect(said).toMatch(/^Copied 10,000 payloads, which is as much/);
  });

  it('copies nothing where none is chosen', async () => {
    expect(await copied([], [frame(3, 'no')])).toEqual({ texts: [], said: undefined });
  });
});

describe('the key that copies', () => {
  const key = (init: KeyboardEventInit) => new KeyboardEvent('keydown', { key: 'c', ...init });
  afterEach(() => void vi.restoreAllMocks());

  it('is C with Ctrl or ⌘, and nothing else', () => {
    expect(
      [{ ctrlKey: true }, { metaKey: true }, { ctrlKey: true, key: 'C' }].map(key).every(isCopyKey),
    ).toBe(true);
    expect(
      [{}, { ctrlKey: true, altKey: true }, { ctrlKey: true, shiftKey: true }, { ctrlKey: true, key: 'x' }]
        .map(key)
        .some(isCopyKey),
    ).toBe(false);
  });

  it('is the browser’s where text is selected', () => {
    vi.spyOn(globalThis, 'getSelection').mockReturnValue({ isCollapsed: false } as Selection);
    expect(isCopyKey(key({ ctrlKey: true }))).toBe(false);
  });
});
