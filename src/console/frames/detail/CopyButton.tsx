import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const THANKS_MS = 1_500;

/** Copies, and says so for a moment. */
export function CopyButton({ label, copy }: { label: string; copy(): Promise<void> }) {
  const outcome = useSignal<'' | 'Copied' | 'Not copied'>('');
  const said = outcome.value;
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => {
      outcome.value = '';
    }, THANKS_MS);
    return () => clearTimeout(timer);
  }, [said, outcome]);
  const press = async () => {
    try {
      await copy();
      outcome.value = 'Copied';
    } catch {
      outcome.value = 'Not copied';
    }
  };
  return (
    <button type="button" class="button small" onClick={() => void press()}>
      {said === '' ? label : said}
    </button>
  );
}
