// Folders are layers: what the check of their cycles finds, at the rooms and below them.
import { describe, expect, it } from '@jest/globals';
import { describeCycle, folderCycles } from '../../eslint/folder-cycles.js';
import type { Import } from '../../eslint/folder-cycles.js';

const membersIn = (...imports: Import[]) =>
  folderCycles(imports).map(({ folder, members }) => [folder, members]);

describe('folders that come round to each other', () => {
  it('are found among the rooms, through a third one and through files that do not know each other', () => {
    expect(
      membersIn(
        ['src/alerts/raise.ts', 'src/dossiers/find.ts'],
        ['src/dossiers/lists/board.ts', 'workflows/rights.ts'],
        ['workflows/law/regimes.ts', 'src/alerts/mail/plain.ts'],
        ['workflows/rights.ts', 'src/domain/day.ts'],
      ),
    ).toEqual([['', ['src/alerts', 'src/dossiers', 'workflows']]]);
  });

  it('are found below a room, where the ways to the two files part', () => {
    expect(
      membersIn(
        ['web/pages/dossier/page.tsx', 'web/pages/consultations/panel.tsx'],
        ['web/pages/consultations/ask/dialog.tsx', 'web/pages/dossier/use-dossier.ts'],
        ['web/pages/dossier/page.tsx', 'web/parts/page.tsx'],
      ),
    ).toEqual([['web/pages', ['consultations', 'dossier']]]);
  });

  it('are a folder’s own files too, which stand below or above its folders, but not both', () => {
    const above: Import = ['src/documents/forms.controller.ts', 'src/documents/issue/open-form.ts'];
    const below: Import = ['src/documents/issue/list-forms.ts', 'src/documents/form-view.ts'];
    expect(membersIn(above)).toEqual([]);
    expect(membersIn(below)).toEqual([]);
    expect(membersIn(above, below)).toEqual([['src/documents', ['issue', 'its own files']]]);
  });

  it('are not made by a module, which puts the rest together, unless the rest imports it', () => {
    const wires: Import = ['src/documents/documents.module.ts', 'src/documents/issue/open-form.ts'];
    expect(membersIn(wires, ['src/documents/issue/open-form.ts', 'src/documents/file-answer.ts'])).toEqual(
      [],
    );
    expect(membersIn(wires, ['src/documents/issue/open-form.ts', wires[0]])).toEqual([
      ['src/documents', ['issue', 'its modules']],
    ]);
  });

  it('are told with the imports that make them, the fewest first', () => {
    const [cycle] = folderCycles([
      ['web/a/one.ts', 'web/b/one.ts'],
      ['web/a/two.ts', 'web/b/one.ts'],
      ['web/b/one.ts', 'web/a/three.ts'],
    ]);
    expect(describeCycle(cycle!)).toBe(
      [
        'web: a, b come round to each other',
        '  b → a (1)',
        '    web/b/one.ts → web/a/three.ts',
        '  a → b (2)',
        '    web/a/one.ts → web/b/one.ts',
        '    web/a/two.ts → web/b/one.ts',
      ].join('\n'),
    );
  });
});
