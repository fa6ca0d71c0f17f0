import { useEffect, useState } from 'preact/hooks';
import type { AlwaysRecord } from '../props.ts';

/** Whether the site of the page at hand is always recorded, and which that is. */
export function useAlways(always: AlwaysRecord | undefined): { site?: string; on: boolean } {
  const [known, setKnown] = useState<{ site?: string; on: boolean }>({ on: false });

  useEffect(() => {
    let stale = false;
    async function look(): Promise<void> {
      const site = always?.site();
      const on = (await always?.isOn().catch(() => false)) ?? false;
      if (!stale && always?.site() === site) setKnown({ ...(site === undefined ? {} : { site }), on });
    }
    void look();
    const stop = always?.onChange(() => void look());
    return () => {
      stale = true;
      stop?.();
    };
  }, [always]);

  return known;
}
