import { batch, signal } from '@preact/signals';
import type { GatewayFrame } from '#core/diagnose/evidence.ts';
import { Problem } from '#core/problem.ts';
import type { GatheredEvidence, ProbeKind } from '#messaging/contract.ts';
import { attempt, type StoreCore } from './core.ts';
import { readGatewayFrames } from './readGatewayFrames.ts';

/** Evidence of the session that is looked at, and what asks for more of it. */
export function diagnosisActions(core: StoreCore) {
  const { deps, state } = core;
  /** Of `gatheredFor`; evidence of another session is nobody's. */
  const gathered = signal<GatheredEvidence>({});
  const gatewayFrames = signal<readonly GatewayFrame[]>([]);
  const gatheredFor = signal<number | undefined>(undefined);
  /** What is being asked, while it is. */
  const asking = signal<ProbeKind | 'caller' | undefined>(undefined);
  /** How often an answer came, or failed to. */
  const asked = signal(0);
  /** As pasted; nothing of it is kept. For connections of the profile that was looked at. */
  const policyText = signal('');
  let policyOf: string | undefined;

  const take = (sessionId: number, evidence: GatheredEvidence | undefined): void => {
    if (evidence && state.sessionId.peek() === sessionId) gathered.value = evidence;
  };

  const settle = (): void =>
    batch(() => {
      asking.value = undefined;
      asked.value += 1;
    });

  /** Gathers what can be known without any request. */
  async function gather(sessionId: number): Promise<void> {
    const record = state.sessions.peek().find(({ id }) => id === sessionId);
    if (gatheredFor.peek() !== sessionId) {
      // A policy was pasted for one identity, and says nothing of another.
      if (record?.profileId !== policyOf) policyText.value = '';
      policyOf = record?.profileId;
      gathered.value = {};
      gatewayFrames.value = [];
      gatheredFor.value = sessionId;
    }
    const [evidence, frames] = await Promise.all([
      deps.background.gatherEvidence(sessionId).catch(() => ({})),
      record ? readGatewayFrames(deps.log, record).catch(() => []) : [],
    ]);
    take(sessionId, evidence);
    if (state.sessionId.peek() === sessionId) gatewayFrames.value = frames;
  }

  /** `granted` was asked for by the click itself. */
  async function askServer(how: ProbeKind, granted: Promise<boolean>): Promise<void> {
    granted.catch(() => {});
    const sessionId = state.sessionId.peek();
    if (asking.peek()) return;
    asking.value = how;
    take(
      sessionId,
      await attempt(core, { action: 'other' }, async () => {
        if (!(await granted)) {
          throw new Problem(
            'probe.permission',
            'The server was not asked, because access to it was not granted.',
            'Press the button again and allow it, or run the curl command, which needs no permission.',
          );
        }
        return deps.background.askServer(sessionId, how);
      }),
    );
    settle();
  }

  /** Asks STS whether the keys are good at all. */
  async function askCaller(granted: Promise<boolean>): Promise<void> {
    granted.catch(() => {});
    const sessionId = state.sessionId.peek();
    if (asking.peek()) return;
    asking.value = 'caller';
    take(
      sessionId,
      await attempt(core, { action: 'other' }, async () => {
        await granted;
        return deps.background.askCaller(sessionId);
      }),
    );
    settle();
  }

  /** Explains a pasted text; nothing of it is kept. Problem: `explain.nothing`. */
  const explainText = (text: string) => deps.background.explainText(text);

  return {
    explainText,
    gathered,
    gatheredFor,
    gatewayFrames,
    asking,
    asked,
    policyText,
    gather,
    askServer,
    askCaller,
  };
}
