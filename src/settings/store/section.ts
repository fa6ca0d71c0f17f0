/** A page of the options, and the profile or API that is open on it, or the site that it was opened for. */
export interface Section {
  page: 'profiles' | 'apis' | 'vault' | 'history' | 'pages' | 'diagnosis' | 'sharing' | 'about';
  /** An id, or `new`. */
  item?: string;
}

/** Pages on which nothing is opened. */
const ALONE = ['vault', 'history', 'diagnosis', 'sharing', 'about'] as const;

/** Reads `apis/new`, `profiles/<id>`, `about`; anything else is the profiles page. */
export function readSection(text: string): Section {
  const [page = '', ...rest] = text.replace(/^#/, '').split('/');
  const alone = ALONE.find((one) => one === page);
  if (alone) return { page: alone };
  if (page !== 'profiles' && page !== 'apis' && page !== 'pages') return { page: 'profiles' };
  const item = rest.join('/');
  return item ? { page, item } : { page };
}

/** The inverse of readSection. */
export function writeSection({ page, item }: Section): string {
  return item ? `${page}/${item}` : page;
}
