// Builds the staff screens from web/ into dist/web, where the service finds them.
import { defineConfig } from 'vite';

const SERVICE = 'http://localhost:3000';

export default defineConfig({
  root: 'web',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    // The packages mark their files for server components, which there are none of here.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/api', '/tra-cuu', '/docs', '/health'].map((path) => [path, SERVICE])),
  },
});
