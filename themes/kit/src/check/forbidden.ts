import ts from 'typescript';
import type { Offence, ThemeFiles } from './offence.js';

const allowedImport = /^(?:\.{1,2}\/|@smallshop\/(?:theme-kit|contract)(?:\/|$)|@fontsource(?:-variable)?\/)/;
const forbiddenNames: ReadonlySet<string> = new Set([
  'fetch',
  'process',
  'globalThis',
  'eval',
  'Function',
  'XMLHttpRequest',
  'WebSocket',
  'require',
]);
const astroSecrets: ReadonlySet<string> = new Set([
  'request',
  'cookies',
  'session',
  'locals',
  'clientAddress',
  'redirect',
  'rewrite',
  'callAction',
]);
const arithmetic: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
]);
const isAmount = (node: ts.Node): boolean => /(?:\.amount|Minor)$/.test(node.getText());
const sanitised = /^(?:\w+\.)*(?:descriptionHtml|bodyHtml|logoSvg)$/;

function nodeProblem(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier;
    if (from && ts.isStringLiteral(from) && !allowedImport.test(from.text)) return `imports ${from.text}`;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'imports at run time';
  if (ts.isMetaProperty(node) && ts.isPropertyAccessExpression(node.parent) && node.parent.name.text === 'env')
    return 'reads import.meta.env';
  if (
    ts.isPropertyAccessExpression(node) &&
    node.expression.getText() === 'Astro' &&
    astroSecrets.has(node.name.text)
  ) {
    return `reads Astro.${node.name.text}`;
  }
  if (ts.isBindingElement(node) && node.parent.parent.getText().endsWith('= Astro')) {
    const name = (node.propertyName ?? node.name).getText();
    if (astroSecrets.has(name)) return `reads Astro.${name}`;
  }
  if (ts.isIdentifier(node) && forbiddenNames.has(node.text) && !isOwnName(node)) return `uses ${node.text}`;
  if (
    ts.isBinaryExpression(node) &&
    arithmetic.has(node.operatorToken.kind) &&
    (isAmount(node.left) || isAmount(node.right))
  ) {
    return `computes with money: ${node.getText()}`;
  }
  return null;
}

/** Whether an identifier merely names a property, such as `{ process: … }` or `step.process`. */
function isOwnName(node: ts.Identifier): boolean {
  const { parent } = node;
  const isAccess = ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent);
  return (isAccess && parent.name === node) || ts.isPropertySignature(parent) || ts.isBindingElement(parent);
}

function codeProblems(code: string): string[] {
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    const problem = nodeProblem(node);
    if (problem !== null) problems.push(problem);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.tsx', code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX));
  return problems;
}

function markupProblems(markup: string): string[] {
  const problems: string[] = [];
  if (/<script[\s>]/i.test(markup)) problems.push('has a <script>');
  if (/\sclient:\w+/.test(markup)) problems.push('hydrates a component with client:*');
  if (/\sserver:defer/.test(markup)) problems.push('defers with server:defer');
  if (/\s(?:src|srcset|poster)=["']https?:\/\//i.test(markup)) problems.push('loads a remote asset');
  if (/\sdefine:vars/.test(markup)) problems.push('uses define:vars');
  for (const [, value = ''] of markup.matchAll(/\sset:html=\{([^}]*)\}/g)) {
    if (!sanitised.test(value.trim())) problems.push(`puts unsanitised HTML into the page: ${value.trim()}`);
  }
  return problems;
}

/** Code of a template: Astro's markup is close enough to TSX for a fragment to hold it. */
const asCode = (markup: string): string =>
  `<>${markup
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!doctype[^>]*>/i, '')}</>`;

function astroProblems(text: string): string[] {
  const [, frontmatter = '', markup = text] = /^\s*---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text) ?? [];
  return [...codeProblems(frontmatter), ...codeProblems(asCode(markup)), ...markupProblems(markup)];
}

const cssProblems = (text: string): string[] =>
  /url\(\s*['"]?(?:https?:)?\/\//.test(text) || /@import\s+(?:url\()?['"](?:https?:)?\/\//.test(text)
    ? ['loads a remote asset']
    : [];

/** What no theme may do: reach out, look at the visitor, bring scripts, trust HTML, or compute with money. */
export function checkForbidden(files: ThemeFiles): Offence[] {
  return [...files].flatMap(([file, text]) => {
    const problems = file.endsWith('.astro')
      ? astroProblems(text)
      : file.endsWith('.ts')
        ? codeProblems(text)
        : file.endsWith('.css')
          ? cssProblems(text)
          : [];
    return [...new Set(problems)].map((message): Offence => ({ file, rule: 'forbidden', message }));
  });
}
