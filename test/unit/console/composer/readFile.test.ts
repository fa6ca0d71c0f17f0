import { describe, expect, it } from 'vitest';
import { readFile } from '#console/composer/readFile.ts';

const file = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => new Blob(parts);

describe('a file as a message', () => {
  it.each([
    ['text where it is UTF-8', file('{"é":1}'), { text: '{"é":1}', kind: 'text' }],
    ['base64 where it is not', file(Uint8Array.of(0xff, 0xfe)), { text: '//4=', kind: 'base64' }],
    ['base64 where zeros are in it', file('a\0b'), { text: 'YQBi', kind: 'base64' }],
    ['text where it is empty', file(), { text: '', kind: 'text' }],
  ])('is %s', async (_, given, expected) => {
    expect(await readFile(given)).toEqual(expected);
  });

  it('keeps a byte order mark: it is part of what is sent', async () => {
    expect((await readFile(file('\uFEFFa'))).text).toBe('\uFEFFa');
  });

  it('is refused over 1 MB', async () => {
    const large = file(new Uint8Array(1_048_577));
    await expect(readFile(large)).rejects.toMatchObject({ id: 'message.file' });
  });
});
