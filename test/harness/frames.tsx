import { render } from 'preact';
import { FramesView } from '#console/frames/FramesView.tsx';
import { fakeLog } from './fakeLog.ts';
import { fakeScanner } from './fakeScanner.ts';

const query = new URLSearchParams(location.search);
const log = fakeLog(Number(query.get('rows') ?? 7), Number(query.get('delay') ?? 4));
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
