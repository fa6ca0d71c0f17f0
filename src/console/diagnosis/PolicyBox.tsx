import type { Evidence } from '#core/diagnose/evidence.ts';
import { PolicyView } from '#ui/diagnosis/PolicyView.tsx';
import { useConsole } from '../context.ts';

/** A pasted policy, judged for the connection that is looked at. */
export function PolicyBox({ evidence }: { evidence: Evidence }) {
  const { store } = useConsole();
  return (
    <PolicyView
      evidence={evidence}
      text={store.policyText.value}
      onText={(text) => {
        store.policyText.value = text;
      }}
      onCopy={(text) => void store.copyShown(text)}
    />
  );
}
