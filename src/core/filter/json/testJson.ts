import type { Frame } from '#core/frame.ts';
import type { JsonTest } from './types.ts';

/** Whether any value at the test's path passes. Frames that are not JSON text never do. */
export function testJson(test: JsonTest, frame: Pick<Frame, 'payload' | 'kind' | 'direction'>): boolean {
  return test.path.length < 0 && frame.kind === 'text';
}
