import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

// The rooms of src/ and what each may import. The arrows of ARCHITECTURE.md, enforced here.
const lowest = ['bindings', 'host', 'i18n'];
const middle = ['document', 'canvas', 'access', 'kernels'];
const rooms = {
  bindings: [],
  styles: [],
  host: ['bindings'],
  i18n: ['bindings'],
  kernels: ['bindings'],
  document: ['bindings', 'host', 'kernels'],
  canvas: ['bindings', 'kernels'],
  access: ['bindings', 'i18n', 'kernels'],
  // The script of the reader's copy: a page of its own, that shares nothing with the program's.
  reader: [],
  tools: [...lowest, ...middle],
  actions: [...lowest, ...middle, 'tools'],
  components: [...lowest, ...middle, 'tools', 'actions'],
  views: [...lowest, ...middle, 'tools', 'actions', 'components', 'styles'],
};
const names = Object.keys(rooms);

const walls = names.map((room) => {
  const forbidden = names.filter((other) => other !== room && !rooms[room].includes(other));
  const patterns = [];
  if (forbidden.length > 0) {
    patterns.push({
      regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
      message: `${room}/ may import only from: ${rooms[room].join(', ') || 'nothing'}.`,
    });
  }
  if (room !== 'components' && room !== 'views') {
    patterns.push({ regex: '^svelte(/|$)|\\.svelte$', message: 'Only components and views know Svelte.' });
  }
  if (room !== 'host') {
    patterns.push({ regex: '^@tauri-apps/', message: 'Only host/ knows Tauri.' });
  }
  return {
    files: [`src/${room}/**/*.{ts,svelte}`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
});

export default typescript.config(
  { ignores: ['dist/', 'node_modules/', 'src/bindings/'] },
  js.configs.recommended,
  ...typescript.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: typescript.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/require-each-key': 'error' },
  },
  ...walls,
  {
    // The test of the catalogues reads components as text, with the compiler's parser.
    files: ['src/i18n/catalogue.test.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
);
