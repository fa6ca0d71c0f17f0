/**
 * Messages of the hub protocol by number (github.com/dotnet/aspnetcore,
 * src/SignalR/docs/specs/HubProtocol.md), with what their places hold in MessagePack.
 */
export const MESSAGE_TYPES: ReadonlyMap<number, { name: string; places: readonly string[] }> = new Map([
  [1, entry('Invocation', 'headers invocationId target arguments streamIds')],
  [2, entry('StreamItem', 'headers invocationId item')],
  [3, entry('Completion', 'headers invocationId resultKind result')],
  [4, entry('StreamInvocation', 'headers invocationId target arguments streamIds')],
  [5, entry('CancelInvocation', 'headers invocationId')],
  [6, entry('Ping', '')],
  [7, entry('Close', 'error allowReconnect')],
  [8, entry('Ack', 'sequenceId')],
  [9, entry('Sequence', 'sequenceId')],
]);

function entry(name: string, places: string) {
  return { name, places: places === '' ? [] : places.split(' ') };
}
