// Puts a document on paper: in a frame that nobody sees, whose printing is then asked for.

const FRAME = 'official-form';

/** A browser that shows no PDF would print an empty frame: there the file is saved, to be printed from where it opens. */
const printable = ({ type }: Blob): boolean =>
  !type.startsWith('application/pdf') || navigator.pdfViewerEnabled;

let keeping: () => void = () => undefined;

/**
 * The focus stays where the clerk types: neither is the frame given it, nor may what is shown in it take it, as viewers of
 * PDF do when they have loaded and when the printing is over.
 */
function keepFocus(frame: HTMLIFrameElement): () => void {
  let last: Element | null = document.activeElement;
  const follow = ({ target }: FocusEvent) => {
    if (target instanceof Element && target !== frame) last = target;
  };
  const back = () => {
    if (document.activeElement !== frame) return;
    frame.blur();
    // What was pressed may be gone by now, or not to be pressed again.
    if (last instanceof HTMLElement && last.isConnected) last.focus();
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('h1')?.focus();
  };
  // The page is told that it lost the focus, not to whom; and not again while it is elsewhere.
  const lost = () => void setTimeout(back);
  document.addEventListener('focusin', follow);
  window.addEventListener('blur', lost);
  return () => {
    document.removeEventListener('focusin', follow);
    window.removeEventListener('blur', lost);
  };
}

/**
 * @param paper PDF, or HTML where the form could not be set
 * @param title what it is, for whoever has the page read aloud and as a name where it is saved
 */
export function putOnPaper(paper: Blob, title: string): void {
  const former = document.getElementById(FRAME) as HTMLIFrameElement | null;
  if (former !== null) {
    keeping();
    URL.revokeObjectURL(former.src);
    former.remove();
  }
  const address = URL.createObjectURL(paper);
  if (!printable(paper)) {
    Object.assign(document.createElement('a'), { href: address, download: `${title}.pdf` }).click();
    return;
  }
  const frame = document.createElement('iframe');
  frame.id = FRAME;
  frame.title = title;
  frame.tabIndex = -1;
  // Neither `display: none` nor a size of nothing: such frames print blank pages.
  Object.assign(frame.style, {
    position: 'fixed',
    right: '0',
    bottom: '0',
    width: '1px',
    height: '1px',
    border: '0',
    opacity: '0',
    pointerEvents: 'none',
  });
  frame.addEventListener('load', () => {
    frame.contentWindow?.print();
  });
  keeping = keepFocus(frame);
  frame.src = address;
  document.body.append(frame);
}
