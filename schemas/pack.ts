import { z } from 'zod';

/** `pack.yaml` of a folder of own rules. */
export const PackSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected small letters, digits and hyphens, beginning with a letter'),
  version: z.string().regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, 'expected a version such as "1.0.0", in quotes'),
  /** Rules of the built-in kinds or of earlier packs that shall not be used, as `kind/id`. */
  off: z
    .array(z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'expected kind/id, such as deal/worth'))
    .optional(),
  note: z.string().optional(),
});
export type Pack = z.infer<typeof PackSchema>;
