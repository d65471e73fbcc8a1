// A board of a whole province: sorted by any figure or by Vietnam's alphabet, looked through without marks.
import { expect, it } from '@jest/globals';
import { boardCounts } from '../../src/dossiers/lists/board-counts.ts';
import { orderedBoard } from '../../src/dossiers/lists/board-order.ts';
import type { BoardAgency, BoardUnit } from '../../src/dossiers/lists/board-view.ts';

const unit = (name: string, late: number, onTime = 0): BoardUnit => ({
  id: name,
  name,
  query: '',
  counts: boardCounts(
    [
      { timer: 'late', nobody: false, n: late },
      { timer: 'onTime', nobody: true, n: onTime },
    ],
    late,
  ),
});
const agency = (name: string, late: number, onTime: number, ...rooms: string[]): BoardAgency => ({
  ...unit(name, late, onTime),
  units: rooms.map((room) => unit(room, late, onTime)),
});
const AGENCIES = [
  agency('Sở Y tế', 2, 8, 'Phòng Dược', 'Phòng Y'),
  agency('Sở Đầu tư', 0, 0, 'Phòng Đấu thầu'),
  agency('Sở Dân tộc', 5, 5, 'Phòng Đất'),
];
const names = (board: readonly BoardUnit[]) => board.map(({ name }) => name);

it.each([
  ['name', ['Sở Dân tộc', 'Sở Đầu tư', 'Sở Y tế']],
  ['-late', ['Sở Dân tộc', 'Sở Y tế', 'Sở Đầu tư']],
  ['inTimeShare', ['Sở Dân tộc', 'Sở Y tế', 'Sở Đầu tư']],
  ['-inTimeShare', ['Sở Y tế', 'Sở Dân tộc', 'Sở Đầu tư']],
] as const)('by %s', (sort, order) => {
  expect(names(orderedBoard(AGENCIES, { sort }))).toEqual(order);
});

it('finds an agency by its name with all its rooms, and by that of a room with that one', () => {
  const found = (q: string) =>
    orderedBoard(AGENCIES, { sort: 'name', q }).map(({ name, units }) => [name, names(units)]);
  expect(found('so y te')).toEqual([['Sở Y tế', ['Phòng Dược', 'Phòng Y']]]);
  expect(found('ĐẤU')).toEqual([['Sở Đầu tư', ['Phòng Đấu thầu']]]);
  expect(found('duoc')).toEqual([['Sở Y tế', ['Phòng Dược']]]);
});

it('leaves out agencies that have nothing late', () => {
  expect(names(orderedBoard(AGENCIES, { sort: 'name', late: true }))).toEqual(['Sở Dân tộc', 'Sở Y tế']);
});
