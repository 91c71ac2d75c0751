import { execSync } from 'node:child_process';

/**
 * npm runs this after `npm ci` and before packing. It also runs it when `npx entente` first links the project's own
 * command into its cache: then everything is built already.
 */
if (process.env.npm_command !== 'exec') execSync('npm run --silent build', { stdio: 'inherit' });
