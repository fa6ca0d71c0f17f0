/** Saves a text as a file, by the browser's own download. */
export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the blob by the time the click returns; Firefox a task later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
