export { kerblightFavicon, kerblightLogo, morrowFavicon, morrowLogo } from './logo.js';
export { drawPicture } from './picture.js';
export type { PictureSpec, Placed, ProductPicture, ScenePicture, Subject } from './spec.js';
export type { Ground } from './ground.js';
