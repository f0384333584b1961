// The window of Wails has no downloads, a browser has nothing else: so a file is saved either way, and its name or
// its path told.

type Ask = () => Promise<string>;

const inWindow = 'WailsInvoke' in window;

/** Saves a file whose bytes come as base64: among the downloads of a browser, or where the program puts it. */
export async function save(name: string, content: Ask, there: Ask): Promise<string> {
  if (inWindow) return there();
  const bytes = Uint8Array.from(atob(await content()), (one) => one.charCodeAt(0));
  hand(name, new Blob([bytes]));
  return name;
}

/** Saves a text as a file in the same way. */
export async function saveText(name: string, text: Ask, there: Ask): Promise<string> {
  if (inWindow) return there();
  hand(name, new Blob([await text()], { type: 'text/plain;charset=utf-8' }));
  return name;
}

function hand(name: string, content: Blob) {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
