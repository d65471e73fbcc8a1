// Puts a PDF on paper: in a frame that nobody sees, whose printing is then asked for.

const FRAME = 'official-form';

/** Whether the browser shows PDF itself; without that a frame would only save the file. */
export const showsPdf = (): boolean => navigator.pdfViewerEnabled;

/** @param title what the frame holds, for whoever has the page read aloud */
export function printPdf(pdf: Blob, title: string): void {
  const former = document.getElementById(FRAME) as HTMLIFrameElement | null;
  if (former !== null) {
    URL.revokeObjectURL(former.src);
    former.remove();
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
    frame.contentWindow?.focus();
    frame.contentWindow?.print();
  });
  frame.src = URL.createObjectURL(pdf);
  document.body.append(frame);
}
