/** One thing wrong with a theme. */
export interface Offence {
  /** Relative to the theme's folder. */
  readonly file: string;
  readonly rule: 'files' | 'definition' | 'template' | 'locale' | 'forbidden';
  readonly message: string;
}

/** The text files of a theme, by path relative to its folder, with forward slashes. */
export type ThemeFiles = ReadonlyMap<string, string>;
