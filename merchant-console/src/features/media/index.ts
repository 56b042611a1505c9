export { DropZone } from './drop-zone.js';
export { MediaDrawer } from './media-drawer.js';
export { MediaPicker } from './media-picker.js';
export { MediaThumb } from './media-thumb.js';
export { PictureField } from './picture-field.js';
export { UploadButton } from './upload-button.js';
export { UploadList } from './upload-list.js';
export { acceptedImages, useUploads } from './use-uploads.js';
export { fileFacts } from './file-facts.js';
