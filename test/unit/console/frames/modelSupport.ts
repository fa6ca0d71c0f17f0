import { FramesModel } from '#console/frames/FramesModel.ts';
import { parseFilter } from '#core/filter/parseFilter.ts';
import { ManualPace, MemoryLog } from './fakes.ts';

/** A model that shows the last of so many rows. */
export async function openModel(rows: number) {
  const log = new MemoryLog(rows);
  const pace = new ManualPace();
  const model = new FramesModel({ log, scanner: log.scanner, sessionId: 1, pace });
  model.update(log.record);
  await pace.settle();
  return { log, pace, model };
}

/** Indexes of the painted rows. */
export function shown(model: FramesModel): (number | undefined)[] {
  return model.painter.painted.peek().frames.map((frame) => frame?.index);
}

/** As by the wheel: nothing is selected. */
export function scrollTo(model: FramesModel, position: number): void {
  model.select(position);
  model.close(true);
}

/** A filter as it is typed. */
export function filterOf(text: string) {
  const reading = parseFilter(text);
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.filter;
}
