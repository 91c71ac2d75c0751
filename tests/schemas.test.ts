import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { jsonSchemas } from '#pipeline/build/json-schemas';

const folder = fileURLToPath(new URL('../schemas/json/', import.meta.url));
const schemas = jsonSchemas();

test('schemas/json holds these files and no others', () => {
  expect(readdirSync(folder).sort()).toEqual([...schemas.keys()].sort());
});

test.each([...schemas])('%s is what zod says now (npm run schemas)', (file, text) => {
  expect(readFileSync(`${folder}${file}`, 'utf8')).toBe(text);
});
