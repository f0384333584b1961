import type { Attachment } from 'svelte/attachments';
import { scanner } from '$lib/scan/scanner.svelte';

/**
 * Enter goes on to the next field of a form, as on a weighbridge; saving is Ctrl+Enter. After the last field comes
 * whatever the form does there.
 */
export function onward(atEnd: () => void = () => {}): Attachment<HTMLElement> {
  return (form) => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== 'Enter' || event.ctrlKey || scanner.stopped || !(target instanceof HTMLInputElement)) return;
      event.preventDefault();
      const fields = [...form.querySelectorAll<HTMLInputElement>('input:not([disabled])')];
      const next = fields[fields.indexOf(target) + 1];
      if (!next) return atEnd();
      next.focus();
      next.select();
    };
    form.addEventListener('keydown', press);
    return () => form.removeEventListener('keydown', press);
  };
}

/** Ctrl+Delete takes away what one is in. */
export function removable(remove: () => void): Attachment<HTMLElement> {
  return (element) => {
    const press = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key !== 'Delete') return;
      event.preventDefault();
      remove();
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  };
}
