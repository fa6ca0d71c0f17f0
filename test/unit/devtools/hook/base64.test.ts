import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBase64 } from '../../../../src/devtools/hook/base64.ts';
import { takePrimordials } from '../../../../src/devtools/hook/primordials.ts';
import { fakeWindow } from './fakeWindow.ts';

it('writes base64 where the browser has no toBase64', () => {
  const write = createBase64({ ...takePrimordials(fakeWindow()), toBase64: undefined });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(write(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
});

it('uses the browser’s own toBase64 where there is one', () => {
  const write = createBase64({
    ...takePrimordials(fakeWindow()),
    toBase64: (bytes) => `own ${bytes.length}`,
  });
  expect(write(new Uint8Array(3))).toBe('own 3');
});
