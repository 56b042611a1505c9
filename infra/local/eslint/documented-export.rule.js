/**
 * Every exported function, class and interface carries a doc comment that says what it promises. Schemas and operations
 * describe themselves, and a type alias is as plain as its name.
 */
export const documentedExport = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { undocumented: 'Say in a /** */ comment what this export promises (units, ranges, refusals).' },
  },
  create({ sourceCode, report }) {
    const check = (node) => {
      // `export { a } from './b.js'` passes on what is documented there.
      if (!node.declaration || !promises(node.declaration)) return;
      const last = sourceCode.getCommentsBefore(firstTokenOwner(node)).at(-1);
      const isDocumented = last?.type === 'Block' && last.value.startsWith('*');
      if (!isDocumented) report({ node, messageId: 'undocumented' });
    };
    return { ExportNamedDeclaration: check };
  },
};

function firstTokenOwner(node) {
  return node.declaration.decorators?.[0] ?? node;
}

const PROMISING = ['FunctionDeclaration', 'ClassDeclaration', 'TSInterfaceDeclaration'];

function promises({ type, declarations }) {
  if (PROMISING.includes(type)) return true;
  return Boolean(declarations?.some(({ init }) => init?.type === 'ArrowFunctionExpression'));
}
