import { useId, useState } from 'preact/hooks';
import type { Evidence } from '#core/diagnose/evidence.ts';
import type { FindingId } from '#core/diagnose/finding.ts';
import { codeTarget, fixInCode } from '#core/diagnose/fixInCode.ts';
import { Segmented } from '../form/Segmented.tsx';

export interface FixInCodeProps {
  id: FindingId;
  evidence: Evidence;
  onCopy(text: string): void;
}

/** Code that signs this URL rightly, for those whose own code made the mistake. */
export function FixInCode({ id, evidence, onCopy }: FixInCodeProps) {
  const name = useId();
  const [language, choose] = useState<string>('JavaScript');
  const target = codeTarget(evidence);
  const snippets = target ? fixInCode(id, target) : [];
  const shown = snippets.find((snippet) => snippet.name === language) ?? snippets[0];
  if (!shown) return null;
  return (
    <details class="fix-in-code">
      <summary>The fix in code</summary>
      <Segmented
        name={name}
        label="Language"
        value={shown.name}
        options={snippets.map((snippet) => ({ value: snippet.name, label: snippet.name }))}
        onValue={choose}
      />
      <pre class="boxed">{shown.code}</pre>
      <div>
        <button type="button" class="button" onClick={() => onCopy(shown.code)}>
          Copy code
        </button>
      </div>
    </details>
  );
}
