// Builds the staff screens from web/ into dist/web, where the service finds them, each file compressed beside itself.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const SERVICE = 'http://localhost:3000';

/** Compressed once here and not at every request; fonts are compressed already. */
function compressed(): Plugin {
  return {
    name: 'motcua:compressed',
    async writeBundle({ dir }) {
      const assets = join(dir!, 'assets');
      const files = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name));
      await Promise.all(
        files.map(async (name) => {
          const path = join(assets, name);
          const bytes = await readFile(path);
          const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
          await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, best));
          await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
        }),
      );
    },
  };
}

export default defineConfig({
  root: 'web',
  plugins: [compressed()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    // The packages mark their files for server components, which there are none of here.
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      // What most pages share comes in few files: sixty small ones a page took longer than their bytes.
      output: {
        codeSplitting: {
          groups: [
            { name: 'shared', test: /node_modules/, minShareCount: 14 },
            { name: 'parts', test: /web\/(?:parts|texts|api|print|app|workstation)\//, minShareCount: 4 },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/tra-cuu', '/phan-anh', '/docs', '/health'].map((path) => [path, SERVICE]),
    ),
  },
});
