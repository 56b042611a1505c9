/**
 * Fetches a file with the shop's header, which a plain link cannot carry, and hands it to the browser under the name the server
 * gives it.
 *
 * @throws Error when there is no file
 */
export async function saveFile(url: string, shop: string, fallbackName: string): Promise<void> {
  const response = await fetch(url, { headers: { 'x-shop': shop }, credentials: 'same-origin' });
  if (!response.ok) throw new Error('The file was not made.');
  const name = /filename="?([^";]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? fallbackName;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
