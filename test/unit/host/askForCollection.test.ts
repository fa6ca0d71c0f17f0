import { describe, expect, it } from 'vitest';
import { askForCollection, ROWS_BETWEEN, TIME_BETWEEN, touchBuffer } from '#host/askForCollection.ts';
import type { LogRow, LogWriter } from '#log/contract.ts';

const ROW: LogRow = { time: 1, direction: 'received', kind: 'text', payload: 'x' };

function setUp(touch: (bytes: number) => void) {
  const rows: [number, LogRow][] = [];
  const time = { now: 1_000 };
  const inner = { append: (id: number, row: LogRow) => void rows.push([id, row]) } as unknown as LogWriter;
  const log = askForCollection(inner, { touch, clock: () => time.now });
  const append = (count: number) => {
    for (let i = 0; i < count; i++) log.append(7, ROW);
  };
  return { rows, time, append };
}

describe('asking for a garbage collection', () => {
  it('passes every row on, and asks once so many have come', () => {
    const touched: number[] = [];
    const { rows, append } = setUp((bytes) => touched.push(bytes));
    append(ROWS_BETWEEN - 1);
    expect(touched).toEqual([]);
    append(1);
    expect(touched).toHaveLength(1);
    expect(touched[0]).toBeGreaterThan(64 * 1_024 * 1_024);
    expect(rows).toHaveLength(ROWS_BETWEEN);
    expect(rows.every(([id, row]) => id === 7 && row === ROW)).toBe(true);
  });

  it('asks no more often than it may, however many rows come', () => {
    let asked = 0;
    const { time, append } = setUp(() => void asked++);
    append(10 * ROWS_BETWEEN);
    expect(asked).toBe(1);
    time.now += TIME_BETWEEN;
    append(1);
    expect(asked).toBe(2);
    append(ROWS_BETWEEN);
    expect(asked).toBe(2);
  });

  it('keeps the row where there is no memory to take', () => {
    const { rows, append } = setUp(() => {
      throw new RangeError('Array buffer allocation failed');
    });
    append(ROWS_BETWEEN);
    expect(rows).toHaveLength(ROWS_BETWEEN);
  });

  it('gives the memory back before it returns', () => {
    const given: number[] = [];
    const real = ArrayBuffer;
    class Watched extends real {
      transfer(length: number): ArrayBuffer {
        given.push(this.byteLength);
        return new real(length);
      }
    }
    globalThis.ArrayBuffer = Watched as unknown as ArrayBufferConstructor;
    try {
      touchBuffer(1_024);
    } finally {
      globalThis.ArrayBuffer = real;
    }
    expect(given).toEqual([1_024]);
  });
});
