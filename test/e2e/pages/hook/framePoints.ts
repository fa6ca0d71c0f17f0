import type { Points } from './points.ts';

type FrameWindow = Window & typeof globalThis;

/** Iframes, which hold a WebSocket of their own. */
export const FRAME_POINTS: Points = {
  'a new about:blank frame, used at once': async ({ frame, base, next, descriptor, keys }) => {
    const element = frame();
    const inner = element.contentWindow as FrameWindow;
    const socket = new inner.WebSocket(`${base}/echo`);
    await next(socket, 'open');
    socket.send('from the frame');
    const { data } = await next<MessageEvent>(socket, 'message');
    const result = [
      data,
      inner.WebSocket === WebSocket,
      socket instanceof inner.WebSocket,
      socket instanceof WebSocket,
      socket.constructor === inner.WebSocket,
      Object.getPrototypeOf(inner.WebSocket.prototype.send) === inner.Function.prototype,
      descriptor(inner, 'WebSocket'),
      keys(inner.WebSocket),
      Object.getOwnPropertyNames(inner).length,
      element.contentWindow === inner,
      element.contentDocument === inner.document,
      frames[frames.length - 1] === inner,
    ];
    element.remove();
    return [result, element.contentWindow, element.contentDocument];
  },

  'each realm asks for the text of the other’s functions': ({ frame }) => {
    const element = frame();
    const inner = element.contentWindow as FrameWindow;
    const result = [
      inner.Function.prototype.toString.call(WebSocket),
      inner.Function.prototype.toString.call(WebSocket.prototype.send),
      inner.Function.prototype.toString.call(Function.prototype.toString),
      Function.prototype.toString.call(inner.WebSocket),
      Function.prototype.toString.call(inner.WebSocket.prototype.send),
      Function.prototype.toString.call(inner.Function.prototype.toString),
      inner.eval('String(WebSocket)'),
    ];
    element.remove();
    return result;
  },

  'errors of a frame’s constructor belong to the frame': ({ frame }) => {
    const element = frame();
    const inner = element.contentWindow as FrameWindow;
    const result: unknown[] = [];
    for (const act of [
      () => new inner.WebSocket('bad address:'),
      () => inner.WebSocket.prototype.send.call({} as never, 'x'),
      () => (inner.WebSocket as unknown as () => void)(),
    ]) {
      try {
        act();
      } catch (error) {
        const { name, message } = error as Error;
        result.push([name, message, error instanceof inner.Error || error instanceof inner.DOMException]);
      }
    }
    element.remove();
    return result;
  },

  'one frame’s send for the socket of the other': async ({ frame, open, next }) => {
    const element = frame();
    const inner = element.contentWindow as FrameWindow;
    const socket = await open('/echo');
    inner.WebSocket.prototype.send.call(socket, 'crossed');
    const { data } = await next<MessageEvent>(socket, 'message');
    const getter = Object.getOwnPropertyDescriptor(inner.MessageEvent.prototype, 'data')?.get;
    socket.send('again');
    const event = await next<MessageEvent>(socket, 'message');
    element.remove();
    return [data, getter?.call(event), inner.MessageEvent.prototype === MessageEvent.prototype];
  },

  'a srcdoc frame whose inline script connects': async ({ frame, base, next }) => {
    const script = `
      const socket = new WebSocket('${base}/echo');
      socket.onopen = () => socket.send('inline');
      socket.onmessage = ({ data }) => parent.postMessage([data, String(WebSocket), document.scripts.length], '*');`;
    const element = frame((one) => {
      one.srcdoc = `<!doctype html><body><script>${script}</${'script'}>`;
    });
    const { data, source, origin } = await next<MessageEvent>(window, 'message');
    const result = [data, source === element.contentWindow, origin === location.origin];
    element.remove();
    return result;
  },

  'frames of another origin and sandboxed ones': async ({ frame, next, caught }) => {
    const result: unknown[] = [];
    const other = location.href.replace('127.0.0.1', 'localhost');
    for (const set of [
      (one: HTMLIFrameElement) => {
        one.src = `${other}?empty`;
      },
      (one: HTMLIFrameElement) => {
        one.setAttribute('sandbox', '');
        one.srcdoc = 'sandboxed';
      },
    ]) {
      const element = frame(set);
      await next(element, 'load');
      const inner = element.contentWindow as FrameWindow;
      result.push([
        element.contentDocument,
        inner.length,
        caught(() => inner.WebSocket),
        caught(() => inner.document),
        caught(() => (inner as unknown as Record<symbol, unknown>)[Symbol.toStringTag]),
      ]);
      element.remove();
    }
    return result;
  },

  'a frame that goes takes its socket along': async ({ frame, base, next }) => {
    const element = frame();
    const inner = element.contentWindow as FrameWindow;
    const socket = new inner.WebSocket(`${base}/echo`);
    await next(socket, 'open');
    element.remove();
    return [socket.readyState > 1, inner.closed];
  },
};
