import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Size, toRow } from '#devtools/capture/toRow.ts';

describe('toRow', () => {
  it('tells the size only where the payload does not', () => {
    expect(toRow([2, 1, 5, 0, 0, 'ascii', 5])).toEqual({
      time: 5,
      direction: 'received',
      kind: 'text',
      payload: 'ascii',
    });
    expect(toRow([2, 1, 5, 1, 0, 'zwölf', 6])).not.toHaveProperty('size');
    expect(toRow([2, 1, 5, 1, 0, 'cut', 2_000_000])).toMatchObject({ direction: 'sent', size: 2_000_000 });
    expect(toRow([2, 1, 5, 0, 1, 'AQL/', 3])).not.toHaveProperty('size');
    expect(toRow([2, 1, 5, 0, 1, 'AQL/', 9])).toMatchObject({ kind: 'binary', size: 9 });
  });

  it('keeps what is known of a blob that was not read', () => {
    expect(toRow([2, 1, 5, 0, 2, '', 12])).toEqual({
      time: 5,
      direction: 'received',
      kind: 'binary',
      payload: '',
      size: 12,
    });
  });

  it('believes the payload, not a size that is too small for it', () => {
    expect(toRow([2, 1, 5, 0, 0, 'long', 1])).not.toHaveProperty('size');
  });

  it('knows how many bytes base64 stands for', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        (bytes) => base64Size(Buffer.from(bytes).toString('base64')) === bytes.length,
      ),
    );
  });
});
