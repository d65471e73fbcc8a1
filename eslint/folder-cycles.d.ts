// Types of folder-cycles.js, for its test.
export type Import = readonly [from: string, to: string];
export interface FolderCycle {
  /** Empty for the rooms. */
  readonly folder: string;
  readonly members: readonly string[];
  readonly imports: readonly Import[];
}
export function folderCycles(imports: readonly Import[]): readonly FolderCycle[];
export function describeCycle(cycle: FolderCycle): string;
