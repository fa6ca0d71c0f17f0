import { expectedDifference } from '#core/diagnose/expectedDifference.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import { CanonicalTable } from '#ui/diagnosis/CanonicalTable.tsx';

const HINTS = {
  same: 'Both sign the same request: only time and keys differ, as they may.',
  differs: 'The first line that makes the difference is marked; time and keys may differ.',
};

/** What a page signed beside what a profile of ours signs for the same URL. */
export function Compared({ page, ours }: { page: SignatureTrace; ours: SignatureTrace }) {
  return (
    <CanonicalTable
      title="The page’s canonical request beside ours"
      names={['page', 'ours']}
      ours={page.canonicalRequest}
      theirs={ours.canonicalRequest}
      hints={HINTS}
      excuse={expectedDifference}
    />
  );
}
