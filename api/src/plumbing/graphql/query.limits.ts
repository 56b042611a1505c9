import {
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type ASTNode,
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Levels of nesting a query may have; the deepest page of ours needs seven. */
export const maxQueryDepth = 10;
const maxCost = 5_000;
const maxAliases = 30;
const listArguments = ['limit', 'first'];
// Rules run once for a query text, before its variables are known; a page holds 24 items unless asked and 100 at most.
const variableListLength = 50;

/**
 * What a query may ask for. Its cost is the number of fields it can return: each counts once, and once for every item of
 * the lists around it.
 */
export function queryRules(options: { allowsIntrospection: boolean }): ValidationRule[] {
  const rules = [aliasRule, costRule];
  return options.allowsIntrospection ? rules : [...rules, NoSchemaIntrospectionCustomRule];
}

function aliasRule(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field(node) {
      if (!node.alias) return;
      aliases += 1;
      if (aliases === maxAliases + 1) {
        context.reportError(tooMuch(`A query may rename at most ${maxAliases} fields.`, node));
      }
    },
  };
}

function costRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      const cost = selectionCost(node.selectionSet, { context, spread: new Set() });
      if (cost > maxCost)
        context.reportError(tooMuch(`This query may return ${cost} fields; at most ${maxCost} are allowed.`, node));
    },
  };
}

interface Counting {
  readonly context: ValidationContext;
  /** Fragments being counted: one that contains itself is reported by GraphQL's own rules. */
  readonly spread: ReadonlySet<FragmentDefinitionNode>;
}

function selectionCost(selections: SelectionSetNode, counting: Counting): number {
  let cost = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) cost += fieldCost(selection, counting);
    else if (selection.kind === Kind.INLINE_FRAGMENT) cost += selectionCost(selection.selectionSet, counting);
    else {
      const fragment = counting.context.getFragment(selection.name.value);
      if (!fragment || counting.spread.has(fragment)) continue;
      cost += selectionCost(fragment.selectionSet, { ...counting, spread: new Set([...counting.spread, fragment]) });
    }
    // A chain of fragments can double at every step: stop counting once the answer is known.
    if (cost > maxCost * 10) return cost;
  }
  return cost;
}

function fieldCost(field: FieldNode, counting: Counting): number {
  if (!field.selectionSet) return 1;
  return 1 + listLength(field) * selectionCost(field.selectionSet, counting);
}

function listLength(field: FieldNode): number {
  const argument = field.arguments?.find(({ name }) => listArguments.includes(name.value));
  if (!argument) return 1;
  if (argument.value.kind === Kind.INT) return Math.max(1, Number(argument.value.value));
  return variableListLength;
}

const tooMuch = (message: string, node: ASTNode) =>
  new GraphQLError(message, { nodes: [node], extensions: { code: 'request.invalid' } });
