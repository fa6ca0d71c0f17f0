/** A page of the options, and the profile or API that is open on it. */
export interface Section {
  page: 'profiles' | 'apis' | 'vault' | 'history' | 'sharing' | 'about';
  /** An id, or `new`. */
  item?: string;
}

/** Reads `apis/new`, `profiles/<id>`, `about`; anything else is the profiles page. */
export function readSection(text: string): Section {
  const [page = '', ...rest] = text.replace(/^#/, '').split('/');
  if (page === 'about' || page === 'vault' || page === 'history' || page === 'sharing') return { page };
  if (page !== 'profiles' && page !== 'apis') return { page: 'profiles' };
  const item = rest.join('/');
  return item ? { page, item } : { page };
}

/** The inverse of readSection. */
export function writeSection({ page, item }: Section): string {
  return item ? `${page}/${item}` : page;
}
