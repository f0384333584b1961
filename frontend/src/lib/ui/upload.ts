import { Told } from '$lib/backend/told';

/** The bytes of a file as base64. A browser gives none of a file that was changed since it was chosen. */
export function base64(file: File): Promise<string> {
  return new Promise((give, refuse) => {
    const reader = new FileReader();
    reader.onload = () => give(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () =>
      refuse(new Told([{ code: 'invalid', key: 'exchange.file_unreadable', params: { file: file.name } }]));
    reader.readAsDataURL(file);
  });
}
