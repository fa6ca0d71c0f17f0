import { shellQuoteScript } from './shellQuote.ts';
import { pythonString } from './stringLiterals.ts';

/**
 * A shell command for Python 3.8+ with the `websockets` package, version 10 to 15 (run with
 * 10.4 and 15.0): older ones put
 * status and headers on the exception itself, newer ones on its `response`, with the body.
 * Exits 1 on refusal.
 */
export function pythonCommand(signedUrl: string, subprotocols: readonly string[]): string {
  const list = subprotocols.length > 0 ? `, subprotocols=[${subprotocols.map(pythonString).join(', ')}]` : '';
  const script = [
    'import asyncio, sys, websockets',
    'async def main():',
    '    try:',
    `        async with websockets.connect(${pythonString(signedUrl)}${list}) as socket:`,
    '            print("open", socket.subprotocol or "", flush=True)',
    '            async for message in socket:',
    '                print("received", message, flush=True)',
    '            print("closed", socket.close_code, socket.close_reason)',
    '    except websockets.exceptions.ConnectionClosed as closed:',
    '        print("closed", closed)',
    '    except websockets.exceptions.InvalidHandshake as refused:',
    '        response = getattr(refused, "response", refused)',
    '        headers = getattr(response, "headers", {})',
    '        print("refused", getattr(response, "status_code", refused), headers.get("x-amzn-errortype", ""))',
    '        print((getattr(response, "body", None) or b"").decode(errors="replace"))',
    '        sys.exit(1)',
    '    except OSError as error:',
    '        print("error", error)',
    '        sys.exit(1)',
    'asyncio.run(main())',
  ].join('\n');
  return `python3 -c ${shellQuoteScript(script)}`;
}
