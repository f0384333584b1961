import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Script and style are files of their own, never inline: the content security policy allows no other.
export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { $lib: at('./src/lib'), $words: at('../templates/words'), $go: at('./wailsjs/go') } },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 900 },
  server: { fs: { allow: ['..'] } },
});
