import { type DeniedAccess, type PolicyTarget, smallestPolicy } from '../../policy/smallestPolicy.ts';
import type { Remedy } from '../finding.ts';

/** The button that copies the smallest policy which would do. */
export const policyToCopy = (target: PolicyTarget, denied: DeniedAccess = {}): Remedy[] => [
  { kind: 'copy-text', label: 'Copy IAM policy', text: smallestPolicy(target, denied) },
];
