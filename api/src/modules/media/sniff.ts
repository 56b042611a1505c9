type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff';

/** How many bytes of a file's beginning {@link isPicture} and {@link fileTypeOf} look at, at most. */
export const headBytes = 512;

const startsWith = (head: Buffer, text: string, offset = 0): boolean =>
  head.subarray(offset, offset + text.length).toString('latin1') === text;

const pictureTests: readonly (readonly [PictureFormat, (head: Buffer) => boolean])[] = [
  ['jpeg', (head) => startsWith(head, '\u00ff\u00d8\u00ff')],
  ['png', (head) => startsWith(head, '\u0089PNG\r\n\u001a\n')],
  ['webp', (head) => startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)],
  ['avif', (head) => startsWith(head, 'ftyp', 4) && /avi[fs]/.test(head.subarray(8, 40).toString('latin1'))],
  ['gif', (head) => startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a')],
  ['tiff', (head) => startsWith(head, 'II*\u0000') || startsWith(head, 'MM\u0000*')],
];

const pictureFormatOf = (head: Buffer): PictureFormat | null =>
  pictureTests.find(([, isIt]) => isIt(head))?.[0] ?? null;

/** Whether a file is a picture we keep, by its first bytes, whatever its name says. */
export const isPicture = (head: Buffer): boolean => pictureFormatOf(head) !== null;

/** Whether the file is a drawing in XML, plain or compressed: it can carry scripts and fetch other files. */
export function looksLikeSvg(head: Buffer): boolean {
  const text = head.toString('latin1').replaceAll('\u0000', '').toLowerCase();
  return text.includes('<svg') || text.includes('<!doctype svg') || startsWith(head, '\u001f\u008b');
}

const fileTypes: readonly (readonly [string, string, number])[] = [
  ['%PDF-', 'application/pdf', 0],
  ['mimetypeapplication/epub+zip', 'application/epub+zip', 30],
  ['PK\u0003\u0004', 'application/zip', 0],
  ['ID3', 'audio/mpeg', 0],
  ['fLaC', 'audio/flac', 0],
  ['OggS', 'audio/ogg', 0],
  ['ftyp', 'video/mp4', 4],
  ['\u001aE\u00df\u00a3', 'video/webm', 0],
];

/**
 * What a digital file is sent as. Only types a browser saves or plays; anything else, programs and web pages included, is
 * plain bytes.
 */
export function fileTypeOf(head: Buffer): string {
  if (startsWith(head, 'RIFF') && startsWith(head, 'WAVE', 8)) return 'audio/wav';
  const picture = pictureFormatOf(head);
  if (picture) return `image/${picture}`;
  return fileTypes.find(([start, , offset]) => startsWith(head, start, offset))?.[1] ?? 'application/octet-stream';
}

const extensions = { 'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'] } as const;

/** A picture's name with the extension of what is kept: `mug.webp` kept as JPEG becomes `mug.jpg`. */
export function pictureName(fileName: string, contentType: keyof typeof extensions): string {
  const [, stem = fileName, extension = ''] = /^(.+)\.([A-Za-z0-9]{1,5})$/.exec(fileName) ?? [];
  const known = extensions[contentType];
  return known.some((one) => one === extension.toLowerCase()) ? fileName : `${stem}.${known[0]}`;
}
