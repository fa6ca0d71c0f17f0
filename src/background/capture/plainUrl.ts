import { isSigningParameter } from '#core/endpoint/parameters.ts';

const PARTS = /^(?:ws|http)(s?):\/\/(?:[^/?#@]*@)?([^?#]*)(?:\?([^#]*))?/i;

/**
 * A page's URL without signature, user name, password and fragment; all else stays as the page
 * wrote it, since what is wrong with it is to be seen.
 */
export function plainUrl(url: string): string {
  const [, secure = '', place = '', query = ''] = PARTS.exec(url) ?? [];
  const own = query.split('&').filter((pair) => pair !== '' && !isSigningParameter(nameOf(pair)));
  return `ws${secure.toLowerCase()}://${place}${own.length > 0 ? `?${own.join('&')}` : ''}`;
}

function nameOf(pair: string): string {
  const [name = ''] = pair.split('=', 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
