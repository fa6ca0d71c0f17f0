// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyChosen, isCopyKey } from '#console/frames/copyKeys.ts';
import type { Frame } from '#core/frame.ts';

const encoder = new TextEncoder();

function frame(index: number, payload: string | Uint8Array): Frame {
  const bytes = typeof payload === 'string' ? encoder.encode(payload) : payload;
  const kind = typeof payload === 'string' ? 'text' : 'binary';
  return { index, time: 0, direction: 'received', kind, size: bytes.length, payload: bytes };
}

async function copied(active: number | undefined, frames: (Frame | undefined)[], opened?: Frame) {
  const texts: string[] = [];
  const all = [opened, ...frames];
  const model = {
    active: signal(active),
    opened: signal(opened),
    painter: { painted: signal({ frames }) },
    readBody: async (index: number, from: number, to: number) =>
      all.find((one) => one?.index === index)!.payload.subarray(from, to),
  };
  await copyChosen(
    model as unknown as Parameters<typeof copyChosen>[0],
    async (text) => void texts.push(text),
  );
  return texts;
}

describe('copying the chosen frame', () => {
  it('gives text as it came, and bytes as hex', async () => {
    const frames = [frame(3, '{"é":1}'), undefined, frame(4, Uint8Array.of(0, 255))];
    expect(await copied(3, frames)).toEqual(['{"é":1}']);
    expect((await copied(4, frames))[0]?.replace(/\s/g, '')).toBe('00ff');
  });

  it('finds one that is open and out of sight', async () => {
    expect(await copied(9, [frame(3, 'no')], frame(9, 'yes'))).toEqual(['yes']);
  });

  it('copies nothing where none is chosen', async () => {
    expect(await copied(undefined, [frame(3, 'no')])).toEqual([]);
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
