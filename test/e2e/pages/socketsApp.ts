import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who of the page opens the socket, and when. */
export type Opener = 'load' | 'later' | 'iframe' | 'worker';

export interface PlannedSocket {
  name: string;
  url: string;
  by: Opener;
  protocols?: string[];
  /** Says something every now and then, so that it is noticed by one who comes late. */
  beats?: boolean;
}

/** The page's own policy that lets nothing in but what carries the nonce. */
const STRICT = `default-src 'none'; script-src 'nonce-own'; connect-src ws: wss:; frame-src 'self'; worker-src 'self'`;

/** Opens what is planned, says hello to each, and keeps them by name in `sockets`. */
const SCRIPT = `
  const plan = JSON.parse(document.getElementById('plan').textContent);
  const sockets = {};
  const open = ({ name, url, protocols, beats }) => {
    const socket = (sockets[name] = new WebSocket(url, protocols));
    const say = () => socket.readyState === 1 && socket.send(JSON.stringify({ action: 'echo', from: name }));
    socket.onopen = say;
    if (beats) setInterval(say, 400);
    socket.onmessage = ({ data }) => { document.title = name + ' ' + data; };
  };
  const by = (opener) => plan.filter((one) => one.by === opener);
  by('load').forEach(open);
  addEventListener('load', () => setTimeout(() => by('later').forEach(open), 200));
  for (const { name } of by('iframe')) {
    const frame = document.createElement('iframe');
    frame.src = '/only/' + name;
    document.documentElement.append(frame);
  }
  by('worker').forEach((one) => {
    const worker = new Worker('/worker.js');
    worker.postMessage(one);
    sockets[one.name] = worker;
  });
`;

const WORKER = `onmessage = ({ data: { name, url } }) => {
  const socket = new WebSocket(url);
  socket.onopen = () => socket.send(JSON.stringify({ action: 'echo', from: name }));
};`;

/** A web app that opens sockets. `/` opens what is planned, `/strict` does under a strict policy, `/empty` opens none. */
export async function serveSocketsApp() {
  let plan: PlannedSocket[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://app.test');
    if (pathname === '/worker.js') {
      response.setHeader('content-type', 'text/javascript').end(WORKER);
      return;
    }
    const only = /^\/only\/(.*)$/.exec(pathname)?.[1];
    const sockets: PlannedSocket[] =
      only !== undefined
        ? plan.filter(({ name }) => name === only).map((one) => ({ ...one, by: 'load' }))
        : pathname === '/empty'
          ? []
          : plan;
    if (pathname === '/strict') response.setHeader('content-security-policy', STRICT);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    // A page that comes back as it was left has lost its sockets, and opens none.
    response.setHeader('cache-control', 'no-store');
    const json = JSON.stringify(sockets).replaceAll('<', '\\u003c');
    response.end(
      `<!doctype html><meta charset="utf-8"><title>App</title><link rel="icon" href="about:blank"><h1>${pathname}</h1>` +
        `<script nonce="own" type="application/json" id="plan">${json}</script><script nonce="own">${SCRIPT}</script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** What every later load opens. */
    plan(sockets: PlannedSocket[]) {
      plan = sockets;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type SocketsApp = Awaited<ReturnType<typeof serveSocketsApp>>;
