// A dialog over the page. When it is gone the cursor is back where it was, or where the page begins if that is gone too.
import { Modal } from '@mantine/core';
import type { ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useT } from '../texts/language.tsx';

/** Where Enter is a line of a text, Ctrl + Enter sends the form. */
function sendForm(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target instanceof Element ? event.target.closest('form') : null;
  if (form === null) return;
  event.preventDefault();
  form.requestSubmit();
}

/** Shown as long as it is rendered. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const t = useT();
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => goBack(before), [before]);
  return (
    <Modal
      opened
      returnFocus={false}
      onKeyDown={sendForm}
      closeButtonProps={{ 'aria-label': t('word.close') }}
      {...props}
    />
  );
}

function goBack(before: Element | null): void {
  // What stood in the dialog is taken away first, and whoever closed it may have put the cursor elsewhere.
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (now !== null && now !== document.body && now.isConnected) return;
    if (before instanceof HTMLElement && before.isConnected && before !== document.body)
      return before.focus();
    document.querySelector<HTMLElement>('h1')?.focus();
  });
}
