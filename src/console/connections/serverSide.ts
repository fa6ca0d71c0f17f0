import { batch, computed, signal } from '@preact/signals';
import { connectionCommand } from '#core/connections/connectionCommand.ts';
import { explainAnswer } from '#core/connections/explainAnswer.ts';
import { type ManagementEndpoint, readManagementEndpoint } from '#core/connections/managementEndpoint.ts';
import type { ConnectionAnswer, ConnectionCall, ConnectionMethod } from '#core/connections/types.ts';
import { Problem, toProblem } from '#core/problem.ts';
import type { StoreCore } from '../store/core.ts';
import { type MessageKind, readMessage } from '../store/readMessage.ts';
import { aimAt, type Target } from './aimAt.ts';
import { readConnectionIds } from './readConnectionIds.ts';

/** The drawer in which @connections is called: what it is aimed at, what is sent, what came back. */
export function serverSide(core: StoreCore) {
  const { deps, state } = core;
  const open = signal(false);
  const method = signal<ConnectionMethod>('POST');
  const endpoint = signal('');
  const region = signal('');
  const profileId = signal('');
  const connectionId = signal('');
  const text = signal('');
  const kind = signal<MessageKind>('text');
  const busy = signal(false);
  const answer = signal<ConnectionAnswer | undefined>(undefined);
  const fault = signal<Problem | undefined>(undefined);
  /** Ids that the frames of the session name, the latest first. */
  const found = signal<readonly string[]>([]);
  /** The session that it is aimed at. */
  let aimedAt: number | undefined;
  /** What the fields were filled with. */
  let filled: Target = { endpoint: '', region: '', profileId: '' };
  let looking = false;

  const reading = computed(() => readMessage(text.value, kind.value, true));
  const place = computed((): ManagementEndpoint | Problem => {
    try {
      return readManagementEndpoint(endpoint.value);
    } catch (error) {
      return toProblem(error);
    }
  });
  const verdict = computed(() => {
    const at = place.value;
    const { value } = answer;
    return value && explainAnswer(value, at instanceof Problem ? {} : at);
  });

  function forgetAnswer(): void {
    answer.value = undefined;
    fault.value = undefined;
  }

  /**
   * Aims at the session that is looked at, or else at what the URL box holds. What was typed stays, as
   * long as the same session is looked at.
   */
  function aim(): void {
    const id = state.sessionId.peek();
    const other = aimedAt !== id;
    const target = aimAt(core);
    const fields = { endpoint, region, profileId };
    batch(() => {
      for (const name of ['endpoint', 'region', 'profileId'] as const) {
        const field = fields[name];
        if (other || field.peek() === filled[name]) field.value = target[name];
      }
      if (!other) return;
      connectionId.value = '';
      found.value = [];
      forgetAnswer();
    });
    aimedAt = id;
    filled = target;
  }

  /** Looks for connection ids in what the session received; the first that is found goes into an empty field. */
  async function look(): Promise<void> {
    const session = core.derived.session.peek();
    if (!session || looking) return;
    looking = true;
    const ids = await readConnectionIds(deps.log, session).catch(() => []);
    looking = false;
    if (state.sessionId.peek() !== session.id || ids.join() === found.peek().join()) return;
    batch(() => {
      found.value = ids;
      if (connectionId.peek() === '') connectionId.value = ids[0] ?? '';
    });
  }

  function toCall(): ConnectionCall {
    const { message, fault: why } = reading.peek();
    if (method.peek() === 'POST' && !message)
      throw new Problem('connections.message', why ?? 'Nothing to send.');
    return {
      method: method.peek(),
      endpoint: endpoint.peek(),
      connectionId: connectionId.peek().trim(),
      profileId: profileId.peek(),
      ...(region.peek().trim() ? { region: region.peek().trim() } : {}),
      ...(method.peek() === 'POST' && message ? { message } : {}),
    };
  }

  /** Makes the call; `request` asks for access to the host, and is called before anything is awaited. */
  async function call(request: (origins: string[]) => Promise<boolean>): Promise<void> {
    if (busy.peek()) return;
    forgetAnswer();
    try {
      const at = place.peek();
      if (at instanceof Problem) throw at;
      const wanted = toCall();
      const granted = request([at.origin]);
      busy.value = true;
      if (!(await granted)) throw notGranted();
      answer.value = await deps.background.callConnection(wanted);
    } catch (error) {
      fault.value = toProblem(error);
    }
    busy.value = false;
  }

  /** Copies the same call as a command of the AWS CLI. */
  async function copyCommand(): Promise<boolean> {
    try {
      await deps.copyText(connectionCommand(toCall()));
      return true;
    } catch (error) {
      fault.value = toProblem(error);
      return false;
    }
  }

  return {
    serverSide: {
      open,
      method,
      endpoint,
      region,
      profileId,
      connectionId,
      text,
      kind,
      busy,
      answer,
      fault,
      found,
      reading,
      place,
      verdict,
      aim,
      look,
      call,
      copyCommand,
      choose(next: ConnectionMethod) {
        method.value = next;
        forgetAnswer();
      },
    },
  };
}

const notGranted = (): Problem =>
  new Problem(
    'connections.permission',
    'Nothing was sent, because access to this host was not granted.',
    'Press the button again and allow it, or copy the aws command, which needs no permission.',
  );
