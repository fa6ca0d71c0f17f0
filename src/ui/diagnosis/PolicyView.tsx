import { useId, useMemo } from 'preact/hooks';
import type { Evidence } from '#core/diagnose/evidence.ts';
import { told } from '#core/diagnose/read.ts';
import { nameOf, type PolicyJudgement } from '#core/policy/judgePolicy.ts';
import { createPolicyJudge } from '#core/policy/judgeText.ts';
import { smallestPolicy } from '#core/policy/smallestPolicy.ts';

export interface PolicyViewProps {
  evidence: Evidence;
  text: string;
  onText(text: string): void;
  onCopy(text: string): void;
}

/** Takes an IAM policy and says whether it allows the connection, by which statement, and what would do. */
export function PolicyView({ evidence, text, onText, onCopy }: PolicyViewProps) {
  const id = useId();
  const denied = told(evidence, 'access-denied')?.fault;
  const judgeText = useMemo(createPolicyJudge, []);
  const at = evidence.session?.createdAt ?? evidence.now;
  const { reading, judgement } = text.trim() === '' ? {} : judgeText(text, evidence, at, denied);
  const smallest = smallestPolicy(evidence, denied);
  return (
    <details class="policy-box">
      <summary>Check an IAM policy</summary>
      <label for={id}>Policy document</label>
      <textarea
        id={id}
        class="input mono"
        rows={6}
        spellcheck={false}
        placeholder={'{ "Version": "2012-10-17", "Statement": [ … ] }'}
        value={text}
        aria-describedby={`${id}-verdict`}
        aria-invalid={reading?.ok === false}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p id={`${id}-verdict`} role="status" class={reading?.ok === false ? 'fault' : ''}>
        {reading?.ok === false
          ? reading.message
          : judgement
            ? wordsOf(judgement)
            : 'Nothing is sent; the policy is read here.'}
      </p>
      <h3>The smallest policy that would do</h3>
      <pre class="boxed">{smallest}</pre>
      <button type="button" class="button" onClick={() => onCopy(smallest)}>
        Copy IAM policy
      </button>
    </details>
  );
}

function wordsOf({ verdict, resource, evidence, hangsOn }: PolicyJudgement): string {
  const { effect, statement, unknownKeys } = verdict;
  const what = `execute-api:Invoke on ${resource}`;
  const by = statement ? nameOf(statement) : '';
  switch (effect) {
    case 'allow':
      return `Allowed: ${by} allows ${what}. Another policy may still deny it.`;
    case 'explicit-deny':
      return `Denied: ${by} denies ${what}, and a Deny wins over every Allow.`;
    case 'unknown':
      if (hangsOn.length > 0)
        return `It hangs on what is not known here of the resource: ${hangsOn.join(', ')} (asked for is ${resource}). “Test the keys” tells the account.`;
      return `It hangs on ${by}, whose condition on ${unknownKeys.join(', ')} cannot be known here.`;
    case 'no-allow':
      if (evidence.restShaped)
        return `Not allowed: ${evidence.restShaped} has the four parts of a REST API, and a WebSocket route has three ({stage}/$connect).`;
      if (evidence.otherStage) return `Not allowed: ${evidence.otherStage} covers another stage.`;
      return `Not allowed: no statement covers ${what}.`;
  }
}
