export * from './field.js';
export * from './query.js';
export * from './page.js';
export * from './context.js';
export * from './section.js';
export * from './theme.js';
export * from './template.js';
export * from './color.js';
