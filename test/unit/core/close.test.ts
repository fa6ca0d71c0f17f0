import { describe, expect, it } from 'vitest';
import { describeClose } from '#core/close.ts';

describe('close codes in words', () => {
  it.each(Array.from({ length: 16 }, (_, index) => 1000 + index))('%d has a title and a sentence', (code) => {
    const { title, detail } = describeClose(code);
    expect(title).not.toContain(String(code));
    expect(detail).toMatch(/^[A-Z].*\.$/);
  });

  it('gives every defined code its own title', () => {
    const titles = Array.from({ length: 16 }, (_, index) => describeClose(1000 + index).title);
    expect(new Set(titles).size).toBe(16);
  });

  it.each([
    [1001, /10 minutes without a message, and may.*2 hours/],
    [1003, /does not take binary/],
    [1000, /@connections/],
    [1009, /128 KB.*32 KB/],
    [1006, /may have/],
  ])('says what %d means on API Gateway, and only there', (code, words) => {
    expect(describeClose(code, { apiGateway: true }).detail).toMatch(words);
    expect(describeClose(code).detail).not.toMatch(words);
  });

  it('tells a refused handshake from a lost connection, though both are 1006', () => {
    const refused = describeClose(1006, { failedHandshake: true, apiGateway: true });
    expect(refused.title).toMatch(/^Handshake/);
    expect(refused.detail).toMatch(/does not tell why/);
    expect(describeClose(1006, { apiGateway: true }).title).toBe('Connection lost');
  });

  it('tells a handshake that was answered well from one that was refused', () => {
    const { title, detail } = describeClose(1006, { failedHandshake: true, answered: true });
    expect(title).toBe('Ended before it was open');
    expect(detail).toMatch(/accepted/);
    expect(describeClose(1006, { answered: true }).title).toBe('Connection lost');
  });

  it('keeps the TLS failure of a handshake apart', () => {
    expect(describeClose(1015, { failedHandshake: true }).title).toBe('TLS failure');
  });

  it.each([
    [1016, /reserved/],
    [2999, /reserved/],
    [3000, /IANA/],
    [3999, /IANA/],
    [4000, /private/],
    [4999, /private/],
    [5000, /outside/],
    [0, /outside/],
  ])('knows the range of %d (RFC 6455 section 7.4.2)', (code, words) => {
    expect(describeClose(code).detail).toMatch(words);
  });
});
