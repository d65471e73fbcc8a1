// Ends the run's database server and removes its folder.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export default async function teardown() {
  const folder = process.env.TEST_SERVER_DIR;
  if (!folder) return;
  const location = join(folder, 'pid');
  if (existsSync(location)) {
    const pid = Number(readFileSync(location, 'utf8'));
    try {
      process.kill(pid, 'SIGQUIT');
      for (let i = 0; i < 100; i++) {
        process.kill(pid, 0);
        await new Promise((done) => setTimeout(done, 20));
      }
    } catch {
      // It has ended.
    }
  }
  rmSync(folder, { recursive: true, force: true });
}
