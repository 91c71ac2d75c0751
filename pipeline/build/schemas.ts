import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from '#pipeline/build/json-schemas';

/** `npm run schemas`: writes schemas/json/ anew. */
const folder = fileURLToPath(new URL('../../schemas/json/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [file, text] of jsonSchemas()) writeFileSync(`${folder}${file}`, text);
