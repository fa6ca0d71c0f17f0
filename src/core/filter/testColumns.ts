import type { Frame } from '#core/frame.ts';
import type { SizeOperator, Test } from './types.ts';

/** What is known of a frame without its payload. */
export type FrameColumns = Pick<Frame, 'index' | 'time' | 'direction' | 'kind' | 'size'>;

/** A test that needs no payload. */
export type ColumnsTest = Extract<
  Test,
  { type: 'size' | 'sizeRange' | 'time' | 'index' | 'direction' | 'kind' }
>;

const TYPES: readonly Test['type'][] = ['size', 'sizeRange', 'time', 'index', 'direction', 'kind'];

export function isColumnsTest(test: Test): test is ColumnsTest {
  return TYPES.includes(test.type);
}

export function testColumns(test: ColumnsTest, frame: FrameColumns): boolean {
  switch (test.type) {
    case 'size':
      return compare(frame.size, test.operator, test.bytes);
    case 'sizeRange':
      return frame.size >= test.least && frame.size <= test.most;
    case 'time':
      return frame.time >= test.from && frame.time < test.to;
    case 'index':
      return frame.index >= test.first && frame.index <= test.last;
    case 'direction':
      return test.directions.includes(frame.direction);
    case 'kind':
      return test.kinds.includes(frame.direction === 'event' ? 'event' : frame.kind);
  }
}

function compare(size: number, operator: SizeOperator, bytes: number): boolean {
  switch (operator) {
    case '<':
      return size < bytes;
    case '<=':
      return size <= bytes;
    case '=':
      return size === bytes;
    case '>=':
      return size >= bytes;
    case '>':
      return size > bytes;
  }
}
