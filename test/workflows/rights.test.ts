// Who may do what in every state: the rules of the decrees that are about people, over every shipped process.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readProcedureYaml } from '../../src/domain/process/read-procedure.ts';
import type { DossierEventType } from '../../workflows/one-stop/dossier-events.ts';
import { shapeOf } from '../../workflows/one-stop/process-shape.ts';
import { prepareChart } from '../../workflows/one-stop/run-chart.ts';

const folder = new URL('../../workflows/procedures/', import.meta.url);
const PROCESSES = readdirSync(folder).flatMap((name) =>
  readProcedureYaml(readFileSync(new URL(name, folder), 'utf8'), name).cases.map(({ key, process }) => ({
    name: `${name} ${key}`,
    chart: prepareChart(process),
    shape: shapeOf(process),
  })),
);
const SHOP = 'reception receiving';

/** `position unit` of all who may send the event anywhere in the process. */
const mayIn = ({ chart }: (typeof PROCESSES)[number], event: DossierEventType) => [
  ...new Set(
    [...chart.metaOf.values()].flatMap(({ may }) =>
      (may[event] ?? []).map(({ position, unit }) => `${position} ${unit}`),
    ),
  ),
];

describe('in every shipped process', () => {
  it('only the head or leader of the competent unit apologises', () => {
    for (const process of PROCESSES)
      expect([process.name, mayIn(process, 'apologise').sort()]).toEqual([
        process.name,
        ['head competent', 'leader competent'],
      ]);
  });

  it('supplements come in at the one-stop that received, and nowhere else', () => {
    for (const process of PROCESSES)
      expect([process.name, mayIn(process, 'completeSupplement')]).toEqual([process.name, [SHOP]]);
  });

  it('an applicant asks to stop at the one-stop, and only until the last signature', () => {
    for (const { name, chart, shape } of PROCESSES) {
      const decided = shape.steps.slice(shape.decidedAfter + 1).map(({ key }) => `processing.${key}`);
      const stops = [...chart.metaOf].filter(([, { may }]) => may.endAtRequest !== undefined);
      expect([name, stops.map(([state]) => state).filter((state) => decided.includes(state))]).toEqual([
        name,
        [],
      ]);
      expect([name, stops.map(([state]) => state)]).toEqual([
        name,
        expect.arrayContaining(['lodged', 'accepted']),
      ]);
      expect(stops.every(([, { may }]) => may.endAtRequest!.every(({ unit }) => unit === 'receiving'))).toBe(
        true,
      );
    }
  });

  it('a result goes back to the one-stop that received, which hands it over', () => {
    for (const process of PROCESSES) {
      expect(process.chart.metaOf.get('resolved')?.holder).toEqual({
        unit: 'receiving',
        position: 'reception',
      });
      expect(mayIn(process, 'return')).toEqual([SHOP]);
    }
  });
});
