import { isSigningParameter } from '../../endpoint/parameters.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';

/** A parameter of the signature stands in the query twice: signed on top of an earlier signature. */
export const duplicateParameter: Rule = (evidence) => {
  const { sent } = evidence;
  if (!failedHandshake(evidence) || sent === undefined) return undefined;
  const names = sent.parameters.map(({ name }) => name.toLowerCase()).filter(isSigningParameter);
  const twice = sent.parameters.find(
    ({ name }) => names.indexOf(name.toLowerCase()) !== names.lastIndexOf(name.toLowerCase()),
  );
  if (!twice) return undefined;
  const said = told(evidence, 'incomplete-signature');
  return {
    id: 'duplicate-parameter',
    title: `${twice.name} stands there twice`,
    sentence:
      'The query holds a parameter of the signature more than once, as it does where a URL that was signed already is signed again.',
    certainty: said ? 'certain' : 'likely',
    evidenceFor: [`${twice.name} is in the query more than once.`, ...(said ? [quote(said)] : [])],
    evidenceAgainst: [],
    next: 'Sign the plain URL each time, and never one that carries X-Amz-* parameters of an earlier signature.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a signed AWS API request (add the signature to the query string)',
  };
};
