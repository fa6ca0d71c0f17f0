/** Starts the Worker of scanner.worker.ts. The bundler recognises this form and no other. */
export function startScannerWorker(): Worker {
  return new Worker(new URL('./scanner.worker.ts', import.meta.url), { type: 'module' });
}
