import { javascriptString } from './stringLiterals.ts';

/**
 * For a browser's console. `var`, so that it can be pasted again: Firefox's console refuses a
 * second `const` of the same name.
 */
export function javascriptSnippet(signedUrl: string, subprotocols: readonly string[]): string {
  const list = subprotocols.length > 0 ? `, [${subprotocols.map(javascriptString).join(', ')}]` : '';
  return [
    `var socket = new WebSocket(${javascriptString(signedUrl)}${list});`,
    'socket.binaryType = "arraybuffer";',
    'socket.onopen = () => console.log("open", socket.protocol);',
    'socket.onmessage = ({ data }) => console.log("received", data);',
    'socket.onclose = ({ code, reason, wasClean }) => console.log("closed", code, reason, wasClean);',
  ].join('\n');
}
