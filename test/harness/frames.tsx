import { render } from 'preact';
import { FramesView } from '#console/frames/FramesView.tsx';
import { fakeLog, frameAt, largeFrame } from './fakeLog.ts';
import { fakeScanner } from './fakeScanner.ts';
import { mixedFrame } from './mixedFrame.ts';

const query = new URLSearchParams(location.search);
const large = Number(query.get('large') ?? 0);
const kind = query.get('kind') === 'binary' ? 'binary' : 'text';
const log = fakeLog(Number(query.get('rows') ?? 7), Number(query.get('delay') ?? 4), (index) =>
  query.has('mixed')
    ? mixedFrame(index)
    : large > 0 && index % 5 === 3
      ? largeFrame(index, large, kind)
      : frameAt(index),
);
const scanner = fakeScanner(log);
const rate = Number(query.get('rate') ?? 0);
const state = query.get('state');

function draw() {
  render(
    <FramesView
      log={log}
      scanner={scanner}
      session={
        query.has('none')
          ? undefined
          : state === null
            ? log.record
            : { ...log.record, state: state as 'open' }
      }
      onClear={() => {
        log.clear();
        draw();
      }}
      copyText={async () => undefined}
    />,
    document.getElementById('root')!,
  );
}

draw();
if (rate > 0) setInterval(() => log.grow(Math.ceil(rate / 50)), 20);
Object.assign(window, { log });
