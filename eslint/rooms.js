// The rooms of the house and the arrows between them: who may import whom, and what a pure room may take from npm.
import { posix, relative, sep } from 'node:path';

const PURE = ['domain', 'workflows'];
const LOWER = ['domain', 'workflows', 'platform'];
const DOSSIERS = [...LOWER, 'engine', 'dossier-kind', 'organization', 'calendars', 'procedures'];
const FEATURES = [...DOSSIERS, 'dossiers', 'alerts', 'documents', 'attachments', 'tasks', 'complaints'];

/** A room may import itself and these. A room that is not listed may import everything. */
const ARROWS = {
  domain: [],
  workflows: ['domain'],
  migrations: [],
  platform: ['domain', 'migrations'],
  engine: LOWER,
  'dossier-kind': [...LOWER, 'engine'],
  organization: LOWER,
  anchors: [...LOWER, 'organization'],
  backup: ['domain', 'platform', 'migrations', 'anchors'],
  workspace: [...LOWER, 'organization'],
  settings: [...LOWER, 'organization'],
  calendars: [...LOWER, 'organization'],
  procedures: [...LOWER, 'engine', 'dossier-kind', 'organization', 'calendars'],
  dossiers: DOSSIERS,
  alerts: [...DOSSIERS, 'dossiers'],
  citizen: [...DOSSIERS, 'dossiers', 'complaints', 'alerts', 'attachments'],
  documents: [...DOSSIERS, 'dossiers', 'complaints'],
  attachments: [...DOSSIERS, 'dossiers'],
  supervision: FEATURES,
  tasks: [...LOWER, 'engine', 'organization', 'calendars'],
  complaints: [...DOSSIERS, 'dossiers'],
  accounts: [...DOSSIERS, 'dossiers'],
};

/** What else than its own files a pure room may import. */
const PACKAGES = {
  domain: ['temporal-polyfill', 'yaml', 'csv-parse/sync'],
  workflows: ['temporal-polyfill', 'xstate', 'xstate/graph'],
  migrations: ['typeorm'],
};

/** `src/alerts/x.ts` → alerts, `migrations/y.ts` → migrations; null outside the rooms (tests, scripts). */
function roomOf(path) {
  const [top, second, ...rest] = path.split('/');
  if (top === 'workflows' || top === 'migrations') return top;
  if (top !== 'src' || second === undefined) return null;
  return rest.length === 0 ? 'root' : second;
}

/** The sentence that says why this import is refused, or null when it is allowed. */
export function refusedImport(path, specifier) {
  const room = roomOf(path);
  if (room === null || !(room in ARROWS)) return null;
  if (!specifier.startsWith('.')) {
    const allowed = PACKAGES[room];
    if (allowed === undefined || allowed.includes(specifier)) return null;
    const list = allowed.join(', ');
    return PURE.includes(room)
      ? `${room} is a pure room: from outside it may import only ${list}, not ${specifier}`
      : `${room} may import only ${list}, not ${specifier}`;
  }
  const target = roomOf(posix.join(posix.dirname(path), specifier));
  if (target === room || ARROWS[room].includes(target)) return null;
  const allowed = ARROWS[room].join(', ') || 'no other room';
  return `${room} must not import from ${target ?? 'outside the rooms'} (${specifier}); it may import from ${allowed}`;
}

/** ESLint rule: every import, export-from and import() of a room's file keeps to the arrows. */
export const arrowsRule = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{why}}' } },
  create(context) {
    const path = relative(context.cwd, context.filename).split(sep).join('/');
    const check = (node) => {
      const specifier = node.source?.value;
      const why = typeof specifier === 'string' ? refusedImport(path, specifier) : null;
      if (why !== null) context.report({ node: node.source, messageId: 'refused', data: { why } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};
