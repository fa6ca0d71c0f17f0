import { shellQuoteScript } from './shellQuote.ts';
import { javascriptString } from './stringLiterals.ts';

/**
 * A shell command for Node 18+ in a folder where the `ws` package is installed. ws and not
 * Node's own WebSocket, since only ws shows the answer to a refused handshake. Exits 1 on refusal.
 */
export function nodeCommand(signedUrl: string, subprotocols: readonly string[]): string {
  const list = subprotocols.map(javascriptString).join(', ');
  const script = [
    'const { WebSocket } = await import("ws").catch(() => {',
    '  console.error("The package ws is missing here: run npm install ws first.");',
    '  process.exit(1);',
    '});',
    `const socket = new WebSocket(${javascriptString(signedUrl)}, [${list}]);`,
    'socket.on("open", () => console.log("open", socket.protocol));',
    'socket.on("message", (data, binary) => console.log("received", binary ? data : data.toString()));',
    'socket.on("close", (code, reason) => console.log("closed", code, reason.toString()));',
    'socket.on("error", (error) => console.error("error", error.message));',
    'socket.on("unexpected-response", async (request, response) => {',
    '  process.exitCode = 1;',
    '  console.log("refused", response.statusCode, response.headers["x-amzn-errortype"] ?? "");',
    '  const body = [];',
    '  for await (const part of response) body.push(part);',
    '  console.log(Buffer.concat(body).toString());',
    '});',
  ].join('\n');
  return `node --input-type=module -e ${shellQuoteScript(script)}`;
}
