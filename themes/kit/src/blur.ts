const side = 4;
const headerBytes = 54;

/** A 24-bit bitmap's header: magic and size, then its measures. A negative height would be top-down, which old readers refuse. */
function headerOf(pixelBytes: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(headerBytes));
  view.setUint16(0, 0x424d);
  view.setUint32(2, headerBytes + pixelBytes, true);
  view.setUint32(10, headerBytes, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, side, true);
  view.setInt32(22, side, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  return new Uint8Array(view.buffer);
}

/** Red, green and blue of each pixel, row by row from the top; two bytes hold five, six and five bits of them. */
function channelsOf(placeholder: string): number[] {
  const packed = atob(placeholder.replaceAll('-', '+').replaceAll('_', '/'));
  return Array.from({ length: side * side }, (_, pixel) => {
    const bits = (packed.charCodeAt(pixel * 2) << 8) | packed.charCodeAt(pixel * 2 + 1);
    const shares = [(bits >> 11) / 31, ((bits >> 5) & 63) / 63, (bits & 31) / 31];
    return shares.map((share) => Math.round(share * 255));
  }).flat();
}

/**
 * An image's `placeholder` as a data URI of 4 × 4 pixels: stretched over the picture's frame, browsers smooth it to a blur.
 *
 * @returns an empty string for an empty placeholder
 */
export function blurOf(placeholder: string): string {
  if (placeholder === '') return '';
  const channels = channelsOf(placeholder);
  const rows = Array.from({ length: side }, (_, row) => channels.slice(row * side * 3, (row + 1) * side * 3));
  // Bitmaps begin with their lowest row, and a pixel with its blue.
  const pixels = rows
    .reverse()
    .flatMap((row) => Array.from({ length: side }, (_, pixel) => row.slice(pixel * 3, pixel * 3 + 3).reverse()).flat());
  const bytes = [...headerOf(pixels.length), ...pixels];
  return `data:image/bmp;base64,${btoa(String.fromCharCode(...bytes))}`;
}
