// Whether anybody looks into the rows of a call, or they are left where they are, or only counted.
import ts from 'typescript';

export function rowsAreDropped(call: ts.CallExpression): boolean {
  let node: ts.Node = call;
  while (ts.isAwaitExpression(node.parent) || ts.isParenthesizedExpression(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isExpressionStatement(parent)) return true;
  if (ts.isPropertyAccessExpression(parent)) return isCounted(parent) || answersOnly(parent);
  if (!ts.isVariableDeclaration(parent)) return false;
  const { name } = parent;
  const rows = ts.isObjectBindingPattern(name) ? name.elements[0]?.name : name;
  if (rows === undefined || !ts.isIdentifier(rows)) return false;
  const whole = ts.isIdentifier(name);
  return namesOf(rows.text, parent.parent.parent.parent)
    .filter((each) => each !== rows)
    .every(({ parent: use }) => {
      if (!ts.isPropertyAccessExpression(use)) return false;
      return whole ? isCounted(use) : use.name.text === 'length';
    });
}

/** `.rowCount`, `.rows.length` */
function isCounted(use: ts.PropertyAccessExpression): boolean {
  if (use.name.text === 'rowCount') return true;
  return (
    use.name.text === 'rows' && ts.isPropertyAccessExpression(use.parent) && use.parent.name.text === 'length'
  );
}

/** `.then(() => …)`, `.catch(() => …)`: that it answered is all. */
function answersOnly(use: ts.PropertyAccessExpression): boolean {
  if (!ts.isCallExpression(use.parent) || !/^(then|catch)$/.test(use.name.text)) return false;
  const [first] = use.parent.arguments;
  return first !== undefined && ts.isArrowFunction(first) && first.parameters.length === 0;
}

function namesOf(name: string, within: ts.Node): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) found.push(node);
    ts.forEachChild(node, look);
  };
  look(within);
  return found;
}
