import type { ComponentChildren } from 'preact';

export interface Fact {
  name: string;
  value: ComponentChildren;
  /** What the value means, or why it is not known. */
  note?: string | undefined;
}

/** Names and values, one a line. */
export function Facts({ facts }: { facts: readonly (Fact | undefined)[] }) {
  return (
    <dl class="facts">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.name}>
              <dt>{fact.name}</dt>
              <dd>
                <span class="fact-value">{fact.value}</span>
                {fact.note && <span class="hint">{fact.note}</span>}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
