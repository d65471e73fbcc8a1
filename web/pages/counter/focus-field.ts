// Puts the cursor into a field of the form, once it is drawn.

/** @param name what the field is marked with, as `data-field` */
export function focusField(name: string): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(`[data-field="${name}"]`);
    if (field instanceof HTMLInputElement) field.select();
    field?.focus();
  });
}
