const side = 4;
const headerBytes = 54;
const pixelBytes = side * side * 3;

/** A 24-bit bitmap's header: magic and size, then its measures. A negative height would be top-down, which old readers refuse. */
function headerOf(): Uint8Array {
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

// Fifty-four bytes are whole groups of three, so that the header is the same seventy-two characters before any pixels.
const opening = `data:image/bmp;base64,${btoa(String.fromCharCode(...headerOf()))}`;

/**
 * An image's `placeholder` as a data URI of 4 × 4 pixels: stretched over the picture's frame, browsers smooth it to a blur.
 * A placeholder is sixteen pixels row by row from the top; two bytes hold five, six and five bits of red, green and blue.
 *
 * @returns an empty string for an empty placeholder
 */
export function blurOf(placeholder: string): string {
  if (placeholder === '') return '';
  const packed = atob(placeholder.replaceAll('-', '+').replaceAll('_', '/'));
  let pixels = '';
  // Bitmaps begin with their lowest row, and a pixel with its blue.
  for (let row = side - 1; row >= 0; row -= 1) {
    for (let pixel = row * side; pixel < (row + 1) * side; pixel += 1) {
      const bits = (packed.charCodeAt(pixel * 2) << 8) | packed.charCodeAt(pixel * 2 + 1);
      const blue = Math.round(((bits & 31) / 31) * 255);
      const green = Math.round((((bits >> 5) & 63) / 63) * 255);
      pixels += String.fromCharCode(blue, green, Math.round((bits >> 11) * (255 / 31)));
    }
  }
  return opening + btoa(pixels);
}
