// What the journeys run inside a page.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** In the page: what has the focus, by its label, its words, or its kind. */
export function nameOfFocused(): string {
  const at = document.activeElement;
  if (at === null || at === document.body) return 'nothing';
  if (at instanceof HTMLIFrameElement) return `the frame ${at.id}`;
  const label = (at as HTMLInputElement).labels?.[0] ?? null;
  const said = (label ?? at).cloneNode(true) as Element;
  for (const silent of said.querySelectorAll('[aria-hidden="true"]')) silent.remove();
  const words = label === null ? (at.getAttribute('aria-label') ?? said.textContent) : said.textContent;
  return words === '' ? at.tagName : words.trim();
}

/**
 * The browser of the tests has no viewer of PDF. Where one is wanted, what a page gives it to show is a page of its own, which is
 * loaded and printed in the page's real frame and takes the focus as viewers do: once it has loaded, and after printing.
 */
export function viewPdf(wanted: boolean): void {
  Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => wanted });
  if (!wanted) return;
  if (window !== window.top) {
    if (location.protocol !== 'blob:') return;
    const print = window.print.bind(window);
    window.print = () => {
      print();
      setTimeout(() => window.focus(), 200);
    };
    window.addEventListener('load', () => window.focus());
    return;
  }
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (source) =>
    make(
      source instanceof Blob && source.type === 'application/pdf'
        ? new Blob(['<!doctype html><title>PDF</title>'], { type: 'text/html' })
        : source,
    );
}
