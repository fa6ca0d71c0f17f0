import { Problem } from '#core/problem.ts';
import type { Channel } from './channel.ts';
import type { Commands } from './client.ts';
import { isRequest, packProblem, type Request } from './wire.ts';

/** Answers the calls that come over `channel` by the functions of `api`. */
export function serve<Api extends Commands<Api>>(channel: Channel, api: Api): void {
  let closed = false;
  channel.onClose(() => {
    closed = true;
  });
  channel.onMessage(async (message) => {
    if (!isRequest(message)) return;
    const reply = await answer(message, api);
    if (closed) return;
    try {
      channel.post(reply);
    } catch {
      // The view was closed while its command ran; there is nobody to tell.
    }
  });
}

async function answer<Api extends Commands<Api>>({ id, method, args }: Request, api: Api) {
  try {
    // Own members only: `constructor` and the like are not commands.
    if (!Object.hasOwn(api, method)) throw new Problem('command.unknown', `There is no command “${method}”.`);
    const command = api[method as keyof Api] as unknown as (...args: unknown[]) => Promise<unknown>;
    return { id, value: (await command(...args)) ?? null };
  } catch (error) {
    return { id, problem: packProblem(error) };
  }
}
