import { useEffect, useState } from 'preact/hooks';
import { readEvidence } from '#console/store/readEvidence.ts';
import type { Finding } from '#core/diagnose/finding.ts';
import { findings } from '#core/diagnose/findings.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { isLive, type SessionDetail, type SessionRecord } from '#core/session.ts';
import type { GatheredEvidence } from '#messaging/contract.ts';
import { usePanel } from '../context.ts';

/** News of a socket that has ended come in a bunch: its end, its handshake, its last frames. */
const SETTLE_MS = 150;

/** What is known of a listed socket beside its record. */
export interface Known {
  detail?: SessionDetail;
  /** The first thing that is wrong with it. */
  finding?: Finding;
}

/**
 * Reads a socket's signature and handshake, and judges it once it has ended as the Diagnosis tab
 * does, without any request. An open one is read when it opens; frames are no reason to look again.
 */
export function useKnown(session: SessionRecord): Known {
  const { log, background, store } = usePanel();
  const [known, setKnown] = useState<Known>({});
  const { id, openedAt } = session;
  const ended = isLive(session) ? undefined : session;

  useEffect(() => {
    let stale = false;
    async function look(): Promise<void> {
      const [detail, gathered] = await Promise.all([
        log.detail(id).catch(() => undefined),
        ended ? background.gatherEvidence(id).catch(() => ({})) : {},
      ]);
      if (stale) return;
      const finding = ended && firstFinding(ended, detail, gathered);
      setKnown({ ...(detail ? { detail } : {}), ...(finding ? { finding } : {}) });
    }
    const timer = setTimeout(() => void look(), SETTLE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [id, openedAt, ended]);

  return known;

  function firstFinding(
    session: SessionRecord,
    detail: SessionDetail | undefined,
    gathered: GatheredEvidence,
  ): Finding | undefined {
    const reading = readEndpoint(session.url);
    const value = <T>(value: T) => ({ value });
    const evidence = readEvidence({
      session: value(session),
      detail: value(detail),
      sessionEndpoint: value(reading.ok ? reading.endpoint : undefined),
      profiles: value(store.profiles.peek()),
      now: value(store.now.peek()),
      gathered: value(gathered),
      gatheredFor: value(session.id),
      gatewayFrames: value([]),
      policyText: value(''),
    });
    return evidence && findings(evidence)[0];
  }
}
