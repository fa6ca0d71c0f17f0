import { describe, expect, it } from 'vitest';
import { SIGNATURES, type SignatureRecord } from '#log/openDatabase.ts';
import { buildSignature } from '#log/signature/buildSignature.ts';
import { createLog, DRAFT, stored, storedSegments, TRACE, textRow } from './support.ts';

describe('signatures', () => {
  it('are stored of segments that grow no more, and hold all of their payloads', async () => {
    const { writer, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    for (let i = 0; i < 518; i++) writer.append(id, textRow(`row ${i}`));
    writer.append(id, textRow('x'.repeat(300_000)));
    writer.append(id, textRow('tail'));
    await writer.flush();
    const segments = await storedSegments(indexedDB);
    expect(segments.map(({ firstIndex }) => firstIndex)).toEqual([0, 512, 518, 519]);
    const [whole] = segments;
    expect(await stored<SignatureRecord>(indexedDB, SIGNATURES)).toEqual([
      { sessionId: id, firstIndex: 0, bits: buildSignature(whole!) },
    ]);
    await writer.close();
  });

  it('come when a tail has grown large enough', async () => {
    const { writer, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    const signatures = async () => (await stored(indexedDB, SIGNATURES)).length;
    for (let i = 0; i < 8; i++) {
      expect(await signatures()).toBe(0);
      for (let n = 0; n < 100; n++) writer.append(id, textRow('y'.repeat(170)));
      await writer.flush();
      if ((await signatures()) > 0) break;
    }
    expect(await signatures()).toBe(1);
    await writer.close();
  });
});
